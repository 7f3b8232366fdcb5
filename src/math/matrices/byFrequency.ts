import { blocksByFeature, type Firings } from './firings.ts';

/**
 * The same firings with the features in order of the number of their blocks, the rarest first, so that features of one
 * number stand next to each other.
 *
 * @returns the firings; the old number of each feature, and the number of its blocks, ascending, both `[features]`
 */
export function byFrequency(firings: Firings): {
  readonly firings: Firings;
  readonly order: Uint32Array;
  readonly fired: Uint32Array;
} {
  const { indptr, indices: blockLists } = blocksByFeature(firings);
  const firedBy = (feature: number) => indptr[feature + 1]! - indptr[feature]!;
  const order = Uint32Array.from({ length: firings.features }, (_, i) => i).sort(
    (a, b) => firedBy(a) - firedBy(b) || a - b,
  );
  // The features enter the blocks' lists in their new order, so each list is ascending.
  const next = firings.indptr.slice(0, firings.blocks);
  const indices = firings.indices.slice();
  for (let place = 0; place < order.length; place++) {
    const end = indptr[order[place]! + 1]!;
    for (let p = indptr[order[place]!]!; p < end; p++) indices[next[blockLists[p]!]!++] = place;
  }
  return { firings: { ...firings, indices }, order, fired: order.map(firedBy) };
}
