import type { ParquetTable } from '../../files/parquet/parquet.ts';

/** The columns of a table of counts, as `recipes/cooccurrence.sql` names them. */
export const COLUMNS = ['feature_a', 'feature_b', 'blocks', 'recorded'] as const;

/** Whether a Parquet table holds counts of pairs, by its columns. */
export const isPairTable = ({ columns }: ParquetTable): boolean =>
  COLUMNS.every((wanted) => columns.some(({ name }) => name === wanted));
