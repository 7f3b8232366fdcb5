import { describe, expect, test } from 'vitest';
import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import { norm } from '../../../math/matrices/dot.ts';
import { random } from '../../../math/random/random.ts';
import { quietWork } from '../../../math/work/work.ts';
import { isotropy } from './index.ts';
import { gaussianWorld } from './testing/worlds.ts';
import { withFastKernels } from '../../../../test/fastKernels.ts';

withFastKernels();

const WORLDS = 200;
const DRAWS = 39;

/** Uniform directions of given lengths. */
function directions(n: number, dim: number, seed: number, length: (i: number) => number): Matrix {
  const x = gaussianWorld(n, dim, seed);
  for (let i = 0; i < n; i++) {
    const direction = row(x, i);
    const scale = length(i) / norm(direction);
    direction.forEach((value, j) => (direction[j] = value * scale));
  }
  return x;
}

/** The share of worlds in which the cloud is called other than isotropic at 5 %. */
async function rejected(world: (seed: number) => Matrix): Promise<number> {
  let count = 0;
  for (let seed = 1; seed <= WORLDS; seed++) {
    const { p } = await isotropy(world(seed), { clouds: DRAWS, pairs: 1, seed }, quietWork);
    if (p! <= 0.05) count++;
  }
  return count / WORLDS;
}

/** 3.3 standard errors of a rate of 5 %: passed by chance in 1 of 1,000. */
const MARGIN = 3.3 * Math.sqrt((0.05 * 0.95) / WORLDS);

describe('isotropic clouds are called other than isotropic in 5 % of worlds', () => {
  test.each([
    { name: 'an isotropic Gaussian', world: (seed: number) => gaussianWorld(200, 20, seed) },
    { name: 'directions uniform on the sphere', world: (seed: number) => directions(200, 20, seed, () => 1) },
    { name: 'many of them', world: (seed: number) => directions(800, 12, seed, () => 1) },
    ...[0.2, 0.5].map((spread) => ({
      name: `uniform directions with lengths of log-deviation ${spread}`,
      world: (seed: number) => {
        const stream = random(seed + 5000);
        return directions(100, 10, seed, () => Math.exp(spread * stream.normal()));
      },
    })),
  ])('$name', async ({ world }) => {
    expect(Math.abs((await rejected(world)) - 0.05)).toBeLessThan(MARGIN);
  });

  test('a cloud that is longer in one direction is not isotropic', async () => {
    const longer = (seed: number) => gaussianWorld(200, 20, seed, (j) => (j === 0 ? 1.5 : 1));
    expect(await rejected(longer)).toBeGreaterThan(0.9);
  });
});
