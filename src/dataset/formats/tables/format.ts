import { type Format, orGzipped } from '../format.ts';

/** The endings of text tables. */
export const TEXT_ENDINGS = orGzipped('.txt', '.vec', '.csv', '.tsv');

const ENDINGS = [...TEXT_ENDINGS, '.parquet'];

/** Words or labels, each with a vector. */
export const table: Format = {
  id: 'table',
  role: 'table',
  label: 'table of vectors',
  holds:
    'a word and its numbers in each row, see [text](#text-tables) and [Parquet](#parquet-tables-of-vectors)',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  hint: 'word vectors',
  looks: ({ text, parquet }) => text !== undefined || parquet !== undefined,
  load: () => import('./describe.ts'),
};
