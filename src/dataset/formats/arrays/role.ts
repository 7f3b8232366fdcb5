import type { Role } from '../finding.ts';
import type { Head } from '../format.ts';

/** Names of activations, whatever their container. */
export const ACTIVATIONS = /activation|(^|[_-])acts([_.-]|$)/i;

/** What a bare array is, by its name and its number of axes; null for another kind of file. */
export function arrayRole({ name, array }: Head): Role | null {
  if (!array) return null;
  const axes = array.shape.length;
  if (ACTIVATIONS.test(name)) return 'activations';
  if (/offset/i.test(name) && axes === 1) return 'offsets';
  if (/layout|umap|tsne|coordinates/i.test(name)) return 'layout';
  return axes === 2 && !/decoder|w_dec/i.test(name) ? 'array' : 'decoder';
}
