import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleRow, zeros } from '../../../../math/matrices/doubleMatrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { planeView } from './plane.ts';

function cloud(n: number, d: number, seed: number) {
  const next = random(seed);
  const points = zeros(n, d);
  points.data.forEach((_, i) => (points.data[i] = next.uniform() - 0.5));
  return points;
}

describe('the plane of a parallelogram', () => {
  it('keeps the distances among a, b, c and the point where they close', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 12 }), fc.nat({ max: 999 }), async (d, seed) => {
        const points = cloud(7, d, seed);
        const { positions, target } = await planeView(points, quietWork);
        const [a, b, c] = [0, 1, 2].map((i) => doubleRow(points, i));
        const closing = b!.map((value, j) => value - a![j]! + c![j]!);
        const distance = (x: ArrayLike<number>, y: ArrayLike<number>) =>
          Math.hypot(...Array.from(x, (value, j) => value - y[j]!));
        const shown = [0, 1, 2].map((i) => positions.subarray(3 * i, 3 * i + 3));
        for (const [i, p] of [a!, b!, c!].entries()) {
          expect(distance(shown[i]!, target)).toBeCloseTo(distance(p, closing), 5);
        }
        expect(distance(shown[1]!, shown[2]!)).toBeCloseTo(distance(b!, c!), 5);
      }),
      { numRuns: 30 },
    );
  });

  it('accounts for the whole of every distance from a', async () => {
    const points = cloud(9, 6, 3);
    const { positions, hidden } = await planeView(points, quietWork);
    for (let i = 0; i < points.rows; i++) {
      const whole = Math.hypot(...doubleRow(points, i).map((value, j) => value - points.data[j]!));
      const shown = Math.hypot(...positions.subarray(3 * i, 3 * i + 3));
      expect(Math.hypot(shown, hidden[i]!)).toBeCloseTo(whole, 5);
    }
  });

  it('shows points in one dimension on one axis', async () => {
    const { positions, hidden } = await planeView(cloud(5, 1, 1), quietWork);
    expect(positions.filter((_, i) => i % 3 > 0).every((value) => value === 0)).toBe(true);
    expect(Math.max(...hidden)).toBeLessThan(1e-6);
  });
});
