import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Corrections } from '../../corrections.ts';
import { DataError, listNames } from '../../error.ts';
import { allocate } from '../../sources/limits.ts';
import type { JsonLines } from '../../files/json.ts';
import { LABEL_COLUMNS } from '../labels/columns.ts';
import { checkColumn } from '../labels/labelColumn.ts';
import { numberOf, type ParquetColumn, type ParquetTable } from '../../files/parquet/parquet.ts';
import type { TensorChoice } from '../finding.ts';

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

/** The names by which a column of vectors is recognised among several columns of lists. */
const VECTORS = /^(embeddings?|vectors?|emb|vec|values|features?|decoder|w_dec)$/i;
/** A column that numbers the rows. */
const INDEX = /^(index|id|row|__index_level_0__)$/i;
/** The most numbers of a table: 2 GB. */
const MOST_VALUES = 2 ** 29;

/**
 * Finds vectors in a Parquet table: a column of lists of one length, or else all columns of numbers. The head gives the
 * length of the lists.
 *
 * @param file  the file's name, for messages
 * @param corrections  `tensor` names the column of vectors, `label` that of labels
 * @throws DataError when there are no vectors, when several columns may hold them, or when their lists differ in length
 */
export function vectorsOf(
  table: ParquetTable,
  file: string,
  { tensor, label }: Pick<Corrections, 'tensor' | 'label'>,
): ParquetVectors {
  const { rows, columns } = table;
  const of = (kind: ParquetColumn['kind']) => columns.filter((column) => column.kind === kind);
  const column = vectorColumn(of('list'), columns, tensor, file);
  const numbers = of('number').filter(({ name }) => !INDEX.test(name));
  const texts = of('text').map(({ name }) => name);
  if (rows === 0)
    throw new DataError(`${file}: expected a row for each vector, found none; write the table again.`);
  if (!column && numbers.length < 2) {
    throw new DataError(
      `${file}: expected a column of lists of numbers, or a column for each dimension, found ${listNames(columns.map(({ name }) => name))}; write the vectors as one column of lists.`,
    );
  }
  const dim = column ? column.values / rows : numbers.length;
  if (!Number.isInteger(dim) || dim === 0)
    throw ragged(file, column!.name, `${column!.values} numbers in ${rows} rows`);
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
  const usual = lists.length > 1 ? lists.filter(({ name }) => VECTORS.test(name)) : lists;
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

const ragged = (file: string, column: string, found: string): DataError =>
  new DataError(
    `${file}: expected lists of one length in column “${column}”, found ${found}; write the same number of numbers in each row, none missing.`,
  );

async function readLists(table: ParquetTable, column: string, dim: number, file: string): Promise<Matrix> {
  const data = allocate(4 * table.rows * dim, file, () => new Float32Array(table.rows * dim));
  for (const group of table.groups) {
    await table.each(column, group, (row, value) => {
      if (!Array.isArray(value) || value.length !== dim) {
        const found = Array.isArray(value)
          ? `${value.length} ${value.length === 1 ? 'number' : 'numbers'}`
          : 'nothing';
        throw ragged(file, column, `${found} in row ${row}, where others have ${dim}`);
      }
      for (let i = 0; i < dim; i++) data[row * dim + i] = finite(value[i], row, column, file);
    });
  }
  return { data, rows: table.rows, columns: dim };
}

async function readColumns(table: ParquetTable, names: readonly string[], file: string): Promise<Matrix> {
  const dim = names.length;
  const data = allocate(4 * table.rows * dim, file, () => new Float32Array(table.rows * dim));
  for (const group of table.groups) {
    for (const [at, name] of names.entries()) {
      await table.each(name, group, (row, value) => {
        data[row * dim + at] = finite(value, row, name, file);
      });
    }
  }
  return { data, rows: table.rows, columns: dim };
}

function finite(value: unknown, row: number, column: string, file: string): number {
  const number = numberOf(value);
  if (Number.isFinite(Math.fround(number))) return number;
  const found = value === null || value === undefined ? 'nothing' : String(number);
  throw new DataError(
    `${file}: row ${row}: expected a number in column “${column}”, found ${found}; correct it or leave the row out.`,
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
