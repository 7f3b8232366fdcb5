import type { ParquetTable } from '../../files/parquet/parquet.ts';
import { indexRank, LABEL_COLUMNS } from '../../files/text/columnNames.ts';

/** A table with more columns of numbers and nothing that numbers its rows may hold vectors. */
const MOST_NUMBERS = 8;
/**
 * Whether a Parquet table says what features are, instead of holding vectors: it has no column of lists, but texts with
 * a column named as descriptions are or one that numbers features, and few other numbers unless rows are numbered.
 */
export function isLabelParquet({ columns }: ParquetTable): boolean {
  if (columns.some(({ kind }) => kind === 'list')) return false;
  const texts = columns.filter(({ kind }) => kind === 'text');
  const numbers = columns.filter(({ name, kind }) => kind === 'number' && indexRank(name) < 0);
  const numbered = columns.some(({ name, kind }) => kind === 'number' && indexRank(name) >= 0);
  const described = texts.some(({ name }) => LABEL_COLUMNS[0]!.test(name));
  return texts.length > 0 && (described || numbered) && (numbered || numbers.length <= MOST_NUMBERS);
}
