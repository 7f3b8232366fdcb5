import { describe, expect, test } from 'vitest';
import { matrix } from '../../../math/matrices/matrix.ts';
import { quietWork } from '../../../math/work/work.ts';
import reference from './fixtures/galaxy.json' with { type: 'json' };
import { gaussianWorld } from './testing/worlds.ts';
import { isotropy } from './isotropy.ts';
import { shape, shapeOver } from './shape.ts';

const x = matrix(Float32Array.from(reference.x), reference.n, reference.dim);
const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

describe('shape', () => {
  test('slope, interval, participation ratio and log volume are SciPy’s', async () => {
    const found = await shape(x, { from: 2, to: 9 }, quietWork);
    for (const [i, value] of reference.eigenvalues.entries()) {
      expect(relative(found.eigenvalues[i]!, value)).toBeLessThan(1e-5);
    }
    expect(relative(found.powerLaw.slope, reference.powerLaw.slope)).toBeLessThan(1e-5);
    expect(relative(found.powerLaw.ci95[0], reference.powerLaw.ci95[0]!)).toBeLessThan(1e-5);
    expect(relative(found.powerLaw.ci95[1], reference.powerLaw.ci95[1]!)).toBeLessThan(1e-5);
    expect(relative(found.participationRatio, reference.participationRatio)).toBeLessThan(1e-5);
    expect(relative(found.logVolume, reference.logVolume)).toBeLessThan(1e-5);
    expect(found.logVolumeOf).toEqual({ n: 8, excluded: 0, base: 'e' });
    expect(found.shares.map(({ components }) => components)).toEqual([1, 3, 10]);
  });

  test('over another window equals a new computation, with the same eigenvalues', async () => {
    const whole = await shape(x, {}, quietWork);
    const window = { from: 2, to: 9 };
    const { logVolumeError, ...windowed } = shapeOver(whole, window);
    expect(windowed).toEqual(await shape(x, window, quietWork));
    expect(windowed.eigenvalues).toBe(whole.eigenvalues);
    expect(logVolumeError).toBeCloseTo(Math.sqrt((2 * 8) / 119), 12);
    expect(() => shapeOver(whole, { from: 5, to: 13 })).toThrow('choose whole ranks from 1 to 12');
  });

  test('the error of the log volume matches the spread of new Gaussian samples', async () => {
    const volumes: number[] = [];
    let stated = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const found = shapeOver(await shape(gaussianWorld(400, 8, seed), {}, quietWork), { from: 1, to: 8 });
      volumes.push(found.logVolume);
      stated = found.logVolumeError;
    }
    const mean = volumes.reduce((sum, volume) => sum + volume, 0) / 60;
    const sd = Math.sqrt(volumes.reduce((sum, volume) => sum + (volume - mean) ** 2, 0) / 59);
    // The deviation of 60 draws is itself known to about 9 %.
    expect(Math.abs(sd / stated - 1)).toBeLessThan(0.35);
  });

  test('the default window is a share of the ranks if dimensions are few, and one end may be given without the other', async () => {
    expect((await shape(x, {}, quietWork)).powerLaw).toMatchObject({ from: 1, to: 7 });
    expect((await shape(x, { from: 3 }, quietWork)).powerLaw).toMatchObject({ from: 3, to: 7 });
  });

  test('the interval of a power-law Gaussian contains its slope', async () => {
    const world = gaussianWorld(20_000, 60, 5, (j) => (j + 1) ** -0.25);
    const { powerLaw } = await shape(world, { from: 3, to: 36 }, quietWork);
    expect(powerLaw.ci95[0]).toBeLessThan(-0.5);
    expect(powerLaw.ci95[1]).toBeGreaterThan(-0.5);
    expect(powerLaw.ci95[1] - powerLaw.ci95[0]).toBeLessThan(0.03);
  });

  test('an isotropic Gaussian has the slope of its null within the interval', async () => {
    const found = await shape(gaussianWorld(4_000, 160, 3), {}, quietWork);
    const { slope } = found.gaussian.powerLaw;
    expect(found.powerLaw.ci95[0]).toBeLessThan(slope);
    expect(found.powerLaw.ci95[1]).toBeGreaterThan(slope);
    expect(relative(found.participationRatio, found.gaussian.participationRatio)).toBeLessThan(0.01);
  });

  test('fewer features than dimensions: directions without variance are left out and counted', async () => {
    const found = await shape(gaussianWorld(31, 40, 2), { from: 2, to: 40 }, quietWork);
    expect(found.powerLaw).toMatchObject({ n: 29, excluded: 10 });
    expect(found.logVolumeOf).toMatchObject({ n: 29, excluded: 10 });
    expect(found.gaussian.powerLaw).toMatchObject({ n: 29, excluded: 10 });
  });

  test('points that are all equal have no slope and no volume', async () => {
    const found = await shape(matrix(new Float32Array(50).fill(2), 10, 5), {}, quietWork);
    expect(found.powerLaw.slope).toBeNaN();
    expect(found.participationRatio).toBeNaN();
    expect(found.logVolumeOf.n).toBe(0);
  });

  test('a window outside the ranks is refused with the possible ranks', async () => {
    await expect(shape(x, { from: 5, to: 13 }, quietWork)).rejects.toThrow('choose whole ranks from 1 to 12');
    await expect(shape(x, { from: 5, to: 6 }, quietWork)).rejects.toThrow('at least three of them');
  });
});

describe('isotropy', () => {
  test('needs two directions', async () => {
    const alone = { data: Float32Array.of(1, 2, 0, 0), rows: 2, columns: 2 };
    await expect(isotropy(alone, {}, quietWork)).rejects.toThrow(
      'Isotropy: expected at least two features whose direction is not zero, found 1 of 2',
    );
  });

  test('an isotropic cloud is within its null', async () => {
    const found = await isotropy(gaussianWorld(2_000, 60, 4), {}, quietWork);
    for (const figure of [found.slope, found.participationRatio, ...found.shares]) {
      expect(Math.abs(figure.z!)).toBeLessThan(4);
      expect(figure.null.samples).toHaveLength(199);
    }
    expect(Math.abs(found.meanCosine.z)).toBeLessThan(4);
    expect(found.shares.map(({ components }) => components)).toEqual([1, 3, 10]);
  });

  test('a cloud away from the origin and long in one direction is far outside', async () => {
    const world = gaussianWorld(2_000, 60, 4, (j) => (j === 0 ? 3 : 1));
    for (let at = 0; at < world.data.length; at++) world.data[at]! += 0.1;
    const found = await isotropy(world, { clouds: 30 }, quietWork);
    expect(found.participationRatio.z!).toBeLessThan(-10);
    expect(found.participationRatio.p).toBe(1 / 31);
    expect(found.shares[0]!.z!).toBeGreaterThan(10);
    expect(found.meanCosine.z).toBeGreaterThan(10);
    expect(found.meanCosine.sample).toHaveLength(20_000);
  });

  test('the seed decides the null', async () => {
    const world = gaussianWorld(100, 10, 1);
    const draws = async (seed: number) => [
      ...(await isotropy(world, { seed }, quietWork)).slope.null.samples,
    ];
    expect(await draws(1)).toEqual(await draws(1));
    expect(await draws(1)).not.toEqual(await draws(2));
  });
});
