import { beforeAll, describe, expect, test } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { useKernels } from '../../../math/kernels/kernels.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { quietWork } from '../../../math/work/work.ts';
import { populationSlope, slopeVerdict } from './index.ts';
import { gaussianWorld } from './testing/worlds.ts';

const power = (j: number) => (j + 1) ** -0.25;
const found = (world: Matrix, seed = 1) => populationSlope(world, { seed }, quietWork);

describe('the slope of the population', () => {
  beforeAll(async () => useKernels(await loadKernels()));

  test.each([600, 2000, 8000])(
    'is −0.5 within its interval, in 160 dimensions from %i features',
    async (n) => {
      const { sampleSlope, slope, law } = await found(gaussianWorld(n, 160, 1, power));
      expect(sampleSlope).toBeLessThan(-0.52);
      expect(slope.ci95[0]).toBeLessThan(-0.5);
      expect(slope.ci95[1]).toBeGreaterThan(-0.5);
      expect(slope.ci95[1] - slope.ci95[0]).toBeLessThan(0.08);
      expect(law).toBe('power');
    },
  );

  test('is in its interval in about 95 % of worlds', async () => {
    const WORLDS = 100;
    let covered = 0;
    let called = 0;
    for (let seed = 1; seed <= WORLDS; seed++) {
      const { slope, law } = await found(gaussianWorld(250, 24, seed, power), seed);
      if (slope.ci95[0] <= -0.5 && slope.ci95[1] >= -0.5) covered++;
      if (law === 'power') called++;
    }
    // A rate of 95 % leaves 88 to 100 of 100 in 99.5 % of tries.
    expect(covered).toBeGreaterThanOrEqual(88);
    expect(called).toBeGreaterThanOrEqual(90);
  });

  test('a flat, an exponential and a broken spectrum are no power law, in words', async () => {
    const flat = await found(gaussianWorld(4000, 40, 2));
    expect(flat.law).toBe('flat');
    expect(slopeVerdict(flat)).toContain('No power law');
    const exponential = await found(gaussianWorld(4000, 40, 3, (j) => Math.exp(-j / 20)));
    expect(exponential.law).toBe('exponential');
    expect(slopeVerdict(exponential)).toContain('No power law');
    const broken = await found(gaussianWorld(4000, 40, 4, (j) => (j < 8 ? 1 : ((j + 1) / 9) ** -0.6)));
    expect(broken.law).toBe('bent');
    expect(slopeVerdict(broken)).toContain('No single power law');
  });

  test('is also given with norms equalised, if they differ', async () => {
    // The longer a feature, the nearer it lies to the first axes: at unit length the spectrum is flatter.
    const world = gaussianWorld(3000, 40, 5);
    const lengthened = world.data.slice();
    for (let i = 0; i < world.rows; i++) {
      const own = lengthened.subarray(i * 40, (i + 1) * 40);
      const leading = own.slice(0, 15).reduce((sum, value, j) => sum + value ** 2 / (j + 1), 0);
      own.forEach((value, j) => (own[j] = value * leading));
    }
    const { slope, equalNorms } = await found({ ...world, data: lengthened });
    expect(Math.abs(equalNorms!.value)).toBeLessThan(Math.abs(slope.value));
    const unit = lengthened.slice();
    for (let i = 0; i < world.rows; i++) {
      const own = unit.subarray(i * 40, (i + 1) * 40);
      const length = Math.hypot(...own);
      own.forEach((value, j) => (own[j] = value / length));
    }
    const scaled = await found({ ...world, data: unit });
    expect(scaled.equalNorms).toBeNull();
    expect(scaled.slope.value).toBeCloseTo(equalNorms!.value, 6);
    expect(slopeVerdict(scaled)).not.toContain('norms equalised');
  });

  test('needs two features for each dimension', async () => {
    await expect(found(gaussianWorld(50, 40, 1))).rejects.toThrow('two features for each of them');
  });
});
