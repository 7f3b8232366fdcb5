import type { Matrix } from '../../matrices/matrix.ts';
import { permutation, type Random } from '../../random/random.ts';
import { withParts } from '../../work/parts.ts';
import { defineTask, shardBounds, soloTeam } from '../../work/team.ts';
import type { Work } from '../../work/work.ts';
import { takeColumns, putColumns, TOGETHER } from './strips.ts';

/** Rounds of mixing, an even number: after two, every new row is a sum of all rows with nearly Gaussian weights. */
const ROUNDS = 4;
/** With fewer values, lending them costs more than sharing the transforms saves. */
const WORTH_SHARING = 1e6;

/** A member's share: some of the columns, `[n, columns]`, and how all columns are mixed. */
interface Part {
  readonly columns: Matrix;
  readonly rounds: readonly Round[];
  /** √(k (k + 1)) of Helmert contrast k, `[n]` */
  readonly lengths: Float64Array;
}

/** Mixes up to `TOGETHER` of a member's columns from one on; `[columns, n]`, in single precision. */
const mixTask = defineTask('spectra/mix', ({ columns, rounds, lengths }: Part, from: number) => {
  const n = columns.rows;
  const strip = takeColumns(columns, from, Math.min(columns.columns, from + TOGETHER));
  const spare = new Float64Array(n);
  for (let at = 0; at < strip.length; at += n) {
    const column = strip.subarray(at, at + n);
    const mean = toHelmert(column, lengths);
    // Each round reads where the one before wrote; after an even number of them the contrasts are in the column again.
    rounds.forEach((round, i) => (i % 2 === 0 ? mix(column, spare, round) : mix(spare, column, round)));
    fromHelmert(column, mean, lengths);
  }
  return Float32Array.from(strip);
});

/**
 * A cloud with exactly the mean and the sample covariance of another, and nothing else of it, as `mixedRows`, but in time
 * n log n · d instead of n² d: the rotation of the sample is a product of random permutations, random signs and Hadamard
 * transforms, which act as a uniform rotation (Ailon & Chazelle 2009; Andoni et al. 2015), applied to the rows in Helmert coordinates,
 * which leave the mean out. If n − 1 is not a power of two, each round transforms the first and the last rows of the largest
 * power of two. The team shares the columns.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function hadamardMixing(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows: n, columns: d } = x;
  const mixed = { data: new Float32Array(n * d), rows: n, columns: d };
  const rounds = Array.from({ length: ROUNDS }, () => drawnRound(Math.max(0, n - 1), stream));
  const lengths = new Float64Array(n);
  for (let k = 0; k < n; k++) lengths[k] = Math.sqrt(k * (k + 1));
  const team = n * d < WORTH_SHARING ? soloTeam() : work.team;
  const bounds = shardBounds(d, team.size);
  const parts = Array.from({ length: team.size }, (_, i): Part => {
    return { columns: someColumns(x, bounds[i]!, bounds[i + 1]!), rounds, lengths };
  });
  const widest = Math.max(...parts.map(({ columns }) => columns.columns));
  await withParts(team, parts, async (lent) => {
    for (let from = 0; from < widest; from += TOGETHER) {
      const strips = await lent.each(mixTask, from);
      for (const [i, strip] of strips.entries()) {
        const at = bounds[i]! + from;
        putColumns(mixed, at, at + strip.length / n, strip);
      }
      work.progress(Math.min(1, (from + TOGETHER) / widest), 'Mixing the rows');
      await work.pause();
    }
  });
  return mixed;
}

/** Columns `[from, to)`, `[n, to − from]`: the matrix itself if these are all. */
function someColumns(x: Matrix, from: number, to: number): Matrix {
  if (to - from === x.columns) return x;
  const columns = to - from;
  const data = new Float32Array(x.rows * columns);
  for (let row = 0; row < x.rows; row++) {
    data.set(x.data.subarray(row * x.columns + from, row * x.columns + to), row * columns);
  }
  return { data, rows: x.rows, columns };
}

/** One round: places and signs, applied before the Hadamard transforms. */
interface Round {
  readonly order: Uint32Array;
  readonly signs: Int8Array;
}

function drawnRound(size: number, stream: Random): Round {
  const order = permutation(size, stream);
  const signs = new Int8Array(size);
  for (let i = 0; i < size; i++) signs[i] = stream.uniform() < 0.5 ? -1 : 1;
  return { order, signs };
}

/**
 * Replaces values by their n − 1 Helmert contrasts, in place (the last place is 0), and returns their mean.
 *
 * @param lengths  √(k (k + 1)) of contrast k, `[n]`
 */
function toHelmert(values: Float64Array, lengths: Float64Array): number {
  const n = values.length;
  let sum = values[0] ?? 0;
  for (let k = 1; k < n; k++) {
    const value = values[k]!;
    values[k - 1] = (sum - k * value) / lengths[k]!;
    sum += value;
  }
  if (n > 0) values[n - 1] = 0;
  return n > 0 ? sum / n : 0;
}

function fromHelmert(values: Float64Array, mean: number, lengths: Float64Array): void {
  let rest = 0;
  for (let k = values.length - 1; k >= 0; k--) {
    const own = k > 0 ? values[k - 1]! / lengths[k]! : 0;
    values[k] = mean + rest - k * own;
    rest += own;
  }
}

/** Applies a round to the contrasts, all places but the last, and writes them to another list. */
function mix(values: Float64Array, mixed: Float64Array, { order, signs }: Round): void {
  const size = order.length;
  if (size === 0) return;
  for (let i = 0; i < size; i++) mixed[i] = signs[i]! * values[order[i]!]!;
  const width = 2 ** Math.floor(Math.log2(size));
  hadamard(mixed, 0, width);
  if (width < size) hadamard(mixed, size - width, width);
}

/**
 * The orthonormal Walsh–Hadamard transform of `width` values, a power of two, in place. Two steps are made at once, and the last
 * of them scales, so that the values are read and written half as often; the sums are the same.
 */
function hadamard(values: Float64Array, at: number, width: number): void {
  const end = at + width;
  const norm = 1 / Math.sqrt(width);
  let half = 1;
  for (; 4 * half <= width; half *= 4) {
    const scale = 4 * half === width ? norm : 1;
    for (let block = at; block < end; block += 4 * half) {
      for (let i = block; i < block + half; i++) {
        const a = values[i]!;
        const b = values[i + half]!;
        const c = values[i + 2 * half]!;
        const d = values[i + 3 * half]!;
        values[i] = (a + b + (c + d)) * scale;
        values[i + half] = (a - b + (c - d)) * scale;
        values[i + 2 * half] = (a + b - (c + d)) * scale;
        values[i + 3 * half] = (a - b - (c - d)) * scale;
      }
    }
  }
  if (half < width) {
    for (let i = at; i < at + half; i++) {
      const a = values[i]!;
      const b = values[i + half]!;
      values[i] = (a + b) * norm;
      values[i + half] = (a - b) * norm;
    }
  }
}
