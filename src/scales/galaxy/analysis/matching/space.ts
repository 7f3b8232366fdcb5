import { DataError } from '../../../../dataset/error.ts';
import { assignPairs, type Assignment, type SimilaritiesOf } from '../../../../math/matching/assignment.ts';
import { bestOf, correlationsOf } from '../../../../math/matching/bestFirings.ts';
import { bestPairs, eachRowsCosines } from '../../../../math/matching/bestPairs.ts';
import type { BestPairs } from '../../../../math/matching/topLists.ts';
import { takeBlocks } from '../../../../math/matrices/takeBlocks.ts';
import { blockCounts, type Firings } from '../../../../math/matrices/firings.ts';
import { rowRange, takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { unitRows } from '../../../../math/matrices/unitRows.ts';
import { permutation, type Random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import { hadamardMixing } from '../../../../math/spectra/controls/hadamardMixing.ts';
import { gaussianOfUnitRows } from '../../../../math/spectra/controls/gaussianOfUnitRows.ts';
import type { Work } from '../../../../math/work/work.ts';

/** One null model of the best similarity of an item of one set among the items of the other. */
export interface MatchingNull {
  /** what takes the place of the items, in words */
  readonly name: string;
  /** whether items are drawn independently of each other, so that one may stand in the sample several times */
  readonly independent?: boolean;
  /** The best similarity of `sample` items under this null; `from` says which set they are of. */
  readonly draw: (from: 0 | 1, sample: Uint32Array, stream: Random, work: Work) => Promise<Float32Array>;
}

/** Two sets of features and how similar their pairs are. */
export interface MatchingSpace {
  /** the number of features of each set */
  readonly sizes: readonly [number, number];
  /** whether each feature can be matched: a direction that is not zero, or firings that vary, `[n]` of each set */
  readonly usable: readonly [Uint8Array, Uint8Array];
  readonly best: (k: number, work: Work) => Promise<BestPairs>;
  readonly assign: (best: BestPairs, work: Work) => Promise<Assignment>;
  readonly nulls: readonly MatchingNull[];
  /** The similarities of all pairs among some features of one set. */
  readonly among: (set: 0 | 1, members: Uint32Array) => number[];
}

const fromZero = (inverse: Float64Array) => Uint8Array.from(inverse, (value) => (value > 0 ? 1 : 0));

/**
 * Directions of two sets, compared by their cosine. Directions may be made of several parts side by side (a decoder and an
 * encoder row), each scaled to the same length: the cosine is then the mean of the parts' cosines.
 *
 * @param a  `[n, dim]`
 * @param b  `[m, dim]`
 * @param parts  the number of parts, which divides dim
 * @throws DataError when the directions have different dimensions
 */
export function directionSpace(a: Matrix, b: Matrix, parts = 1): MatchingSpace {
  if (a.columns !== b.columns) {
    throw new DataError(
      `Matching: expected directions of the same dimension, found ${a.columns / parts} and ${b.columns / parts}; features without a common space match by their firings.`,
    );
  }
  const sets = [a, b] as const;
  const cosines =
    (x: Matrix, y: Matrix): SimilaritiesOf =>
    (rows, each, work) =>
      eachRowsCosines(x, y, rows, each, work);
  const bestAmong = async (rows: Matrix, others: Matrix, work: Work) =>
    (await bestPairs(rows, others, 1, work)).forward.values;
  const scaled = (rows: Matrix) => unitParts(rows, parts);
  const fitted: Matrix[] = [];
  return {
    sizes: [a.rows, b.rows],
    usable: [fromZero(inverseNorms(a)), fromZero(inverseNorms(b))],
    best: (k, work) => bestPairs(a, b, k, work),
    assign: (best, work) => assignPairs(best, cosines(a, b), cosines(b, a), work),
    nulls: [
      {
        name: 'randomly turned',
        independent: true,
        draw: (from, sample, stream, work) =>
          bestAmong(uniformDirections(sample.length, a.columns, parts, stream), sets[1 - from]!, work),
      },
      {
        name: 'spectrum-matched',
        draw: async (from, sample, stream, work) => {
          fitted[from] ??= await gaussianOfUnitRows(scaled(directed(sets[1 - from]!)), scaled, work);
          const cloud = await hadamardMixing(fitted[from], stream, work);
          return bestAmong(takeRows(sets[from], sample), scaled(cloud), work);
        },
      },
    ],
    among: (set, members) => pairCosines(takeRows(sets[set], members)),
  };
}

/** The rows that have a direction: zero rows would pull the mean of a cloud towards the origin. */
function directed(x: Matrix): Matrix {
  const usable = fromZero(inverseNorms(x));
  if (!usable.includes(0)) return x;
  return takeRows(
    x,
    Uint32Array.from(usable.keys()).filter((i) => usable[i]),
  );
}

/** Directions drawn uniformly, part by part: a direction after a random rotation of each part. */
function uniformDirections(rows: number, columns: number, parts: number, stream: Random): Matrix {
  const data = Float32Array.from({ length: rows * columns }, () => stream.normal());
  return unitParts({ data, rows, columns }, parts);
}

/** Rows with each part scaled to unit length, a copy. */
function unitParts({ data, rows, columns }: Matrix, parts: number): Matrix {
  return { ...unitRows({ data, rows: rows * parts, columns: columns / parts }), rows, columns };
}

/**
 * Two matrices of the same rows side by side, each row of each scaled to unit length.
 *
 * @param x  `[n, d]`
 * @param y  `[n, d]`
 * @returns `[n, 2 d]`
 */
export function sideBySide(x: Matrix, y: Matrix): Matrix {
  if (x.rows !== y.rows || x.columns !== y.columns) {
    throw new DataError(
      `Matching: expected decoder and encoder of the same shape, found ${x.rows} × ${x.columns} and ${y.rows} × ${y.columns}.`,
    );
  }
  const [one, other] = [unitRows(x), unitRows(y)];
  const data = new Float32Array(2 * x.data.length);
  for (let i = 0; i < x.rows; i++) {
    data.set(rowRange(one, i, i + 1).data, 2 * i * x.columns);
    data.set(rowRange(other, i, i + 1).data, (2 * i + 1) * x.columns);
  }
  return { data, rows: x.rows, columns: 2 * x.columns };
}

function pairCosines(x: Matrix): number[] {
  const unit = unitRows(x);
  const found: number[] = [];
  for (let i = 0; i < x.rows; i++) {
    for (let j = i + 1; j < x.rows; j++) {
      let sum = 0;
      for (let c = 0; c < x.columns; c++)
        sum += unit.data[i * x.columns + c]! * unit.data[j * x.columns + c]!;
      found.push(sum);
    }
  }
  return found;
}

/** Firings whose blocks may carry categories, `[blocks]`. */
type SortedFirings = Firings & { readonly category?: Uint8Array | null };

/**
 * Features of two recordings of the same blocks, compared by the correlation (phi) of their firings: for features without a
 * common space. Blocks are permuted in the nulls; if they carry categories, also within these, because features of one
 * topic fire in the same blocks without being the same.
 *
 * @throws DataError when the recordings have different numbers of blocks
 */
export function firingSpace(a: SortedFirings, b: SortedFirings): MatchingSpace {
  if (a.blocks !== b.blocks) {
    throw new DataError(
      `Matching: expected recordings of the same blocks, found ${a.blocks} and ${b.blocks} blocks.`,
    );
  }
  const sets = [a, b] as const;
  const varies = (firings: Firings) =>
    Uint8Array.from(blockCounts(firings), (count) => (count > 0 && count < firings.blocks ? 1 : 0));
  const forward = correlationsOf(a, b);
  const category = a.category ?? b.category;
  const permuted = (name: string, orderOf: (stream: Random) => Uint32Array): MatchingNull => ({
    name,
    draw: async (from, sample, stream, work) => {
      const shuffled = takeBlocks(sets[1 - from]!, orderOf(stream));
      const best = new Float32Array(sample.length);
      let at = 0;
      const enter = (_: number, found: Float32Array) => (best[at++] = largest(found));
      await correlationsOf(sets[from], shuffled)(sample, enter, work);
      return best;
    },
  });
  return {
    sizes: [a.features, b.features],
    usable: [varies(a), varies(b)],
    best: (k, work) => bestOf(a.features, b.features, forward, k, work),
    assign: (best, work) => assignPairs(best, forward, correlationsOf(b, a), work),
    nulls: [
      permuted('blocks permuted', (stream) => permutation(a.blocks, stream)),
      ...(category ? [permuted('blocks permuted within categories', orderWithin(category))] : []),
    ],
    among: (set, members) => pairPhis(sets[set], members),
  };
}

/** An order of the blocks in which each takes the place of one of its own category. */
function orderWithin(category: Uint8Array): (stream: Random) => Uint32Array {
  const places = placesOfGroups(category);
  return (stream) => shuffleWithin(Uint32Array.from(category.keys()), places, stream);
}

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, value), -Infinity);

function pairPhis(firings: Firings, members: Uint32Array): number[] {
  const place = new Map(Array.from(members, (member, i) => [member, i]));
  const k = members.length;
  const together = new Uint32Array(k * k);
  for (let block = 0; block < firings.blocks; block++) {
    const own: number[] = [];
    for (let p = firings.indptr[block]!; p < firings.indptr[block + 1]!; p++) {
      const at = place.get(firings.indices[p]!);
      if (at !== undefined) own.push(at);
    }
    for (const i of own) for (const j of own) together[i * k + j]!++;
  }
  const n = firings.blocks;
  const found: number[] = [];
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const [x, y] = [together[i * k + i]!, together[j * k + j]!];
      const spread = Math.sqrt(x * (n - x) * y * (n - y));
      found.push(spread > 0 ? (n * together[i * k + j]! - x * y) / spread : 0);
    }
  }
  return found;
}
