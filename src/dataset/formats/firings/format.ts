import type { Format } from '../format.ts';
import { isFiringTable } from './columns.ts';

const ENDINGS = ['.npz', '.parquet'];

/** The features that fire in each block. */
export const firings: Format = {
  id: 'firings',
  role: 'firings',
  label: 'firings',
  holds: 'sparse rows over blocks, `indptr` and `indices`; or columns `block` and `feature`',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  hint: 'firings',
  looks: ({ tensors, parquet }) =>
    (tensors?.names.includes('indptr') ?? false) || (parquet !== undefined && isFiringTable(parquet)),
  load: () => import('./describe.ts'),
};
