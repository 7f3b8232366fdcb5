import { describe, expect, it } from 'vitest';
import { row, type Matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { quietWork } from '../work/work.ts';
import { assignPairs, type SimilaritiesOf } from './assignment.ts';
import { bestPairs, eachRowsCosines } from './bestPairs.ts';
import fixture from './fixtures/matching.json' with { type: 'json' };
import { sparseAssignment } from './sparseAssignment.ts';

const matrixOf = (rows: readonly (readonly number[])[]): Matrix => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0]!.length,
});

function gaussian(rows: number, columns: number, seed: number): Matrix {
  const stream = random(seed);
  return { data: Float32Array.from({ length: rows * columns }, () => stream.normal()), rows, columns };
}

const cosine = (x: Float32Array, y: Float32Array) => {
  const dot = x.reduce((sum, value, j) => sum + value * y[j]!, 0);
  const length = Math.hypot(...x) * Math.hypot(...y);
  return length > 0 ? dot / length : 0;
};

async function assignRows(a: Matrix, b: Matrix, k: number) {
  const cosines =
    (x: Matrix, y: Matrix): SimilaritiesOf =>
    (rows, each, work) =>
      eachRowsCosines(x, y, rows, each, work);
  return assignPairs(await bestPairs(a, b, k, quietWork), cosines(a, b), cosines(b, a), quietWork);
}

describe.each(fixture.cases.map((one, i) => ({ ...one, i })))('fixture $i', ({ a, b, ...expected }) => {
  const [x, y] = [matrixOf(a), matrixOf(b)];
  it('has the best cosines of NumPy both ways', async () => {
    const { forward, backward } = await bestPairs(x, y, 3, quietWork);
    for (const [found, wanted] of [
      [forward, expected.forward],
      [backward, expected.backward],
    ] as const) {
      wanted.cosine.forEach((value, i) => {
        expect(found.values[3 * i]).toBeCloseTo(value, 5);
        if (value > 0) expect(found.indices[3 * i]).toBe(wanted.best[i]);
      });
    }
  });

  it.each([2, 1000])('has the assignment of SciPy from %i candidates', async (k) => {
    const found = await assignRows(x, y, k);
    expect(found.unproven).toBe(0);
    expect(found.total).toBeCloseTo(expected.total, 4);
    const chosen = [...found.partner].filter((partner) => partner >= 0);
    expect(new Set(chosen).size).toBe(chosen.length);
    let total = 0;
    found.partner.forEach((partner, i) => {
      if (partner >= 0) total += cosine(row(x, i), row(y, partner));
    });
    expect(total).toBeCloseTo(expected.total, 4);
  });
});

describe('best pairs', () => {
  it('are the same for a team as for one member, with ties at the smaller number', async () => {
    const a = gaussian(400, 420, 1);
    const rows = new Float32Array(610 * 420);
    rows.set(a.data);
    rows.set(a.data.subarray(0, 210 * 420), 400 * 420);
    const double: Matrix = { data: rows, rows: 610, columns: 420 };
    const alone = await bestPairs(a, double, 4, quietWork);
    const together = await bestPairs(a, double, 4, teamWork(3));
    expect(together).toEqual(alone);
    expect(alone.forward.indices[0]).toBe(0);
    expect(alone.forward.indices[1]).toBe(400);
    expect(alone.backward.indices[4 * 400]).toBe(0);
  });

  it('refuse rows of different dimensions', async () => {
    await expect(bestPairs(gaussian(3, 4, 1), gaussian(3, 5, 1), 1, quietWork)).rejects.toThrow(
      'expected rows of the same dimension in both matrices, found 3 × 4 and 3 × 5',
    );
  });
});

describe('assignment', () => {
  it('finds all rows of a permuted copy', async () => {
    const a = gaussian(300, 20, 2);
    const order = Uint32Array.from({ length: 300 }, (_, i) => (i * 7) % 300);
    const b = {
      ...a,
      data: Float32Array.from(
        { length: 6000 },
        (_, at) => a.data[order[Math.floor(at / 20)]! * 20 + (at % 20)]!,
      ),
    };
    const found = await assignRows(a, b, 2);
    found.partner.forEach((partner, i) => expect(order[partner]).toBe(i));
  });

  it('proves its sum also when many rows want the same partners', async () => {
    // Few directions and many rows: most rows lose their first choices.
    const a = gaussian(150, 3, 5);
    const b = gaussian(150, 3, 6);
    const few = await assignRows(a, b, 2);
    const all = await assignRows(a, b, 150);
    expect(few.unproven).toBe(0);
    expect(few.total).toBeCloseTo(all.total, 2);
  });

  it('has prices that no pair exceeds', async () => {
    const stream = random(3);
    const weights = Float32Array.from({ length: 60 * 40 }, () => stream.uniform() + 0.01);
    const pairs = {
      rows: 60,
      columns: 40,
      indptr: Uint32Array.from({ length: 61 }, (_, i) => 40 * i),
      indices: Uint32Array.from({ length: 2400 }, (_, at) => at % 40),
      weights,
    };
    const { rowPrice, columnPrice, total, columnOf } = await sparseAssignment(pairs, quietWork);
    weights.forEach((weight, at) => {
      expect(rowPrice[Math.floor(at / 40)]! + columnPrice[at % 40]!).toBeGreaterThan(weight - 1e-9);
    });
    const prices = [...rowPrice, ...columnPrice].reduce((sum, price) => sum + price, 0);
    expect(total).toBeCloseTo(prices, 6);
    expect(columnOf.filter((column) => column >= 0).length).toBe(40);
  });

  it('refuses weights that are not above 0', async () => {
    const pairs = {
      rows: 1,
      columns: 1,
      indptr: Uint32Array.of(0, 1),
      indices: Uint32Array.of(0),
      weights: Float32Array.of(0),
    };
    await expect(sparseAssignment(pairs, quietWork)).rejects.toThrow('expected weights above 0');
  });
});
