import { describe, expect, it } from 'vitest';
import { row, type Matrix } from '../../matrices/matrix.ts';
import { norm } from '../../matrices/dot.ts';
import { unitRows } from '../../matrices/unitRows.ts';
import { random } from '../../random/random.ts';
import { quietWork } from '../../work/work.ts';
import { meanAndCovariance } from './restoreCovariance.ts';
import { gaussianOfUnitRows } from './gaussianOfUnitRows.ts';
import { hadamardMixing } from './hadamardMixing.ts';

/** Unit rows of a Gaussian with a steep spectrum and a mean along the second axis. */
function steep(rows: number, columns: number, seed: number, mean = 0.5): Matrix {
  const stream = random(seed);
  const data = Float32Array.from({ length: rows * columns }, (_, at) => {
    const axis = at % columns;
    return stream.normal() / (axis + 1) + (axis === 1 ? mean : 0);
  });
  return unitRows({ data, rows, columns });
}

/** Mixtures of rows, scaled, and their moments. */
async function mixed(x: Matrix, seed: number) {
  const found = unitRows(await hadamardMixing(x, random(seed), quietWork));
  return { found, ...(await meanAndCovariance(found, quietWork)) };
}

describe('the Gaussian of unit rows', () => {
  it.each([0.5, 2])(
    'has mixtures that keep mean and variances when they are scaled, mean %f',
    async (mean) => {
      const x = steep(1200, 10, 3, mean);
      const wanted = await meanAndCovariance(x, quietWork);
      const own = await mixed(await gaussianOfUnitRows(x, unitRows, quietWork), 7);
      const plain = await mixed(x, 7);
      for (let i = 0; i < x.rows; i++) expect(norm(row(own.found, i))).toBeCloseTo(1, 5);
      const furthest = ({ mean }: { readonly mean: Float64Array }) =>
        Math.max(...mean.map((value, j) => Math.abs(value - wanted.mean[j]!)));
      expect(furthest(own)).toBeLessThan(0.02);
      const kept = ({ covariance }: { readonly covariance: Float64Array }) =>
        Array.from({ length: 10 }, (_, j) => covariance[11 * j]! / wanted.covariance[11 * j]!);
      for (const share of kept(own)) expect(Math.abs(share - 1)).toBeLessThan(0.08);
      expect(Math.max(...kept(plain).map((share) => Math.abs(share - 1)))).toBeGreaterThan(0.15);
    },
  );

  it('is the rows themselves where all directions have little of the variance', async () => {
    const stream = random(9);
    const x = unitRows({
      data: Float32Array.from({ length: 40 * 600 }, () => stream.normal()),
      rows: 40,
      columns: 600,
    });
    expect(await gaussianOfUnitRows(x, unitRows, quietWork)).toBe(x);
  });

  it.each([1, 2, 8, 12])('of %i rows in eight dimensions is finite', async (rows) => {
    const { found } = await mixed(await gaussianOfUnitRows(steep(rows, 8, 5), unitRows, quietWork), 2);
    expect(found.data.every(Number.isFinite)).toBe(true);
  });
});
