import { kernels } from '../kernels/kernels.ts';
import type { Metric } from '../kernels/nearest/interface.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Steps } from '../work/steps.ts';
import type { NeighbourLists } from './lists.ts';
import { BLOCK, STEP } from './nearestNeighbours.ts';

/**
 * `nearestNeighbours` in one thread and in steps, to the last bit: for searches of which a team runs several at once.
 *
 * @param x  `[rows, dim]`
 * @param k  at least 1, less than the number of rows
 * @throws RangeError when k is out of bounds, or a row is not finite
 */
export function* nearestSteps(x: Matrix, k: number, metric: Metric): Steps<NeighbourLists> {
  const kernel = kernels().pairs(x, k, metric);
  try {
    let done = 0;
    for (let from = 0; from < x.rows; from += BLOCK) {
      const to = Math.min(x.rows, from + BLOCK);
      kernel.sweep(from, to);
      done += (to - from) * (x.rows - from) * x.columns;
      if (done < STEP) continue;
      done = 0;
      yield;
    }
    return kernel.decide(kernel.candidates(), 0, x.rows);
  } finally {
    kernel.free();
  }
}
