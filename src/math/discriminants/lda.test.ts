import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleRow, timesTransposed, zeros, type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { plantedPoints } from '../testing/lcg.ts';
import { fitDiscriminantAxes, type DiscriminantAxes } from './lda.ts';
import { ledoitWolf } from './shrinkage.ts';
import { fitShrunkAxes } from './shrunkLda.ts';
import { silhouette } from '../clustering/silhouette.ts';
import { dot } from '../matrices/dot.ts';

interface Case {
  name: string;
  rows: number;
  columns: number;
  classes: number;
  spread: number;
  seed: number;
  components: number;
  odd?: boolean;
  alone?: boolean;
  transforms: Record<string, number[][]>;
  shares: number[];
  silhouette: { euclidean: number[]; cosine: number[] };
  ledoitWolf: number;
}
const cases = JSON.parse(
  readFileSync(new URL('./fixtures/discriminants.json', import.meta.url), 'utf8'),
) as Case[];

function points(c: Case) {
  const planted = plantedPoints(c.rows, c.columns, c.classes, c.spread, c.seed);
  if (c.odd) {
    for (let i = 0; i < c.rows; i++) {
      planted.x.data[i * c.columns + 3] = 0.7;
      planted.x.data[i * c.columns + 9] = planted.x.data[i * c.columns + 2]!;
    }
  }
  if (c.alone) planted.labels[c.rows - 1] = c.classes;
  return planted;
}

function transform(x: DoubleMatrix, { axes, mean }: DiscriminantAxes, centred: boolean): DoubleMatrix {
  const z = timesTransposed(x, axes);
  if (!centred) return z;
  for (let i = 0; i < z.rows; i++) {
    for (let j = 0; j < z.columns; j++) {
      z.data[i * z.columns + j]! -= dot(mean, 0, axes.data, j * x.columns, x.columns);
    }
  }
  return z;
}

/** Largest difference relative to the largest entry of the column, after each column took its better sign. */
function difference(z: DoubleMatrix, expected: number[][]): number {
  let worst = 0;
  for (let j = 0; j < expected[0]!.length; j++) {
    const column = expected.map((row) => row[j]!);
    const size = Math.max(...column.map(Math.abs));
    const gap = (sign: number) =>
      Math.max(...column.map((value, i) => Math.abs(value - sign * z.data[i * z.columns + j]!))) / size;
    worst = Math.max(worst, Math.min(gap(1), gap(-1)));
  }
  return worst;
}

describe('discriminant axes against scikit-learn', () => {
  it.each(cases)('$name', async (c) => {
    const { x, labels } = points(c);
    const fit = await fitDiscriminantAxes(x, labels, c.components);
    const z = transform(x, fit, true);
    expect(z.columns).toBe(c.transforms.none![0]!.length);
    expect(difference(z, c.transforms.none!)).toBeLessThan(1e-6);
    c.shares.forEach((share, i) => expect(fit.shares[i]).toBeCloseTo(share, 7));
    for (const metric of ['euclidean', 'cosine'] as const) {
      const scores = await silhouette(z, labels, c.classes + 1, metric);
      c.silhouette[metric].forEach((s, i) => expect(Math.abs(scores.samples[i]! - s)).toBeLessThan(1e-6));
    }
  });

  const shrunk = cases.flatMap((c) =>
    Object.keys(c.transforms).flatMap((shrinkage) => (shrinkage === 'none' ? [] : [{ ...c, shrinkage }])),
  );
  it.each(shrunk)('$name, shrinkage $shrinkage', async (c) => {
    const { x, labels } = points(c);
    const shrinkage = c.shrinkage === 'auto' ? 'auto' : Number(c.shrinkage);
    const fit = await fitShrunkAxes(x, labels, c.components, shrinkage);
    expect(difference(transform(x, fit, false), c.transforms[c.shrinkage]!)).toBeLessThan(1e-6);
  });

  it.each(cases)('the Ledoit–Wolf share of $name', async (c) => {
    const { x } = points(c);
    const mean = new Float64Array(c.columns);
    for (let i = 0; i < c.rows; i++) doubleRow(x, i).forEach((value, j) => (mean[j]! += value / c.rows));
    const centred = { ...x, data: x.data.map((value, at) => value - mean[at % c.columns]!) };
    expect(await ledoitWolf(centred)).toBeCloseTo(c.ledoitWolf, 8);
  });
});

describe('laws of discriminant axes', () => {
  const shapes = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    classes: fc.integer({ min: 2, max: 5 }),
    columns: fc.integer({ min: 5, max: 40 }),
  });

  it('does not change when points move, and whitens within classes if the rank is full', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async ({ seed, classes, columns }) => {
        const { x, labels } = plantedPoints(60, columns, classes, 1, seed);
        const moved = { ...x, data: x.data.map((value, at) => value + (at % columns)) };
        const fit = await fitDiscriminantAxes(x, labels, classes - 1);
        const again = await fitDiscriminantAxes(moved, labels, classes - 1);
        const z = transform(x, fit, true);
        const zMoved = transform(moved, again, true);
        z.data.forEach((value, at) => expect(Math.abs(value - zMoved.data[at]!)).toBeLessThan(1e-6));
        const within = withinCovariance(z, labels, classes);
        for (let i = 0; i < z.columns; i++) {
          for (let j = 0; j < z.columns; j++) {
            expect(within.data[i * z.columns + j]).toBeCloseTo(i === j ? 1 : 0, 6);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('names what is wrong with classes and components', async () => {
    const { x } = plantedPoints(4, 3, 2, 1, 1);
    await expect(fitDiscriminantAxes(x, [0, 0, 0, 0], 1)).rejects.toThrow(/1 classes/);
    await expect(fitDiscriminantAxes(x, [0, 1, 2, 3], 1)).rejects.toThrow(/more points than classes/);
    await expect(fitDiscriminantAxes(x, [0, 1, 0, 1], 2)).rejects.toThrow(/1 to 1 components/);
    await expect(fitShrunkAxes(x, [0, 1, 0, 1], 1, 1.5)).rejects.toThrow(/found 1.5/);
  });
});

function withinCovariance(z: DoubleMatrix, labels: number[], classes: number): DoubleMatrix {
  const covariance = zeros(z.columns, z.columns);
  for (let c = 0; c < classes; c++) {
    const members = labels.flatMap((label, i) => (label === c ? [i] : []));
    const mean = Array.from(
      { length: z.columns },
      (_, j) => members.reduce((sum, i) => sum + z.data[i * z.columns + j]!, 0) / members.length,
    );
    for (const i of members) {
      const offset = doubleRow(z, i).map((value, j) => value - mean[j]!);
      offset.forEach((a, p) => offset.forEach((b, q) => (covariance.data[p * z.columns + q]! += a * b)));
    }
  }
  return { ...covariance, data: covariance.data.map((value) => value / (labels.length - classes)) };
}
