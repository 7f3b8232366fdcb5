import type { ClustersKernel } from '../../kernels/interface.ts';
import type { Paced } from './paced.ts';
import type { Points } from './points.ts';

/** Multiplications between two yields, if all distances are computed. */
const BATCH = 4e6;
/** Distances of a point that are computed on average once bounds are known, and what a bound costs in multiplications. */
const OPEN = 4;
const BOUND = 0.5;

/**
 * Assigns all points to their nearest centres; see `ClustersKernel.assign`.
 *
 * @param centres  `[k, dim]`, in the centred coordinates of `points`
 * @param shifts  how far each has moved since the last time, `[k]`; null at the first time
 * @returns the number of labels that changed
 */
export function* assign(
  { n, dim }: Points,
  clusters: ClustersKernel,
  centres: Float64Array,
  shifts: Float64Array | null,
): Paced<number> {
  const k = centres.length / dim;
  const moved = shifts ?? new Float64Array(k);
  const batch = Math.max(16, Math.ceil(BATCH / (k * dim)));
  const cost = shifts ? BOUND * k + Math.min(k, OPEN) * dim : k * dim;
  let changed = 0;
  for (let from = 0; from < n; from += batch) {
    const to = Math.min(n, from + batch);
    changed += clusters.assign(centres, moved, from, to);
    yield cost * (to - from);
  }
  return changed;
}
