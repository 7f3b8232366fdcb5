import { blocksByFeature, type Firings } from '../../matrices/firings.ts';
import type { CooccurrenceKernel } from '../interface.ts';
import { checkFirings, checkRange, lifetime } from '../checks.ts';

/**
 * Co-occurrence counts in plain TypeScript; see `CooccurrenceKernel`. Row i walks the blocks in which feature
 * i fires and adds one for each feature of the block.
 */
export function plainCooccurrence(firings: Firings): CooccurrenceKernel {
  checkFirings('cooccurrence', firings);
  const { features, indptr, indices } = firings;
  const life = lifetime('cooccurrence kernel');
  const byFeature = blocksByFeature(firings);
  return {
    counts(i0, i1, j0, j1, visit) {
      life.check();
      checkRange('cooccurrence.counts', i0, i1, features);
      checkRange('cooccurrence.counts', j0, j1, features);
      const row = new Uint32Array(j1 - j0);
      for (let i = i0; i < i1; i++) {
        row.fill(0);
        for (let p = byFeature.indptr[i]!; p < byFeature.indptr[i + 1]!; p++) {
          const block = byFeature.indices[p]!;
          const end = indptr[block + 1]!;
          for (let q = lowerBound(indices, indptr[block]!, end, j0); q < end; q++) {
            const j = indices[q]!;
            if (j >= j1) break;
            row[j - j0]!++;
          }
        }
        visit(i, row);
      }
    },
    free: () => life.free(),
  };
}

/** The first place in the ascending `values[from … to)` whose value is not below `bound`. */
function lowerBound(values: Uint16Array | Uint32Array, from: number, to: number, bound: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
