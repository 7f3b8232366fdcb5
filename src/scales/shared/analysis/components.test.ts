import { describe, expect, it } from 'vitest';
import { matrix } from '../../../math/matrices/matrix.ts';
import { random } from '../../../math/random/random.ts';
import { quietWork } from '../../../math/work/work.ts';
import { componentsOf, placesAlong } from './components.ts';

const N = 101;
const DIM = 3;

/** Features along the first coordinate, evenly from −50 to 50, with a little noise along the others. */
function line() {
  const stream = random(3);
  return matrix(
    Float32Array.from({ length: N * DIM }, (_, at) =>
      at % DIM === 0 ? Math.floor(at / DIM) - 50 : 0.01 * stream.normal(),
    ),
    N,
    DIM,
  );
}

describe('the place of a feature along principal axes', () => {
  it('is its deviation and its quantile among all features', async () => {
    const found = await componentsOf(line(), {}, quietWork);
    expect(found.share.length).toBe(DIM);
    expect(found.share[0]).toBeCloseTo(1, 5);
    const [first] = placesAlong(found, 75);
    expect(first!.component).toBe(1);
    expect(first!.quantile).toBeCloseTo(75.5 / 101, 10);
    const deviation = Math.sqrt(
      Array.from({ length: N }, (_, i) => (i - 50) ** 2).reduce((a, b) => a + b) / (N - 1),
    );
    expect(first!.deviations).toBeCloseTo(25 / deviation, 4);
    expect(placesAlong(found, 50)[0]!.quantile).toBeCloseTo(0.5, 10);
  });

  it('is 0 deviations in the middle if all features are equal', async () => {
    const found = await componentsOf(matrix(new Float32Array(20).fill(2), 10, 2), {}, quietWork);
    for (const place of placesAlong(found, 4)) {
      expect(place.deviations).toBe(0);
      expect(place.quantile).toBe(0.5);
    }
  });

  it('needs features', async () => {
    await expect(componentsOf(matrix(new Float32Array(0), 0, 4), {}, quietWork)).rejects.toThrow(
      'found none',
    );
  });
});
