import { type Format, orGzipped } from '../format.ts';
import { arrayRole } from './role.ts';

const ENDINGS = orGzipped('.npy');
const load = () => import('./describe.ts');

/** An array that is a decoder by its name. */
export const decoderArray: Format = {
  id: 'decoder array',
  role: 'decoder',
  label: 'decoder directions',
  holds: '`[features, dim]`; a name with `decoder` or `W_dec`',
  endings: ENDINGS,
  opensAlone: ['.npy'],
  looks: (head) => arrayRole(head) === 'decoder',
  load,
};

/** A matrix without a telling name. */
export const matrix: Format = {
  id: 'matrix',
  role: 'array',
  label: 'matrix',
  holds: 'the vectors of the words beside it, `[words, dim]`; without words, decoder directions',
  endings: ENDINGS,
  opensAlone: ['.npy'],
  looks: (head) => arrayRole(head) === 'array',
  load,
};

/** Where documents begin among the tokens. */
export const offsets: Format = {
  id: 'offsets',
  role: 'offsets',
  label: 'document offsets',
  holds: 'where each document begins among the tokens, `[documents + 1]`; a name with `offset`',
  endings: ENDINGS,
  looks: (head) => arrayRole(head) === 'offsets',
  load,
};

/** Coordinates that were computed elsewhere. */
export const layout: Format = {
  id: 'layout',
  role: 'layout',
  label: 'layout',
  holds: 'coordinates `[features, 2 or 3]`; a name with `layout`, `umap`, `tsne` or `coordinates`',
  endings: ENDINGS,
  looks: (head) => arrayRole(head) === 'layout',
  load,
};
