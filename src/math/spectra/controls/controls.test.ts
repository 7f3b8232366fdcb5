import { describe, expect, it } from 'vitest';
import { norm } from '../../matrices/dot.ts';
import { row, type Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import { teamWork } from '../../work/testing/teamWork.ts';
import { quietWork } from '../../work/work.ts';
import { hadamardMixing } from './hadamardMixing.ts';
import { permutedColumns } from './permutedColumns.ts';
import { randomDirections } from './randomDirections.ts';
import { spectrumMatched } from './spectrumMatched.ts';

/** Clusters of features off the origin, with a decaying spectrum and lengths of a given spread. */
function cloud(n: number, d: number, spread: number, seed = 1): Matrix {
  const stream = random(seed);
  const centres = Float64Array.from({ length: 8 * d }, () => stream.normal());
  const data = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const own = data.subarray(i * d, (i + 1) * d);
    for (let j = 0; j < d; j++) {
      own[j] = (centres[(i % 8) * d + j]! + 0.3 * stream.normal()) * (j + 1) ** -0.3 + 0.2;
    }
    const scale = Math.exp(spread * stream.normal()) / norm(own);
    for (let j = 0; j < d; j++) own[j] = own[j]! * scale;
  }
  return { data, rows: n, columns: d };
}

const lengths = (x: Matrix) => Array.from({ length: x.rows }, (_, i) => norm(row(x, i)));

function meanAndCovariance({ data, rows, columns: d }: Matrix) {
  const mean = Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += data[i * d + j]!;
    return sum / rows;
  });
  const covariance = Array.from({ length: d * d }, (_, at) => {
    const [a, b] = [Math.floor(at / d), at % d];
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += (data[i * d + a]! - mean[a]!) * (data[i * d + b]! - mean[b]!);
    return sum / rows;
  });
  return { mean, covariance };
}

function furthest(one: readonly number[], other: readonly number[]): number {
  const size = Math.max(...other.map(Math.abs));
  return Math.max(...one.map((value, i) => Math.abs(value - other[i]!))) / size;
}

const relative = (one: readonly number[], other: readonly number[]) =>
  Math.max(...one.map((value, i) => Math.abs(value - other[i]!) / (other[i]! || 1)));

describe('random directions', () => {
  it('keep the length of each row, zero rows included, and have no mean', async () => {
    const x = cloud(400, 12, 0.5);
    row(x, 7).fill(0);
    const found = await randomDirections(x, random(3), quietWork);
    expect(relative(lengths(found), lengths(x))).toBeLessThan(1e-6);
    expect(row(found, 7).every((value) => value === 0)).toBe(true);
    const { mean } = meanAndCovariance(found);
    expect(Math.hypot(...mean)).toBeLessThan(0.2);
    expect(Math.hypot(...meanAndCovariance(x).mean)).toBeGreaterThan(0.3);
  });
});

describe('mixing by Hadamard transforms', () => {
  it.each([2, 3, 9, 100, 257])('keeps mean and covariance of %i rows', async (n) => {
    const x = cloud(n, 6, 0.3);
    const found = await hadamardMixing(x, random(5), quietWork);
    const [one, other] = [meanAndCovariance(found), meanAndCovariance(x)];
    expect(furthest(one.mean, other.mean)).toBeLessThan(1e-6);
    expect(furthest(one.covariance, other.covariance)).toBeLessThan(1e-6);
  });

  it('gives the same to the last bit when a team shares the columns', async () => {
    const x = cloud(20_011, 50, 0.3);
    const alone = await hadamardMixing(x, random(5), quietWork);
    const shared = teamWork(3);
    const { data } = await hadamardMixing(x, random(5), shared);
    expect(data.every((value, at) => value === alone.data[at])).toBe(true);
    expect(new Set(shared.ran)).toEqual(new Set(['spectra/mix']));
    expect(shared.held()).toBe(0);
  });

  it('spreads one row over all rows, with Gaussian weights', async () => {
    const n = 1000;
    const data = new Float32Array(n);
    data[3] = 1;
    const { data: mixed } = await hadamardMixing({ data, rows: n, columns: 1 }, random(2), quietWork);
    const scaled = Array.from(mixed, (value) => (value - 1 / n) * Math.sqrt(n));
    const moment = (power: number) => scaled.reduce((sum, value) => sum + value ** power, 0) / n;
    expect(moment(2)).toBeCloseTo(1, 2);
    // Of a Gaussian 3; the standard error of n values is √(96/n), 0.31.
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.9);
  });
});

describe('the spectrum-matched cloud', () => {
  it.each([
    [600, 20, 0],
    [600, 20, 0.1],
    [600, 20, 0.3],
    [500, 40, 0.5],
    [40, 60, 0],
  ])('keeps lengths, mean and covariance of %i rows in %i dimensions, spread %f', async (n, d, spread) => {
    const x = cloud(n, d, spread);
    const found = await spectrumMatched(x, random(4), quietWork);
    expect(relative(lengths(found), lengths(x))).toBeLessThan(1e-6);
    const [one, other] = [meanAndCovariance(found), meanAndCovariance(x)];
    expect(furthest(one.mean, other.mean)).toBeLessThan(1e-6);
    expect(furthest(one.covariance, other.covariance)).toBeLessThan(1e-6);
  });

  it('leaves zero rows zero', async () => {
    const x = cloud(60, 5, 0);
    row(x, 11).fill(0);
    const found = await spectrumMatched(x, random(4), quietWork);
    expect(row(found, 11).every((value) => value === 0)).toBe(true);
    expect(relative(lengths(found), lengths(x))).toBeLessThan(1e-6);
  });
});

describe('permuted components', () => {
  it('keep the values of each column, and not the rows', async () => {
    const x = cloud(200, 20, 0.2);
    const found = await permutedColumns(x, random(6), quietWork);
    const column = ({ data }: Matrix, j: number) =>
      Array.from({ length: 200 }, (_, i) => data[i * 20 + j]!).sort((a, b) => a - b);
    for (let j = 0; j < 20; j++) expect(column(found, j)).toEqual(column(x, j));
    expect(found.data).not.toEqual(x.data);
    expect(relative(lengths(found), lengths(x))).toBeGreaterThan(0.05);
  });
});
