import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plantedPoints } from '../testing/lcg.ts';
import { silhouette } from './silhouette.ts';

// lda.test.ts tests the agreement with scikit-learn, on discriminant scores.
describe('silhouette', () => {
  it('is near 1 for tight clusters far apart, and negative for swapped labels', async () => {
    const data = Float64Array.from([0, 0, 0, 0.1, 0.1, 0, 9, 9, 9, 9.1, 9.1, 9]);
    const points = { data, rows: 6, columns: 2 };
    const good = await silhouette(points, [0, 0, 0, 1, 1, 1], 2);
    expect(good.mean).toBeGreaterThan(0.95);
    expect([...good.classMeans].every((mean) => mean > 0.95)).toBe(true);
    expect((await silhouette(points, [0, 0, 1, 1, 0, 1], 2)).mean).toBeLessThan(0);
  });

  it('is in [−1, 1]; scale and shift do not change Euclidean scores, row lengths do not change cosine scores', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const { x, labels } = plantedPoints(24, 5, 3, 1, seed);
        const moved = { ...x, data: x.data.map((value) => 3 * value + 2) };
        const stretched = { ...x, data: x.data.map((value, at) => value * (1 + Math.floor(at / 5))) };
        const euclidean = await silhouette(x, labels, 3);
        const cosine = await silhouette(x, labels, 3, 'cosine');
        const other = await silhouette(moved, labels, 3);
        const otherCosine = await silhouette(stretched, labels, 3, 'cosine');
        for (let i = 0; i < 24; i++) {
          expect(Math.abs(euclidean.samples[i]!)).toBeLessThanOrEqual(1);
          expect(other.samples[i]).toBeCloseTo(euclidean.samples[i]!, 10);
          expect(otherCosine.samples[i]).toBeCloseTo(cosine.samples[i]!, 10);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is 0 for the only point of a class and for equal points, and has no mean for an empty class', async () => {
    const points = { data: Float64Array.from([0, 1, 5]), rows: 3, columns: 1 };
    const scores = await silhouette(points, [0, 0, 2], 3);
    expect(scores.samples[2]).toBe(0);
    expect(scores.classMeans[1]).toBeNaN();
    const alike = { data: new Float64Array(8), rows: 4, columns: 2 };
    expect((await silhouette(alike, [0, 0, 1, 1], 2)).mean).toBe(0);
  });

  it('refuses one class, and a class for every point', async () => {
    const points = { data: Float64Array.from([0, 1, 5]), rows: 3, columns: 1 };
    await expect(silhouette(points, [1, 1, 1], 2)).rejects.toThrow(/of 1 classes/);
    await expect(silhouette(points, [0, 1, 2], 3)).rejects.toThrow(/of 3 classes/);
  });
});
