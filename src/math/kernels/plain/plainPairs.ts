import type { Matrix } from '../../matrices/matrix.ts';
import { boundedHeap, offer } from '../nearest/boundedHeap.ts';
import { decideNeighbours, type KeyBounds } from '../nearest/candidates.ts';
import { checkNeighbours, checkPanel, checkRange, lifetime } from '../checks.ts';
import { rowDistance, squaredNorms, type Points } from '../nearest/distance.ts';
import type { Metric, PairsKernel } from '../nearest/interface.ts';

/** Here the keys are the distances themselves; only equal distances leave a row undecided. */
const EXACT: KeyBounds = { scale: 1, leastDistance: (_, key) => key };

/** A search for nearest rows by pairs in plain TypeScript; see `PairsKernel`. */
export function plainPairs(x: Matrix, k: number, metric: Metric): PairsKernel {
  const { data, rows, columns } = x;
  checkNeighbours(k, rows);
  const life = lifetime('pairs kernel');
  const points: Points = { data, rows, dim: columns, metric, norms: squaredNorms(data, rows, columns) };
  const places = Math.min(rows - 1, k + 1);
  const heaps = Array.from({ length: rows }, () => boundedHeap(places));
  return {
    sweep(from, to) {
      life.check();
      checkRange('pairs.sweep', from, to, rows);
      checkPanel('pairs.sweep', from);
      for (let i = from; i < to; i++) {
        for (let j = i + 1; j < rows; j++) {
          const distance = rowDistance(points, i, j);
          offer(heaps[i]!, distance, j);
          offer(heaps[j]!, distance, i);
        }
      }
    },
    candidates() {
      life.check();
      const numbers = new Uint32Array(rows * places);
      const keys = new Float64Array(rows * places).fill(Infinity);
      heaps.forEach(({ size, indices, distances }, i) => {
        numbers.set(indices.subarray(0, size), i * places);
        keys.set(distances.subarray(0, size), i * places);
      });
      return { places, numbers, keys };
    },
    decide(candidates, from, to) {
      life.check();
      checkRange('pairs.decide', from, to, rows);
      return decideNeighbours(points, EXACT, candidates, k, from, to);
    },
    free: () => life.free(),
  };
}
