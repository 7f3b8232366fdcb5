import type { Format } from '../format.ts';
import { isStrongest } from './names.ts';

/** The strongest tokens of each feature, as Gemma Scope 2 publishes them beside a checkpoint. */
export const strongest: Format = {
  id: 'strongest',
  role: 'strongest',
  label: 'strongest tokens',
  holds:
    'Gemma Scope 2’s `examples.safetensors`: `activations`, `seq_ids` and `positions` `[features, kept]`, `tokens` `[contexts, length]`',
  endings: ['.safetensors'],
  besideCheckpoints: /^examples\.safetensors$/i,
  looks: ({ tensors }) => tensors !== undefined && isStrongest(tensors.names),
  load: () => import('./describe.ts'),
};
