import type { Format } from '../format.ts';
import { isPairTable } from './columns.ts';

const ENDINGS = ['.npz', '.parquet'];

/** In how many blocks pairs of features fire together. */
export const cooccurrence: Format = {
  id: 'cooccurrence',
  role: 'cooccurrence',
  label: 'co-occurrence counts',
  holds: '`histogram` and `n_chunks`; or columns `feature_a`, `feature_b`, `blocks` and `recorded`',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  hint: 'co-occurrence counts',
  looks: ({ tensors, parquet }) =>
    (tensors?.names.includes('histogram') ?? false) || (parquet !== undefined && isPairTable(parquet)),
  load: () => import('./describe.ts'),
};
