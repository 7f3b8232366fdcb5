import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../dataset/error.ts';
import { matrix, row, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { besideNull } from '../../../../math/statistics/nulls/nullFigure.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { crystalSearch, searchParameters, type CrystalShape } from './search.ts';
import { bestQuadruples } from './compare.ts';
import { matchedPoints } from './matchedPoints.ts';
import { shortDifferences } from './shortDifferences.ts';

function gaussian(n: number, d: number, seed: number): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: n * d }, () => stream.normal()),
    n,
    d,
  );
}

/** Errors of all quadruples of n points by definition, ascending. */
function allErrors(points: Matrix, shape: CrystalShape): number[] {
  const n = points.rows;
  const minus = (a: number, b: number) =>
    Array.from(row(points, b), (value, j) => value - row(points, a)[j]!);
  const dot = (u: number[], v: number[]) => u.reduce((sum, value, j) => sum + value * v[j]!, 0);
  const errors: number[] = [];
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      for (let c = a + 1; c < n; c++) {
        for (let d = 0; d < n; d++) {
          if (d <= a || d === b || c === b || d === c) continue;
          const [u, v, w, z] = [minus(a, b), minus(c, d), minus(a, c), minus(b, d)];
          const product = dot(u, v);
          if (product < 0) continue;
          const [uu, vv, ww, zz] = [dot(u, u), dot(v, v), dot(w, w), dot(z, z)];
          if (shape === 'parallelogram') {
            // Each quadruple comes in either pairing of its sides: the shorter one counts.
            if (ww + zz >= uu + vv) errors.push(Math.sqrt(Math.max(0, 1 - (2 * product) / (uu + vv))));
          } else if (Math.min(ww, zz) >= 0.25 * Math.max(uu, vv)) {
            errors.push(1 - product / Math.sqrt(uu * vv));
          }
        }
      }
    }
  }
  return errors.sort((x, y) => x - y);
}

describe('the search among differences', () => {
  for (const shape of ['parallelogram', 'trapezoid'] as const) {
    it(`is exact: every ${shape} is found once, with its error`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
          const points = gaussian(9, 4, seed);
          const differences = await shortDifferences(points, 1000, quietWork);
          expect(differences.squares).toHaveLength(36);
          const found = await bestQuadruples(differences, shape, 10_000, quietWork);
          const expected = allErrors(points, shape);
          expect(found).toHaveLength(expected.length);
          found.forEach(({ error }, i) => expect(error).toBeCloseTo(expected[i]!, 3));
        }),
        { numRuns: 20 },
      );
    });

    it(`gives the best ${shape}s if fewer are requested`, async () => {
      const differences = await shortDifferences(gaussian(40, 6, 3), 1000, quietWork);
      const all = await bestQuadruples(differences, shape, 1e6, quietWork);
      const best = await bestQuadruples(differences, shape, 25, quietWork);
      expect(best.map(({ error }) => error)).toEqual(all.slice(0, 25).map(({ error }) => error));
    });
  }

  it('takes the shortest differences', async () => {
    const points = gaussian(30, 5, 2);
    const all = await shortDifferences(points, 1e6, quietWork);
    const few = await shortDifferences(points, 50, quietWork);
    expect(few.squares).toEqual(all.squares.subarray(0, 50));
    for (let e = 1; e < 50; e++) expect(few.squares[e]).toBeGreaterThanOrEqual(few.squares[e - 1]!);
  });
});

describe('crystal search', () => {
  /** Random features with a few planted parallelograms, `a b c d` with b − a ≈ d − c. */
  function planted(n: number, d: number, crystals: number, noise: number) {
    const points = gaussian(n, d, 5);
    const stream = random(9);
    const corners = Array.from({ length: crystals }, (_, k) => [k, k + 100, k + 200, k + 300] as const);
    for (const [a, b, c, e] of corners) {
      // Sides at some 60° from each other, so that the corners are nearer than chance brings any.
      for (let j = 0; j < d; j++) {
        const along = 0.6 * stream.normal();
        points.data[c * d + j] = 0.7 * points.data[a * d + j]! + 0.7 * stream.normal();
        points.data[b * d + j] = points.data[a * d + j]! + along;
        points.data[e * d + j] = points.data[c * d + j]! + along + noise * stream.normal();
      }
    }
    return { points, corners };
  }

  it('ranks planted parallelograms first, far better than its null', async () => {
    const { points, corners } = planted(500, 100, 5, 0.1);
    const parameters = searchParameters([...Array(500).keys()], { differences: 5000, unitLength: false });
    const found = await crystalSearch(points, parameters, quietWork);
    expect(found.differences).toBe((500 * 499) / 2);
    expect(found.compared).toBe(5000);
    const best = found.crystals.slice(0, 5).map((crystal) => [...crystal.corners].sort((a, b) => a - b));
    expect(best.sort((a, b) => a[0]! - b[0]!)).toEqual(corners.map((corner) => [...corner]));
    const nullBest = found.nullErrors[0]![0]!;
    for (const { error, expected, cosine, sides } of found.crystals.slice(0, 5)) {
      expect(error).toBeLessThan(0.2);
      expect(error).toBeLessThan(nullBest);
      expect(expected).toBe(0);
      expect(cosine).toBeGreaterThan(0.95);
      expect(sides[0]).toBeLessThan(found.longest * 1.001);
    }
  });

  it('finds no more among Gaussian points than its null does', async () => {
    const points = gaussian(200, 30, 11);
    const parameters = searchParameters([...Array(200).keys()], { differences: 3000, draws: 3, count: 20 });
    const { crystals, nullErrors } = await crystalSearch(points, parameters, quietWork);
    const nullBest = nullErrors.map((errors) => errors[0]!);
    expect(crystals[0]!.error).toBeGreaterThan(Math.min(...nullBest) - 0.1);
    expect(crystals.at(-1)!.expected).toBeGreaterThan(5);
  });

  it('is not beyond its null for Gaussian points with fewer rows than dimensions', async () => {
    let beyond = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const points = gaussian(40, 100, seed);
      const parameters = searchParameters([...Array(40).keys()], {
        differences: 780,
        draws: 20,
        count: 1,
        seed,
      });
      const { crystals, best } = await crystalSearch(points, parameters, quietWork);
      expect(best!.value).toBe(crystals[0]!.error);
      // The app gives p from 199 draws on.
      if (besideNull(best!.value, best!.null.samples).p! <= 0.05) beyond++;
    }
    // More than 3 of 12 at a rate of 5 % has a probability below 0.3 %.
    expect(beyond).toBeLessThanOrEqual(3);
  });

  it('ranks, leaves out near copies, numbers the features as they were, and repeats itself', async () => {
    const points = gaussian(80, 8, 4);
    const features = [...Array(60).keys()].map((i) => 79 - i);
    const parameters = searchParameters(features, { shape: 'trapezoid', count: 30 });
    const found = await crystalSearch(points, parameters, quietWork);
    expect(found.crystals).toHaveLength(30);
    found.crystals.forEach((crystal, i) => {
      if (i > 0) expect(crystal.error).toBeGreaterThanOrEqual(found.crystals[i - 1]!.error);
      for (const corner of crystal.corners) expect(features).toContain(corner);
      for (const other of found.crystals.slice(0, i)) {
        expect(other.corners.filter((corner) => crystal.corners.includes(corner)).length).toBeLessThan(3);
      }
    });
    expect(await crystalSearch(points, parameters, quietWork)).toEqual(found);
  });

  it('refuses invalid parameters', async () => {
    const points = gaussian(10, 3, 1);
    const refused = async (features: number[], sentence: RegExp) => {
      const search = crystalSearch(points, searchParameters(features), quietWork);
      await expect(search).rejects.toThrow(sentence);
      await expect(search).rejects.toThrow(DataError);
    };
    await refused([1, 2, 3], /3 features are chosen, expected 4 to 2,000/);
    await refused([1, 2, 3, 3], /chosen twice/);
    await refused([1, 2, 3, 10], /no feature 10; there are 10/);
    points.data[3] = Infinity;
    await refused([0, 1, 2, 3], /feature 1 is not finite/);
  });

  it('survives points that are all equal', async () => {
    const points = matrix(new Float32Array(30).fill(1), 10, 3);
    const found = await crystalSearch(points, searchParameters([...Array(10).keys()]), quietWork);
    expect(found).toMatchObject({ compared: 0, longest: 0, crystals: [] });
  });
});

describe('matched points', () => {
  it('keep mean, covariance and lengths', async () => {
    const n = 1500;
    const points = gaussian(n, 3, 8);
    for (let i = 0; i < n; i++) row(points, i).set([5 + 3 * row(points, i)[0]!], 0);
    const matched = await matchedPoints(points, random(1), quietWork);
    const moments = (m: Matrix) => {
      const mean = [0, 1, 2].map((j) => [...Array(n).keys()].reduce((sum, i) => sum + row(m, i)[j]! / n, 0));
      const sd = mean.map((mu, j) =>
        Math.sqrt([...Array(n).keys()].reduce((sum, i) => sum + (row(m, i)[j]! - mu) ** 2 / n, 0)),
      );
      return [...mean, ...sd];
    };
    const [own, other] = [moments(points), moments(matched)];
    own.forEach((value, k) => expect(Math.abs(value - other[k]!)).toBeLessThan(0.5));
    const longest = (m: Matrix) => Math.max(...[...Array(n).keys()].map((i) => Math.hypot(...row(m, i))));
    expect(longest(matched)).toBeLessThanOrEqual(longest(points) * 1.0001);
  });
});
