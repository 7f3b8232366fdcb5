import type { Matrix } from '../../matrices/matrix.ts';
import { permutation, type Random } from '../../random/random.ts';
import type { Work } from '../../work/work.ts';
import { columnsOf, putColumns, TOGETHER } from './strips.ts';

/** Rounds of mixing: after two, every new row is a sum of all rows with nearly Gaussian weights. */
const ROUNDS = 4;

/**
 * A cloud with exactly the mean and the sample covariance of another, and nothing else of it, as `mixedRows`, but in time
 * n log n · d instead of n² d: the rotation of the sample is a product of random permutations, random signs and Hadamard
 * transforms, which act as a uniform rotation (Ailon & Chazelle 2009; Andoni et al. 2015), applied to the rows in Helmert coordinates,
 * which leave the mean out. If n − 1 is not a power of two, each round transforms the first and the last rows of the largest
 * power of two.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function hadamardMixing(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows: n, columns: d } = x;
  const mixed = { data: new Float32Array(n * d), rows: n, columns: d };
  const rounds = Array.from({ length: ROUNDS }, () => drawnRound(Math.max(0, n - 1), stream));
  const column = new Float64Array(n);
  const spare = new Float64Array(n);
  for (let from = 0; from < d; from += TOGETHER) {
    const to = Math.min(d, from + TOGETHER);
    const strip = columnsOf(x, from, to);
    for (let j = from; j < to; j++) {
      column.set(strip.subarray((j - from) * n, (j - from + 1) * n));
      const mean = toHelmert(column);
      for (const round of rounds) mix(column, spare, round);
      fromHelmert(column, mean);
      strip.set(column, (j - from) * n);
      await work.pause();
    }
    putColumns(mixed, from, to, strip);
    work.progress(to / d, 'Mixing the rows');
  }
  return mixed;
}

/** One round: places and signs, applied before the Hadamard transforms. */
interface Round {
  readonly order: Uint32Array;
  readonly signs: Int8Array;
}

function drawnRound(size: number, stream: Random): Round {
  const order = permutation(size, stream);
  return { order, signs: Int8Array.from(order, () => (stream.uniform() < 0.5 ? -1 : 1)) };
}

/** Replaces values by their n − 1 Helmert contrasts, in place (the last place is 0), and returns their mean. */
function toHelmert(values: Float64Array): number {
  const n = values.length;
  let sum = values[0] ?? 0;
  for (let k = 1; k < n; k++) {
    const value = values[k]!;
    values[k - 1] = (sum - k * value) / Math.sqrt(k * (k + 1));
    sum += value;
  }
  if (n > 0) values[n - 1] = 0;
  return n > 0 ? sum / n : 0;
}

function fromHelmert(values: Float64Array, mean: number): void {
  let rest = 0;
  for (let k = values.length - 1; k >= 0; k--) {
    const own = k > 0 ? values[k - 1]! / Math.sqrt(k * (k + 1)) : 0;
    values[k] = mean + rest - k * own;
    rest += own;
  }
}

/** Applies a round to the contrasts, all places but the last. */
function mix(values: Float64Array, spare: Float64Array, { order, signs }: Round): void {
  const size = order.length;
  if (size === 0) return;
  for (let i = 0; i < size; i++) spare[i] = signs[i]! * values[order[i]!]!;
  const width = 2 ** Math.floor(Math.log2(size));
  hadamard(spare, 0, width);
  if (width < size) hadamard(spare, size - width, width);
  for (let i = 0; i < size; i++) values[i] = spare[i]!;
}

/** The orthonormal Walsh–Hadamard transform of `width` values, a power of two, in place. */
function hadamard(values: Float64Array, at: number, width: number): void {
  for (let half = 1; half < width; half *= 2) {
    for (let block = at; block < at + width; block += 2 * half) {
      for (let i = block; i < block + half; i++) {
        const one = values[i]!;
        const other = values[i + half]!;
        values[i] = one + other;
        values[i + half] = one - other;
      }
    }
  }
  const scale = 1 / Math.sqrt(width);
  for (let i = at; i < at + width; i++) values[i] = values[i]! * scale;
}
