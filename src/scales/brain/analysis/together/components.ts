import { rootOf } from './collected.ts';

/** The connected parts of a graph of pairs. */
export interface Components {
  /** number of features of each component of at least two, the largest first */
  readonly sizes: Uint32Array;
  /** component of each feature of the layer, `[features]`; −1 for a feature without a partner */
  readonly of: Int32Array;
}

/**
 * The connected parts of at least two features, the largest first; of equal ones, that with the smallest feature first.
 *
 * @param joined  `[n]`, each points to one of its own component; see `join`
 * @param order  feature of each place, `[n]`
 * @param features  number of features of the layer
 */
export function componentsOf(joined: Int32Array, order: Uint32Array, features: number): Components {
  const members = new Map<number, number[]>();
  order.forEach((feature, place) => {
    const root = rootOf(joined, place);
    members.set(root, [...(members.get(root) ?? []), feature]);
  });
  const parts = [...members.values()]
    .filter(({ length }) => length > 1)
    .map((part) => part.sort((a, b) => a - b))
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const of = new Int32Array(features).fill(-1);
  parts.forEach((part, at) => part.forEach((feature) => (of[feature] = at)));
  return { sizes: Uint32Array.from(parts, ({ length }) => length), of };
}
