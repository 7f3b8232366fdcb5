import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Corrections } from '../../corrections.ts';
import { DataError, listNames } from '../../error.ts';
import type { JsonLines } from '../../files/json.ts';
import { indexRank, LABEL_COLUMNS, VECTOR_NAMES } from '../../files/text/columnNames.ts';
import { checkColumn } from '../labels/labelColumn.ts';
import { numberOf, type ParquetColumn, type ParquetTable } from '../../files/parquet/parquet.ts';
import type { TensorChoice } from '../finding.ts';
import { readLists, readColumns, unequalLists } from './parquetRows.ts';
import { withTextLists } from './parquetTexts.ts';

/** Vectors found in a Parquet table, but not read yet. */
export interface ParquetVectors {
  readonly rows: number;
  readonly dim: number;
  /** the column of lists that holds them; empty if each column of numbers is a dimension */
  readonly column: string;
  /** the columns of lists, any of which may hold them */
  readonly choices: readonly TensorChoice[];
  /** the column that says what a row is; empty if there is none */
  readonly label: string;
  /** the columns of text */
  readonly texts: readonly string[];
  /** Reads the vectors, `[rows, dim]`, row group by row group. */
  vectors(): Promise<Matrix>;
  /** Reads the labels: `description` from the column of labels, `category`, and every column of numbers by its name. */
  labels(): Promise<JsonLines>;
}

/** The most numbers of a table: 2 GB. */
const MOST_VALUES = 2 ** 29;

/**
 * Finds vectors in a Parquet table: a column of lists of one length, of lists written as text, or else all columns of
 * numbers. The head gives the length of the lists.
 *
 * @param file  the file's name, for messages
 * @param corrections  `tensor` names the column of vectors, `label` that of labels
 * @throws DataError when there are no vectors, when several columns may hold them, or when their lists differ in length
 */
export async function vectorsOf(
  given: ParquetTable,
  file: string,
  { tensor, label }: Pick<Corrections, 'tensor' | 'label'>,
): Promise<ParquetVectors> {
  const table = await withTextLists(given, file);
  const { rows, columns } = table;
  const of = (kind: ParquetColumn['kind']) => columns.filter((column) => column.kind === kind);
  const column = vectorColumn(of('list'), columns, tensor, file);
  const numbers = of('number').filter(({ name }) => indexRank(name) < 0);
  const texts = of('text').map(({ name }) => name);
  if (rows === 0)
    throw new DataError(`${file}: expected a row for each vector, found none; write the table again.`);
  if (!column && numbers.length < 2) {
    throw new DataError(
      `${file}: expected a column of lists of numbers, or a column for each dimension, found ${listNames(columns.map(({ name }) => name))}; write the vectors as one column of lists.`,
    );
  }
  const dim = column ? column.values / rows : numbers.length;
  if (!Number.isInteger(dim) || dim === 0) throw await unequalLists(table, column!, file);
  checkSize(table, dim, file);
  const columnNames = columns.map(({ name }) => name);
  checkColumn(label, columnNames, file);
  const named = LABEL_COLUMNS.map((pattern) => texts.find((name) => pattern.test(name)));
  const taken = label !== '' ? label : (named.find((name) => name !== undefined) ?? texts[0] ?? '');
  const dimensions = column ? [] : numbers.map(({ name }) => name).filter((name) => name !== taken);
  const further = (column ? numbers.map(({ name }) => name) : []).filter((name) => name !== taken);
  return {
    rows,
    column: column?.name ?? '',
    label: taken,
    texts,
    dim: column ? dim : dimensions.length,
    choices: listChoices(table),
    vectors: () => (column ? readLists(table, column.name, dim, file) : readColumns(table, dimensions, file)),
    labels: () =>
      readRecords(table, taken, [
        ...texts.filter((name) => name === 'category' && name !== taken),
        ...further,
      ]),
  };
}

/** The columns of lists of a table, any of which may hold its vectors; a size is NaN if the lists differ in length. */
export const listChoices = ({ columns, rows }: ParquetTable): TensorChoice[] =>
  columns
    .filter(({ kind }) => kind === 'list')
    .map(({ name, values }) => ({ name, shape: [rows, values % rows === 0 ? values / rows : NaN] }));

function vectorColumn(
  lists: readonly ParquetColumn[],
  all: readonly ParquetColumn[],
  named: string,
  file: string,
): ParquetColumn | null {
  if (named !== '') {
    const found = lists.find(({ name }) => name === named);
    if (found) return found;
    throw new DataError(
      `${file}: expected a column “${named}” of lists of numbers, found ${listNames(all.map(({ name }) => name))}; choose one of its columns of lists.`,
    );
  }
  const usual = lists.length > 1 ? lists.filter(({ name }) => VECTOR_NAMES.test(name)) : lists;
  if (usual.length === 1) return usual[0]!;
  if (lists.length === 0) return null;
  throw new DataError(
    `${file}: expected one column of vectors, found ${listNames(lists.map(({ name }) => name))}; say which column holds the vectors.`,
  );
}

function checkSize({ rows }: ParquetTable, dim: number, file: string): void {
  if (rows * dim <= MOST_VALUES) return;
  throw new DataError(
    `${file}: expected at most ${MOST_VALUES} numbers, found ${rows * dim}; split it into smaller files.`,
  );
}

/** Records of the rows; a column whose name the descriptions use is left out. */
async function readRecords(
  table: ParquetTable,
  label: string,
  further: readonly string[],
): Promise<JsonLines> {
  const records = Array.from({ length: table.rows }, (): Record<string, unknown> => ({}));
  const read = async (column: string, name: string) => {
    for (const group of table.groups) {
      await table.each(column, group, (row, value) => {
        if (typeof value === 'string') records[row]![name] = value;
        else if (!Number.isNaN(numberOf(value))) {
          records[row]![name] = name === 'description' ? String(numberOf(value)) : numberOf(value);
        }
      });
    }
  };
  if (label !== '') await read(label, 'description');
  // Rows stand in their order, whatever a column says about an index.
  for (const column of further) if (!/^(description|index)$/.test(column)) await read(column, column);
  return { records, skipped: 0 };
}
