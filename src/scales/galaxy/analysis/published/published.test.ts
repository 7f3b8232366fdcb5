import { describe, expect, test } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { numpyRandom } from '../../../../math/random/numpyRandom.ts';
import { spectrum } from '../../../../math/spectra/spectrum.ts';
import { CancelledError, quietWork } from '../../../../math/work/work.ts';
import { random } from '../../../../math/random/random.ts';
import { marchenkoPastur } from '../../../../math/spectra/marchenkoPastur.ts';
import { publishedEntropyVerdict } from '../verdicts.ts';
import { PUBLISHED_MARKS } from './marks.ts';
import reference from './fixtures/published.json' with { type: 'json' };
import { publishedEntropy } from './publishedEntropy.ts';
import { publishedSpectrum } from './publishedSpectrum.ts';

withFastKernels();

type Request = Pick<(typeof reference)[number], 'seed' | 'n' | 'dim' | 'groups'>;

/** The clouds of `fixtures/published.py`, drawn from the same stream. */
function cloud({ seed, n, dim, groups }: Request): Matrix {
  const stream = numpyRandom(seed);
  const centres = Float64Array.from({ length: groups * dim }, () => 0.7 * stream.normal());
  const data = Float32Array.from({ length: n * dim }, (_, at) => {
    const [i, j] = [Math.floor(at / dim), at % dim];
    return stream.normal() * (j + 1) ** -0.3 + centres[(i % groups) * dim + j]!;
  });
  data.copyWithin((n - 1) * dim, 0, dim);
  for (let i = 0; i < n; i++) data[i * dim + dim - 1] = 0.25;
  return matrix(data, n, dim);
}

/** The same rows without the column that does not vary. */
function withoutLast({ data, rows, columns }: Matrix): Matrix {
  const kept = data.filter((_, at) => at % columns < columns - 1);
  return matrix(kept, rows, columns - 1);
}

const closeTo = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(1e-6);

describe.each(reference)('$n × $dim, seed $seed: as a NumPy version of the definitions', (expected) => {
  test('the slope, its error and the log-volume', async () => {
    const { eigenvalues } = await spectrum(withoutLast(cloud(expected)), quietWork);
    const found = publishedSpectrum(eigenvalues);
    expect(found.n).toBe(expected.spectrum.n);
    for (const figure of ['slope', 'error', 'logVolume'] as const) {
      closeTo(found[figure], expected.spectrum[figure]);
    }
  });

  test('the clustering entropy of the figure, its parts, its error and its random line', async () => {
    const found = await publishedEntropy(cloud(expected), { clouds: 0 }, quietWork);
    expect(found).toMatchObject({ rows: expected.entropy.rows, components: expected.entropy.components });
    for (const figure of ['value', 'error', 'gaussianPart', 'estimate', 'randomLine'] as const) {
      closeTo(found[figure], expected.entropy[figure]);
    }
  });
});

/** Independent normal entries. */
function noise(n: number, dim: number, seed: number): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: n * dim }, () => stream.normal()),
    n,
    dim,
  );
}

describe('the noise beside the entropy as published', () => {
  test('on an isotropic cloud nothing remains, and both kinds of noise give the figure', async () => {
    const found = await publishedEntropy(noise(1_200, 60, 3), {}, quietWork);
    const { isotropic, matched, remaining } = found.noise!;
    expect(Math.abs(remaining.value)).toBeLessThan(remaining.error);
    expect(Math.abs(isotropic.mean - found.value)).toBeLessThan(1);
    expect(Math.abs(matched.mean - found.value)).toBeLessThan(1);
    expect(found.value).toBeGreaterThan(100);
    expect(publishedEntropyVerdict(found)).toMatch(/^Nothing here beyond noise: of [\d.]+ nats as published/);
  });

  test('clusters remain, a small part of the figure', async () => {
    const cloudOfGroups = cloud({ seed: 7, n: 600, dim: 120, groups: 9 });
    const found = await publishedEntropy(cloudOfGroups, {}, quietWork);
    const { matched, remaining } = found.noise!;
    expect(remaining.value).toBeCloseTo(found.value - matched.mean, 12);
    expect(remaining.value).toBeGreaterThan(remaining.error);
    expect(remaining.value).toBeLessThan(0.2 * found.value);
    expect(publishedEntropyVerdict(found)).toMatch(/remain, [\d.]+ % of the figure\.$/);
  });

  test('the seed decides the noise, not the figure', async () => {
    const world = noise(300, 12, 4);
    const [one, again, other] = await Promise.all(
      [42, 42, 7].map((seed) => publishedEntropy(world, { seed, clouds: 2 }, quietWork)),
    );
    expect(again).toEqual(one);
    expect(other!.value).toBe(one!.value);
    expect(other!.noise!.isotropic.mean).not.toBe(one!.noise!.isotropic.mean);
  });
});

describe('layers that the paper’s code cannot measure', () => {
  test('fewer dimensions and features: all of them, and as many components as there are', async () => {
    const found = await publishedEntropy(noise(40, 60, 1), { clouds: 2 }, quietWork);
    expect(found).toMatchObject({ n: 40, rows: 40, dim: 60, components: 39 });
    expect(Number.isFinite(found.value)).toBe(true);
  });

  test('every feature a copy of another: distances of 0 count as 0.01', async () => {
    const world = noise(200, 10, 2);
    world.data.copyWithin(1_000, 0, 1_000);
    const found = await publishedEntropy(world, { clouds: 2 }, quietWork);
    const apart = await publishedEntropy(noise(200, 10, 2), { clouds: 2 }, quietWork);
    expect(found.value).toBeGreaterThan(apart.value);
  });

  test('directions without variance: their eigenvalues count as 1e-10', async () => {
    const world = noise(200, 10, 2);
    for (let i = 0; i < 200; i++)
      for (let j = 5; j < 10; j++) world.data[i * 10 + j] = world.data[i * 10 + j - 5]!;
    const { gaussianPart } = await publishedEntropy(world, { clouds: 2 }, quietWork);
    expect(gaussianPart).toBeLessThan(-40);
  });

  test('too few features, and equal ones, are refused in a sentence', async () => {
    await expect(publishedEntropy(noise(2, 4, 1), {}, quietWork)).rejects.toThrow(
      'at least 3 features, and there are 2',
    );
    const equal = matrix(new Float32Array(400).fill(1), 100, 4);
    await expect(publishedEntropy(equal, {}, quietWork)).rejects.toThrow(
      'All features of this layer are equal',
    );
  });

  test('it stops when it is cancelled', async () => {
    let pauses = 0;
    const work = {
      ...quietWork,
      pause: () => (++pauses > 3 ? Promise.reject(new CancelledError()) : Promise.resolve()),
    };
    await expect(publishedEntropy(noise(600, 40, 1), {}, work)).rejects.toThrow(CancelledError);
  });
});

describe('the spectrum as published', () => {
  const falling = (dim: number) => Float64Array.from({ length: dim }, (_, i) => (i + 1) ** -0.5);

  test('a power law has its exponent, without error', () => {
    const found = publishedSpectrum(falling(400));
    expect(found).toMatchObject({ from: 11, to: 150, n: 140, reason: '' });
    expect(found.slope).toBeCloseTo(-0.5, 12);
    expect(found.error).toBeLessThan(1e-12);
  });

  test('of fewer dimensions: the ranks that there are, and why', () => {
    expect(publishedSpectrum(falling(60))).toMatchObject({ from: 11, to: 60, n: 50 });
    expect(publishedSpectrum(falling(60)).reason).toContain('the layer has 60 dimensions');
    const none = publishedSpectrum(falling(12));
    expect(none.slope).toBeNaN();
    expect(none.reason).toBe(
      'No slope as published: it is fitted from rank 11 on, and the layer has 12 dimensions, where a line with an error needs 13.',
    );
  });

  test('with eigenvalues of 0 there is no slope', () => {
    const found = publishedSpectrum(falling(200).fill(0, 140));
    expect(found.logVolume).toBeNaN();
    expect(found.reason).toContain('10 of the eigenvalues of ranks 11 to 150 are 0');
  });
});

test('the published Gaussian line is the slope of an isotropic cloud of that shape', () => {
  const { features, dim, gaussian } = PUBLISHED_MARKS;
  expect(publishedSpectrum(marchenkoPastur(features - 1, dim)).slope).toBeCloseTo(gaussian, 4);
});
