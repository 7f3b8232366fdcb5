import type { Matrix } from '../../../math/matrices/matrix.ts';
import { DataError } from '../../error.ts';
import { numberOf, type ParquetColumn, type ParquetTable } from '../../files/parquet/parquet.ts';
import { commonest } from '../../files/text/records.ts';
import { allocate } from '../../sources/limits.ts';

/** Says which row of a column of lists has another length than most, or none. */
export async function unequalLists(
  table: ParquetTable,
  { name, values }: ParquetColumn,
  file: string,
): Promise<DataError> {
  const lengths: number[] = [];
  for (const group of table.groups) {
    await table.each(name, group, (_, value) => lengths.push(Array.isArray(value) ? value.length : 0));
  }
  const usual = commonest(lengths);
  const row = lengths.findIndex((length) => length !== usual);
  if (row < 0) return ragged(file, name, `${values} numbers in ${table.rows} rows`);
  return ragged(file, name, `${numbersText(lengths[row]!)} in row ${row}, where others have ${usual}`);
}

const numbersText = (count: number) =>
  count === 0 ? 'no list' : count === 1 ? '1 number' : `${count} numbers`;

const ragged = (file: string, column: string, found: string): DataError =>
  new DataError(
    `${file}: expected lists of one length in column “${column}”, found ${found}; write the same number of numbers in each row, none missing.`,
  );

/** Reads a column of lists as the rows of a matrix, `[rows, dim]`. */
export async function readLists(
  table: ParquetTable,
  column: string,
  dim: number,
  file: string,
): Promise<Matrix> {
  const data = allocate(4 * table.rows * dim, file, () => new Float32Array(table.rows * dim));
  for (const group of table.groups) {
    await table.each(column, group, (row, value) => {
      if (!Array.isArray(value) || value.length !== dim) {
        const found = numbersText(Array.isArray(value) ? value.length : 0);
        throw ragged(file, column, `${found} in row ${row}, where others have ${dim}`);
      }
      for (let i = 0; i < dim; i++) data[row * dim + i] = finite(value[i], row, column, file);
    });
  }
  return { data, rows: table.rows, columns: dim };
}

/** Reads columns of numbers as the columns of a matrix, `[rows, names]`. */
export async function readColumns(
  table: ParquetTable,
  names: readonly string[],
  file: string,
): Promise<Matrix> {
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
