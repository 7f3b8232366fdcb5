import { DataError } from '../../error.ts';
import type { ParquetTable } from '../../files/parquet/parquet.ts';
import { isVectorName } from '../../files/text/columnNames.ts';
import { isList, listFields } from '../../files/text/lists.ts';
import { parseNumber } from '../../files/text/numbers.ts';

/** The number of rows that say what a column of text holds. */
const ROWS_SAMPLED = 20;

/** Ends reading when enough rows are known. */
class Enough extends DataError {}

/**
 * A table whose columns of text are lists if they are named like vectors and hold lists of numbers, as a CSV file that
 * became Parquet has them. A table with a column of lists is returned as it is.
 *
 * @param file  the file's name, for messages
 * @throws DataError when a column is named like vectors and holds other text, and no other column holds vectors
 */
export async function withTextLists(table: ParquetTable, file: string): Promise<ParquetTable> {
  if (table.columns.some(({ kind }) => kind === 'list')) return table;
  const named = table.columns.find(({ name, kind }) => kind === 'text' && isVectorName(name));
  if (!named) return table;
  const sample = await firstTexts(table, named.name);
  if (sample.length === 0) return table;
  if (!sample.every(isList)) {
    throw new DataError(
      `${file}: expected lists of numbers in column “${named.name}”, found “${sample.find((text) => !isList(text))!.slice(0, 40)}”; write the vectors as one column of lists.`,
    );
  }
  const dim = listFields(sample[0]!)!.length;
  return {
    ...table,
    columns: table.columns.map((column) =>
      column === named ? { name: named.name, kind: 'list', values: dim * table.rows } : column,
    ),
    each: (column, group, take) =>
      table.each(column, group, (row, value) =>
        take(row, column === named.name && typeof value === 'string' ? numbersOf(value) : value),
      ),
  };
}

const numbersOf = (text: string): number[] | null =>
  listFields(text)?.map((field) => parseNumber(field)) ?? null;

/** The first texts of a column that are not empty. */
async function firstTexts(table: ParquetTable, column: string): Promise<string[]> {
  const texts: string[] = [];
  try {
    for (const group of table.groups) {
      await table.each(column, group, (_, value) => {
        if (typeof value === 'string' && value.trim() !== '') texts.push(value);
        if (texts.length === ROWS_SAMPLED) throw new Enough('');
      });
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return texts;
}
