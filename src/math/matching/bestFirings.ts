import { kernels } from '../kernels/kernels.ts';
import { blockCounts, type Firings } from '../matrices/firings.ts';
import type { Work } from '../work/work.ts';
import type { SimilaritiesOf } from './assignment.ts';
import { emptyLists, enterTile, type BestPairs } from './topLists.ts';

/** Pairs of features that are counted between pauses, about. */
const STEP = 2e5;

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
  const own = blockCounts(a);
  const counts = Float64Array.from(blockCounts(b));
  const inverseSpread = (count: number) =>
    count > 0 && count < blocks ? 1 / Math.sqrt(count * (blocks - count)) : 0;
  const scale = counts.map(inverseSpread);
  return async (rows, each, work) => {
    const kernel = kernels().cooccurrence(joined(a, b));
    try {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        const found = new Float32Array(b.features);
        const inverse = inverseSpread(own[row]!);
        kernel.counts(row, row + 1, a.features, a.features + b.features, (_, together) => {
          for (let j = 0; j < found.length; j++) {
            found[j] = (blocks * together[j]! - own[row]! * counts[j]!) * scale[j]! * inverse;
          }
        });
        each(row, found);
        if (i % Math.ceil(STEP / b.features) === 0) await work.pause();
      }
    } finally {
      kernel.free();
    }
  };
}

/** Two recordings of the same blocks as one: the features of b follow those of a. */
function joined(a: Firings, b: Firings): Firings {
  const { blocks } = a;
  const indptr = new Uint32Array(blocks + 1);
  const indices = new Uint32Array(a.indices.length + b.indices.length);
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    for (let p = a.indptr[block]!; p < a.indptr[block + 1]!; p++) indices[at++] = a.indices[p]!;
    for (let p = b.indptr[block]!; p < b.indptr[block + 1]!; p++) indices[at++] = a.features + b.indices[p]!;
    indptr[block + 1] = at;
  }
  return { blocks, features: a.features + b.features, indptr, indices };
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
