import type { ParquetTable } from '../../files/parquet/parquet.ts';

/** Whether a Parquet table holds firings, by its columns: a row for each feature that fires in a block. */
export const isFiringTable = ({ columns }: ParquetTable): boolean =>
  ['block', 'feature'].every((wanted) =>
    columns.some(({ name, kind }) => name === wanted && kind === 'number'),
  );
