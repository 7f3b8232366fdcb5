import { blocksByFeature, blockCounts, type Firings } from '../matrices/firings.ts';
import type { Work } from '../work/work.ts';
import type { SimilaritiesOf } from './assignment.ts';
import type { BestPairs } from './bestPairs.ts';
import { emptyLists, enterTile } from './topLists.ts';

/** Entries of the firings looked at between pauses, about. */
const STEP = 2e6;

/**
 * Correlations (phi) of the firings of features of one recording with those of all features of another recording of the
 * same blocks. A feature that never fires or fires in every block has correlation 0 with all others.
 *
 * @param a  features of the first set, over N blocks
 * @param b  features of the second set, over the same N blocks
 * @throws RangeError when the recordings have different numbers of blocks
 */
export function correlationsOf(a: Firings, b: Firings): SimilaritiesOf {
  if (a.blocks !== b.blocks) {
    throw new RangeError(
      `correlations: expected the same blocks in both recordings, found ${a.blocks} and ${b.blocks}`,
    );
  }
  const { blocks } = a;
  const { indptr, indices } = blocksByFeature(a);
  const spread = (count: number) => Math.sqrt(count * (blocks - count));
  const counts = Float64Array.from(blockCounts(b));
  const scale = counts.map((count) => (spread(count) > 0 ? 1 / spread(count) : 0));
  return async (rows, each, work) => {
    let looked = 0;
    for (const row of rows) {
      const found = new Float32Array(b.features);
      for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
        const block = indices[p]!;
        for (let q = b.indptr[block]!; q < b.indptr[block + 1]!; q++) found[b.indices[q]!]!++;
        looked += b.indptr[block + 1]! - b.indptr[block]!;
      }
      const own = indptr[row + 1]! - indptr[row]!;
      const inverse = spread(own) > 0 ? 1 / spread(own) : 0;
      for (let j = 0; j < found.length; j++) {
        found[j] = (blocks * found[j]! - own * counts[j]!) * scale[j]! * inverse;
      }
      each(row, found);
      if (looked > STEP) {
        looked = 0;
        await work.pause();
      }
    }
  };
}

/**
 * The k features of b whose firings correlate most with those of each feature of a, and the other way round, exact.
 *
 * @param n  the number of features of a
 * @param m  the number of features of b
 * @param similarities  see `correlationsOf`
 */
export async function bestOf(
  n: number,
  m: number,
  similarities: SimilaritiesOf,
  k: number,
  work: Work,
): Promise<BestPairs> {
  const forward = emptyLists(n, Math.min(k, m));
  const backward = emptyLists(m, Math.min(k, n));
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  const enter = (row: number, values: Float32Array) => {
    enterTile(forward, backward, 0, { rowFrom: row, columnFrom: 0, columns: m, values });
    if (row % 64 === 0) work.progress(row / n, `Correlations of ${n} × ${m} pairs`);
  };
  await similarities(all, enter, work);
  return { forward, backward };
}
