import { endsAs, orGzipped } from '../format.ts';

/** The endings of files that may hold columns for the features of an open dataset. */
export const COLUMN_ENDINGS: readonly string[] = [
  ...orGzipped('.csv', '.tsv', '.txt', '.jsonl', '.json'),
  '.parquet',
];

/** Whether a file may hold columns for the features of an open dataset, by its name. */
export const mayHoldColumns = (name: string): boolean => endsAs(name, COLUMN_ENDINGS);
