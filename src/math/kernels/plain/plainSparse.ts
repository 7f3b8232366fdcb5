import type { Firings } from '../../matrices/firings.ts';
import type { SparseKernel } from '../interface.ts';
import { checkFirings, checkLength, checkWidth, lifetime } from '../checks.ts';

/** Passes over a 0/1 matrix `[blocks, features]` in plain TypeScript; see `SparseKernel`. */
export function plainSparse(firings: Firings): SparseKernel {
  checkFirings('sparse', firings);
  const life = lifetime('sparse kernel');
  return {
    normal(v, width) {
      life.check();
      checkWidth('sparse.normal', width);
      checkLength('sparse.normal: v', firings.features * width, v.length);
      return width === 1 ? normalOfOne(firings, v) : backward(firings, forward(firings, v, width), width);
    },
    free: () => life.free(),
  };
}

/** B·V, `[blocks, width]`. */
function forward({ blocks, indptr, indices }: Firings, v: Float64Array, width: number): Float64Array {
  const y = new Float64Array(blocks * width);
  for (let b = 0; b < blocks; b++) {
    for (let p = indptr[b]!, end = indptr[b + 1]!, out = b * width; p < end; p++) {
      for (let c = 0, at = indices[p]! * width; c < width; c++) y[out + c]! += v[at + c]!;
    }
  }
  return y;
}

/** Bᵀ·Y, `[features, width]`. */
function backward(
  { blocks, features, indptr, indices }: Firings,
  y: Float64Array,
  width: number,
): Float64Array {
  const v = new Float64Array(features * width);
  for (let b = 0; b < blocks; b++) {
    for (let p = indptr[b]!, end = indptr[b + 1]!, at = b * width; p < end; p++) {
      for (let c = 0, out = indices[p]! * width; c < width; c++) v[out + c]! += y[at + c]!;
    }
  }
  return v;
}

function normalOfOne({ blocks, features, indptr, indices }: Firings, v: Float64Array): Float64Array {
  const result = new Float64Array(features);
  for (let b = 0; b < blocks; b++) {
    const start = indptr[b]!;
    const end = indptr[b + 1]!;
    let sum = 0;
    for (let p = start; p < end; p++) sum += v[indices[p]!]!;
    for (let p = start; p < end; p++) result[indices[p]!]! += sum;
  }
  return result;
}
