import { blockCounts, type Firings } from '../matrices/firings.ts';

/** The features of a recording that have a phi: those that fire in some blocks and not in all, ascending. */
export function featuresWithPhi(firings: Firings): Uint32Array {
  const fired = blockCounts(firings);
  return Uint32Array.from([...fired.keys()].filter((i) => fired[i]! > 0 && fired[i]! < firings.blocks));
}

/**
 * The mean phi over all pairs of features of one group less that over all pairs of different groups, without a pass over pairs:
 * phi is the cosine of the standardised 0/1 vectors of two features, so that the sums follow from the lengths of the sums of the
 * unit vectors of each group, by one pass over the firings.
 *
 * @param firings  `[blocks, features]`
 * @param members  features that have a phi, each once
 * @returns for the group of each member, from 0, `[members]`: the difference, in [−2, 2]; NaN if there are no pairs of one kind
 */
export function phiWithinGroups(firings: Firings, members: Uint32Array): (groups: Int32Array) => number {
  const { blocks, features, indptr, indices } = firings;
  const fired = blockCounts(firings);
  const place = new Int32Array(features).fill(-1);
  members.forEach((feature, at) => (place[feature] = at));
  // A unit vector is (1 − c/N)·√N/s in the blocks where its feature fires, and −c/N·√N/s in the others.
  const scale = Float64Array.from(members, (i) => Math.sqrt(blocks / (fired[i]! * (blocks - fired[i]!))));
  const away = Float64Array.from(members, (i, at) => (scale[at]! * fired[i]!) / blocks);
  return (groups) => {
    const count = groups.reduce((most, group) => Math.max(most, group), -1) + 1;
    const sizes = new Float64Array(count);
    const elsewhere = new Float64Array(count);
    groups.forEach((group, at) => {
      sizes[group]!++;
      elsewhere[group]! += away[at]!;
    });
    const sums = new Float64Array(count);
    let within = 0;
    let all = 0;
    for (let b = 0; b < blocks; b++) {
      for (let g = 0; g < count; g++) sums[g] = -elsewhere[g]!;
      for (let p = indptr[b]!; p < indptr[b + 1]!; p++) {
        const at = place[indices[p]!]!;
        if (at >= 0) sums[groups[at]!]! += scale[at]!;
      }
      let total = 0;
      for (let g = 0; g < count; g++) {
        within += sums[g]! ** 2;
        total += sums[g]!;
      }
      all += total ** 2;
    }
    const n = members.length;
    const pairsWithin = sizes.reduce((sum, size) => sum + size * (size - 1), 0);
    const pairsBetween = n * (n - 1) - pairsWithin;
    if (pairsWithin === 0 || pairsBetween === 0) return NaN;
    return (within - n) / pairsWithin - (all - within) / pairsBetween;
  };
}
