import type { Format, Head } from '../format.ts';
import { isFiringTable } from './columns.ts';

const ENDINGS = ['.npz', '.npy', '.parquet'];

/** Whether an archive holds a sparse matrix, of any of SciPy's formats. */
const isSparse = ({ tensors }: Head) => {
  const has = (...names: string[]) => names.every((name) => tensors?.names.includes(name));
  return has('indptr') || has('row', 'col') || has('format', 'shape', 'data');
};

/** Whether an array says for each block and feature whether it fires. */
const isDense = ({ name, array }: Head) =>
  array?.shape.length === 2 && (array.type === 'b1' || /firing/i.test(name));

/** The features that fire in each block. */
export const firings: Format = {
  id: 'firings',
  role: 'firings',
  label: 'firings',
  holds:
    'a sparse matrix, blocks as rows, as SciPy saves it; a dense one of truth values or with `firing` in its name; or columns `block` and `feature`',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  hint: 'firings',
  looks: (head) =>
    isSparse(head) || isDense(head) || (head.parquet !== undefined && isFiringTable(head.parquet)),
  load: () => import('./describe.ts'),
};
