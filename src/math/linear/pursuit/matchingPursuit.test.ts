import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { useKernels } from '../../kernels/kernels.ts';
import { plainKernels } from '../../kernels/plain/plain.ts';
import { dot } from '../../matrices/dot.ts';
import { matrix, row, type Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import { teamWork } from '../../work/testing/teamWork.ts';
import { quietWork } from '../../work/work.ts';
import { matchingPursuits, type Pursuit } from './matchingPursuit.ts';

const NONE = new Uint32Array(0);

interface Case {
  readonly rows: number;
  readonly dim: number;
  readonly x: number[];
  readonly y: number[];
  readonly atoms: number[];
  readonly coefficients: number[];
  readonly explained: number[];
}
const cases = JSON.parse(readFileSync(new URL('./fixtures/pursuit.json', import.meta.url), 'utf8')) as Case[];

function dictionary(rows: number, dim: number, seed: number): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: rows * dim }, () => stream.normal()),
    rows,
    dim,
  );
}

/** Row `i` scaled to unit length. */
function atom(x: Matrix, i: number): Float64Array {
  const values = Float64Array.from(row(x, i));
  const length = Math.sqrt(dot(values, 0, values, 0, values.length));
  return values.map((value) => value / length);
}

/** What a pursuit leaves of a vector. */
function remainder(x: Matrix, vector: Float64Array, { atoms, coefficients }: Pursuit): Float64Array {
  const rest = vector.slice();
  atoms.forEach((i, at) => {
    const unit = atom(x, i);
    for (let j = 0; j < rest.length; j++) rest[j]! -= coefficients[at]! * unit[j]!;
  });
  return rest;
}

const pursue = async (x: Matrix, vector: Float64Array, most: number, without = NONE) =>
  (await matchingPursuits(x, [{ vector, without }], most, quietWork))[0]!;

describe.each([
  ['plain', async () => plainKernels],
  ['WebAssembly', loadKernels],
])('matching pursuit with %s kernels', (_, load) => {
  beforeAll(async () => useKernels(await load()));
  afterAll(() => useKernels(plainKernels));

  it.each(cases)('agrees with scikit-learn on $rows atoms in $dim dimensions', async (one) => {
    const x = matrix(Float32Array.from(one.x), one.rows, one.dim);
    const found = await pursue(x, Float64Array.from(one.y), one.atoms.length);
    expect([...found.atoms]).toEqual(one.atoms);
    one.coefficients.forEach((value, i) => expect(found.coefficients[i]).toBeCloseTo(value, 10));
    one.explained.forEach((value, i) => expect(found.explained[i]).toBeCloseTo(value, 10));
  });

  it('leaves a remainder orthogonal to every chosen atom, of the length that it states', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 4, max: 30 }),
        fc.integer({ min: 1, max: 8 }),
        async (seed, rows, most) => {
          const dim = 9;
          const x = dictionary(rows, dim, seed);
          const vector = Float64Array.from(dictionary(1, dim, seed + 1).data);
          const found = await pursue(x, vector, most);
          expect(new Set(found.atoms).size).toBe(found.atoms.length);
          const rest = remainder(x, vector, found);
          for (const i of found.atoms) expect(Math.abs(dot(rest, 0, atom(x, i), 0, dim))).toBeLessThan(1e-9);
          const left = dot(rest, 0, rest, 0, dim) / dot(vector, 0, vector, 0, dim);
          expect(found.explained.at(-1)).toBeCloseTo(1 - left, 9);
          expect([...found.explained]).toEqual([...found.explained].sort((a, b) => a - b));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the few atoms of a sum and stops when nothing remains', async () => {
    const x = dictionary(200, 64, 5);
    const weights = new Map([
      [17, 2],
      [60, -1.5],
      [151, 1],
    ]);
    const vector = new Float64Array(64);
    for (const [i, weight] of weights) {
      const unit = atom(x, i);
      for (let j = 0; j < 64; j++) vector[j]! += weight * unit[j]!;
    }
    const found = await pursue(x, vector, 10);
    expect([...found.atoms].sort((a, b) => a - b)).toEqual([17, 60, 151]);
    found.atoms.forEach((i, at) => expect(found.coefficients[at]).toBeCloseTo(weights.get(i)!, 9));
    expect(found.explained.at(-1)).toBeCloseTo(1, 12);
  });

  it('does not use barred rows, zero rows, or rows that depend on chosen ones', async () => {
    // Rows: e1, 2·e1, zero, e2.
    const x = matrix(Float32Array.of(1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0), 4, 3);
    const vector = Float64Array.of(3, 1, 5);
    expect([...(await pursue(x, vector, 4)).atoms]).toEqual([0, 3]);
    const barred = await pursue(x, vector, 4, Uint32Array.of(0));
    expect([...barred.atoms]).toEqual([1, 3]);
    expect(barred.coefficients[0]).toBeCloseTo(3, 12);
    expect((await pursue(x, vector, 4, Uint32Array.of(0, 1, 3))).atoms.length).toBe(0);
    expect((await pursue(x, new Float64Array(3), 4)).explained.length).toBe(0);
  });

  it('gives each of many targets the pursuit that it has alone, whatever the size of the team', async () => {
    // Large enough to be shared.
    const x = dictionary(8200, 128, 3);
    const targets = [1, 2, 3, 4, 5].map((seed) => ({
      vector: Float64Array.from(dictionary(1, 128, seed).data),
      without: Uint32Array.of(seed),
    }));
    const work = teamWork(3);
    const together = await matchingPursuits(x, targets, 4, work);
    expect(work.ran).toContain('pursuit.strongest');
    expect(work.held()).toBe(0);
    for (const [i, { vector, without }] of targets.entries()) {
      expect(together[i]).toEqual(await pursue(x, vector, 4, without));
    }
  });
});

describe('matching pursuit', () => {
  it('refuses a vector of another dimension', async () => {
    await expect(pursue(dictionary(4, 3, 1), new Float64Array(2), 1)).rejects.toThrow(
      'expected vectors of 3 dimensions, found 2',
    );
  });
});
