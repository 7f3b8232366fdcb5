import { significant } from '../../controls/numbers.ts';
import type { Colouring } from '../cloud/colouring/colouring.ts';
import { strengthsOf, strongestMetas, type MetaSae } from './analysis/index.ts';

/**
 * Features by the strength of the chosen meta-feature, or, while none is chosen, by their strongest meta-feature, the ones
 * with most features first.
 */
export function metaColouring(found: MetaSae, meta: number | null): Colouring {
  if (meta !== null && meta < found.width) {
    return {
      kind: 'number',
      title: `meta-feature ${meta}`,
      values: strengthsOf(found, meta),
      logarithmic: false,
      print: (value) => significant(value, 2),
      none: 'not active',
      note: 'grey: not active',
    };
  }
  const strongest = strongestMetas(found);
  const sizes = new Uint32Array(found.width);
  for (const own of strongest) if (own >= 0) sizes[own]!++;
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const place = new Int32Array(found.width);
  order.forEach((own, at) => (place[own] = at));
  return {
    kind: 'category',
    title: 'strongest meta-feature',
    groups: strongest.map((own) => (own < 0 ? -1 : place[own]!)),
    names: order.filter((own) => sizes[own]! > 0).map((own) => `meta-feature ${own}`),
    none: 'no parts',
  };
}
