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

const BINARY_ENDINGS = orGzipped('.bin');

/** Words and their vectors as word2vec writes them in binary form. */
export const binaryTable: Format = {
  id: 'binary table',
  role: 'table',
  label: 'word2vec binary',
  holds: 'the first line says rows and dimensions; then words and float32 numbers',
  endings: BINARY_ENDINGS,
  opensAlone: BINARY_ENDINGS,
  looks: ({ binaryWords }) => binaryWords !== undefined,
  load: () => import('./describeBinary.ts'),
};
