import { rowStart, type Cooccurrence } from '../matrices/cooccurrence.ts';
import type { Firings } from '../matrices/firings.ts';

/**
 * The firings of chosen features, renumbered 0 … kept.length − 1; every block stays, even if empty.
 *
 * @param kept  feature numbers, ascending
 */
export function restrictFirings(firings: Firings, kept: Uint32Array): Firings {
  if (kept.length === firings.features) return firings;
  const place = new Int32Array(firings.features).fill(-1);
  kept.forEach((feature, i) => (place[feature] = i));
  const indptr = new Uint32Array(firings.blocks + 1);
  const indices = firings.indices.slice();
  let count = 0;
  for (let b = 0; b < firings.blocks; b++) {
    for (let p = firings.indptr[b]!; p < firings.indptr[b + 1]!; p++) {
      const i = place[firings.indices[p]!]!;
      if (i >= 0) indices[count++] = i;
    }
    indptr[b + 1] = count;
  }
  return { blocks: firings.blocks, features: kept.length, indptr, indices: indices.subarray(0, count) };
}

/**
 * The co-occurrence counts of chosen features, renumbered 0 … kept.length − 1.
 *
 * @param kept  feature numbers, ascending
 */
export function restrictCooccurrence(counts: Cooccurrence, kept: Uint32Array): Cooccurrence {
  const n = kept.length;
  if (n === counts.features) return counts;
  const length = (n * (n + 1)) / 2;
  const chosen = counts.counts instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
  let at = 0;
  for (let i = 0; i < n; i++) {
    const begin = rowStart(kept[i]!, counts.features) - kept[i]!;
    for (let j = i; j < n; j++) chosen[at++] = counts.counts[begin + kept[j]!]!;
  }
  return { features: n, blocks: counts.blocks, counts: chosen };
}
