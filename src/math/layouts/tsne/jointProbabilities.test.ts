import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNpy } from '../../../dataset/files/npy.ts';
import { matrix } from '../../matrices/matrix.ts';
import { unitRows } from '../../matrices/unitRows.ts';
import { nearestNeighbours } from '../../neighbours/nearestNeighbours.ts';
import { random } from '../../random/random.ts';
import { quietWork } from '../../work/work.ts';
import { jointProbabilities, type JointProbabilities } from './jointProbabilities.ts';
import { conditionalProbabilities } from './perplexity.ts';

interface Fixture {
  readonly perplexity: number;
  readonly layout: { readonly rows: number };
  readonly joint: {
    readonly entries: number;
    readonly row: number;
    readonly indices: readonly number[];
    readonly values: readonly number[];
    readonly rowSums: readonly number[];
  };
}

const fixture = JSON.parse(readFileSync(new URL('./fixtures/tsne.json', import.meta.url), 'utf8')) as Fixture;
const file = new URL('../../../../public/datasets/mini-sae/layer_2/decoder.npy', import.meta.url);

/** The joint probabilities as a dense matrix. */
function dense({ n, indptr, indices, values }: JointProbabilities): Float64Array {
  const all = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let at = indptr[i]!; at < indptr[i + 1]!; at++) all[i * n + indices[at]!]! += values[at]!;
  }
  return all;
}

/** Lists of k distinct other points for each of n, with random squared distances. */
function randomLists(n: number, k: number, seed: number) {
  const stream = random(seed);
  const indices = new Uint32Array(n * k);
  const squares = Float64Array.from({ length: n * k }, () => 3 * stream.uniform());
  for (let i = 0; i < n; i++) {
    const others = Array.from({ length: n }, (_, j) => j).filter((j) => j !== i);
    for (let c = 0; c < k; c++) {
      indices[i * k + c] = others.splice(stream.integer(others.length), 1)[0]!;
    }
  }
  return { indices, squares };
}

describe('joint probabilities', () => {
  test('are scikit-learn’s on a layer of features', async () => {
    const { data, shape } = readNpy(readFileSync(file), 'decoder.npy');
    const { rows } = fixture.layout;
    const x = matrix(Float32Array.from(data as Float32Array).slice(0, rows * shape[1]!), rows, shape[1]!);
    const k = 3 * fixture.perplexity + 1;
    const lists = await nearestNeighbours(unitRows(x), { k, metric: 'cosine' }, quietWork);
    const squares = Float64Array.from(lists.distances, (distance) => 2 * distance);
    const found = jointProbabilities(lists.indices, squares, k, fixture.perplexity);
    const { row, entries, indices, values, rowSums } = fixture.joint;
    expect(found.values.length).toBe(entries);
    const [from, to] = [found.indptr[row]!, found.indptr[row + 1]!];
    expect([...found.indices.subarray(from, to)]).toEqual(indices);
    values.forEach((value, at) => expect(Math.abs(found.values[from + at]! / value - 1)).toBeLessThan(2e-4));
    rowSums.forEach((sum, i) => {
      const own = found.values.subarray(found.indptr[i], found.indptr[i + 1]).reduce((a, b) => a + b, 0);
      expect(Math.abs(own / sum - 1)).toBeLessThan(1e-4);
    });
  });

  test('are symmetric, sum to 1, and have no entry of a point with itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.nat(), (n, seed) => {
        const k = Math.min(n - 1, 6);
        const { indices, squares } = randomLists(n, k, seed);
        const all = dense(jointProbabilities(indices, squares, k, 2));
        let sum = 0;
        for (let i = 0; i < n; i++) {
          expect(all[i * n + i]).toBe(0);
          for (let j = 0; j < n; j++) {
            sum += all[i * n + j]!;
            expect(all[i * n + j]).toBe(all[j * n + i]);
          }
        }
        expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });
});

describe('conditional probabilities', () => {
  const entropyOf = (p: Float64Array) =>
    -p.reduce((sum, value) => sum + (value && value * Math.log(value)), 0);

  test('have the perplexity, whatever the unit of the distances', () => {
    const { squares } = randomLists(8, 7, 3);
    for (const unit of [1e-6, 1, 1e6]) {
      const found = conditionalProbabilities(
        squares.map((value) => unit * value),
        7,
        3,
      );
      for (let at = 0; at < found.length; at += 7) {
        expect(Math.abs(Math.exp(entropyOf(found.subarray(at, at + 7))) - 3)).toBeLessThan(1e-4);
      }
    }
  });

  test('are equal for neighbours at equal distances, and stay finite far away and for copies', () => {
    expect([...conditionalProbabilities(new Float64Array(4).fill(9), 4, 2)]).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ]);
    const copies = conditionalProbabilities(Float64Array.of(0, 0, 0, 1), 4, 2);
    expect([...copies].map((p) => Math.round(1e6 * p) / 1e6)).toEqual([0.333333, 0.333333, 0.333333, 0]);
    expect(conditionalProbabilities(Float64Array.of(1e12, 2e12, 3e12), 3, 1.5).every(Number.isFinite)).toBe(
      true,
    );
  });
});
