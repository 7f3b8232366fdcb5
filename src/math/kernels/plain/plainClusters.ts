import { checkClusters, checkLength, checkRange, lifetime } from '../checks.ts';
import type { ClustersKernel } from '../interface.ts';

/** k-means over kept points in plain TypeScript, with all distances; see `ClustersKernel`. */
export function plainClusters(data: Float64Array, n: number, dim: number, k: number): ClustersKernel {
  checkClusters(data, n, dim, k);
  const life = lifetime('clusters kernel');
  const points = data.slice();
  const labels = new Int32Array(n).fill(-1);
  return {
    assign(centres, shifts, from, to) {
      life.check();
      checkLength('clusters.assign: centres', k * dim, centres.length);
      checkLength('clusters.assign: shifts', k, shifts.length);
      checkRange('clusters.assign', from, to, n);
      let changed = 0;
      for (let i = from; i < to; i++) {
        const best = nearest(points, i * dim, centres, dim);
        if (best !== labels[i]) changed++;
        labels[i] = best;
      }
      return changed;
    },
    labels() {
      life.check();
      return labels.slice();
    },
    sums() {
      life.check();
      const sums = new Float64Array(k * dim);
      for (let i = 0, at = 0; i < n; i++) {
        const sum = labels[i]! * dim;
        for (let d = 0; d < dim; d++, at++) sums[sum + d]! += points[at]!;
      }
      return sums;
    },
    free: () => life.free(),
  };
}

function nearest(points: Float64Array, at: number, centres: Float64Array, dim: number): number {
  let best = 0;
  let near = Infinity;
  for (let c = 0; c * dim < centres.length; c++) {
    const centre = c * dim;
    let sum = 0;
    for (let d = 0; d < dim && sum < near; d++) {
      const difference = points[at + d]! - centres[centre + d]!;
      sum += difference * difference;
    }
    if (sum < near) {
      near = sum;
      best = c;
    }
  }
  return best;
}
