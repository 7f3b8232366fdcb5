import { ACTIVATIONS, arrayRole } from '../arrays/role.ts';
import { type Format, orGzipped } from '../format.ts';

/** Raw residual activations. */
export const activations: Format = {
  id: 'activations',
  role: 'activations',
  label: 'activations',
  holds: '`[tokens, dim]` or `[documents, tokens, dim]`; a name with `activation` or `acts`',
  endings: [...orGzipped('.npy'), '.safetensors'],
  hint: 'activations',
  besideCheckpoints: ACTIVATIONS,
  looks: (head) =>
    arrayRole(head) === 'activations' ||
    (head.tensors !== undefined && /\.safetensors$/i.test(head.name) && ACTIVATIONS.test(head.name)),
  load: () => import('./describe.ts'),
};
