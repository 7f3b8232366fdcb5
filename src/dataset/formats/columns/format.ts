import { found } from '../finding.ts';
import type { Format } from '../format.ts';
import { shapeOf } from './shapeOf.ts';

/** A number for each feature beside a checkpoint. */
export const freeColumns: Format = {
  id: 'columns',
  role: 'columns',
  label: 'frequencies of features',
  holds:
    'a tensor `sparsity` in a file with `sparsity` in its name, as SAELens writes it: the decimal logarithm of the fraction of tokens on which each feature fires',
  endings: ['.safetensors'],
  looks: ({ name, tensors }) =>
    tensors !== undefined && /sparsity/i.test(name) && tensors.names.includes('sparsity'),
  load: async () => ({
    describe: async (head) => found('columns', 'frequencies of features', await shapeOf(head)),
  }),
};
