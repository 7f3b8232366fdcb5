import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { random } from '../../../random/random.ts';
import { seeds } from './naive.ts';

const shapes = fc.record({
  n: fc.integer({ min: 1, max: 40 }),
  dim: fc.integer({ min: 1, max: 9 }),
  k: fc.integer({ min: 1, max: 9 }),
  seed: seeds,
  /** coordinates on a grid have many equal distances */
  grid: fc.boolean(),
  scale: fc.constantFrom(1, 1e-41, 1e39),
});

/** The laws of `Kernels.clusters`. */
export function describeClusters(get: () => Kernels): void {
  test('each point has the first of its nearest centres while these move, and sums are in the order of the points', () => {
    fc.assert(
      fc.property(shapes, ({ n, dim, k, seed, grid, scale }) => {
        const stream = random(seed);
        const coordinate = () => scale * (grid ? stream.integer(3) : stream.normal());
        const draw = (count: number) => Float64Array.from({ length: count * dim }, coordinate);
        const data = draw(n);
        const kernel = get().clusters(data, n, dim, k);
        let centres = draw(k);
        let shifts = new Float64Array(k);
        let labels = new Int32Array(n).fill(-1);
        expect(kernel.labels()).toEqual(labels);
        for (let step = 0; step < 6; step++) {
          const expected = labels.map((_, i) => nearest(data.subarray(i * dim), centres, dim));
          const cut = stream.integer(n + 1);
          const changed = kernel.assign(centres, shifts, 0, cut) + kernel.assign(centres, shifts, cut, n);
          expect(kernel.labels()).toEqual(expected);
          expect(changed).toBe(labels.reduce((sum, label, i) => sum + +(label !== expected[i]), 0));
          labels = expected;
          expect(kernel.sums()).toEqual(sumsOf(data, labels, dim, k));
          // Some centres move far, some a little, some stay.
          const moved = centres.map((x, p) => x + [1, 1e-3, 0][Math.floor(p / dim) % 3]! * coordinate());
          shifts = shifts.map((_, c) => {
            let square = 0;
            for (let p = c * dim; p < (c + 1) * dim; p++) square += ((moved[p]! - centres[p]!) / scale) ** 2;
            return scale * Math.sqrt(square);
          });
          centres = moved;
        }
        kernel.free();
      }),
    );
  });

  test('wrong lengths, ranges and numbers, and use after free, are refused', () => {
    expect(() => get().clusters(new Float64Array(5), 2, 3, 1)).toThrow(/6 entries, found 5/);
    expect(() => get().clusters(new Float64Array(6), 2, 3, 0)).toThrow(/at least 1, found 0/);
    const kernel = get().clusters(new Float64Array(6), 2, 3, 2);
    const [centres, shifts] = [new Float64Array(6), new Float64Array(2)];
    expect(() => kernel.assign(shifts, shifts, 0, 2)).toThrow(/6 entries, found 2/);
    expect(() => kernel.assign(centres, centres, 0, 2)).toThrow(/2 entries, found 6/);
    expect(() => kernel.assign(centres, shifts, 1, 3)).toThrow(/within \[0, 2\], found \[1, 3\)/);
    kernel.free();
    expect(() => kernel.labels()).toThrow('used after free');
  });
}

function nearest(point: Float64Array, centres: Float64Array, dim: number): number {
  let best = 0;
  let near = Infinity;
  for (let c = 0; c * dim < centres.length; c++) {
    let sum = 0;
    for (let d = 0; d < dim; d++) sum += (point[d]! - centres[c * dim + d]!) ** 2;
    if (sum < near) [best, near] = [c, sum];
  }
  return best;
}

function sumsOf(data: Float64Array, labels: Int32Array, dim: number, k: number): Float64Array {
  const sums = new Float64Array(k * dim);
  data.forEach((x, p) => (sums[labels[Math.floor(p / dim)]! * dim + (p % dim)]! += x));
  return sums;
}
