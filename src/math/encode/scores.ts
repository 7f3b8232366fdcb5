import { flushBound, relativeBound, ROUNDED } from '../card/bound.ts';
import type { CardRows } from '../card/card.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Encoder } from './encoder.ts';
import { rowNorms } from './share.ts';

/**
 * What decides about a feature f at a token x: its score, scale·x·w + offset. Features with a score above the level fire or,
 * for `topk`, are ranked by it; the others do not fire. Vectors are `[features]`.
 */
export interface Scores {
  readonly weights: Matrix;
  /** ‖w‖ */
  readonly norms: Float64Array;
  /** null for 1 */
  readonly scale: Float64Array | null;
  readonly offset: Float64Array;
  /** the sum of the magnitudes of the numbers that make up the offset and the level */
  readonly size: Float64Array;
  readonly level: number;
}

/**
 * The scores of an encoder: x·w minus the cutoff against 0 or, for `topk`, scale·(x·w + bias + shift) against the threshold.
 *
 * @param cutoffs  of x·w, `[features]`; see `firingCutoffs`
 */
export function scoresOf(
  { weights, shift, activation }: Encoder,
  cutoffs: Float64Array,
  threshold: number,
): Scores {
  const norms = rowNorms(weights);
  if (activation.kind !== 'topk') {
    const offset = cutoffs.map((cutoff) => -cutoff);
    return { weights, norms, scale: null, offset, size: offset.map(Math.abs), level: 0 };
  }
  const { bias, scale, ranked } = activation;
  // Where the scale only ranks, a feature below the threshold may take the place of one above it.
  const level = ranked ? 0 : threshold;
  const scaled = (f: number, value: number) => (scale?.[f] ?? 1) * value;
  return {
    weights,
    norms,
    scale,
    offset: shift.map((value, f) => scaled(f, value + bias[f]!)),
    size: shift.map((value, f) => scaled(f, Math.abs(value) + Math.abs(bias[f]!)) + level),
    level,
  };
}

/** Lengths for which the bound holds: products of shorter rows lose digits in the kernels, of longer ones overflow. */
const [SHORTEST, LONGEST] = [2 ** -50, 2 ** 40];

/** Whether a row of this length has a bound: a length of 0 has. */
export const isBounded = (length: number): boolean =>
  length === 0 || (length >= SHORTEST && length <= LONGEST);

/** Whether a card's scores have a bound for tokens of bounded lengths. */
export function areBounded({ norms, scale, size }: Scores): boolean {
  return (
    norms.every((norm) => isBounded(norm)) &&
    (scale === null || scale.every((value) => value >= 2 ** -30 && value <= 2 ** 30)) &&
    size.every((value) => value <= LONGEST)
  );
}

/** Scores as a card ranks them: the larger the score, the smaller the key. */
export interface ScoreKeys {
  readonly rows: CardRows;
  /** A query for each token, `[tokens, rows.columns]`. */
  readonly queries: (tokens: Matrix, lengths: Float64Array) => Float32Array;
  /** What features with this key, as a card computes it, or a larger one have at most, at every token. */
  readonly highest: (key: number) => number;
  /** How far the score of a feature can be below `highest` of its key, at a token of this length. */
  readonly spread: (feature: number, length: number) => number;
}

/**
 * The row of a feature is (z, β, ε), z its scale·w in float32, and the query of a token (−x, 1, −λ), so the key is
 * β − z·x − λε. With P = ‖x‖·scale·‖w‖, n = dim + 2, γ = γₙ, v = 2⁻²⁴ and A of numbers taken for zero:
 *
 * - Rounding z moves z·x by at most vP. The card is off by at most γ(P(1 + v) + |β| + λε) + A.
 * - With g = (γ + 4v)(1 + 2γ) and γ ≤ ½, g(1 − γ) ≥ γ(1 + v) + v, with more than 2v to spare. So if λ ≥ ‖x‖,
 *   ε ≥ g·scale·‖w‖ and β ≤ level − offset − g·size, the key is at most level − score + A, whatever the card makes of it.
 *   What is spared also covers the roundings of float64, of which a score passes through a few relative to P + size.
 * - What is subtracted and what the card is off by are together at most 2g(P + size) + 2A and a little, and less than
 *   4g(P + size) + 2A, which also covers the rounding of β, λ and ε.
 */
export function scoreKeys({ weights, norms, scale, offset, size, level }: Scores): ScoreKeys {
  const dim = weights.columns;
  const gamma = relativeBound(dim + 2);
  const g = (gamma + 4 * ROUNDED) * (1 + 2 * gamma);
  const width = (f: number) => (scale?.[f] ?? 1) * norms[f]!;
  const largest = norms.reduce((most, _, f) => Math.max(most, width(f), 2 * size[f]!), Math.abs(level));
  const lost = flushBound(dim + 2, 2 * LONGEST, 2 * largest);
  const part = (from: number, to: number): Float32Array => {
    const laid = new Float32Array((to - from) * (dim + 2));
    for (let f = from, at = 0; f < to; f++, at += dim + 2) {
      const factor = scale?.[f] ?? 1;
      for (let c = 0; c < dim; c++) laid[at + c] = weights.data[f * dim + c]! * factor;
      laid[at + dim] = -roundedUp(offset[f]! - level + g * size[f]!);
      laid[at + dim + 1] = roundedUp(g * width(f));
    }
    return laid;
  };
  return {
    rows: { rows: weights.rows, columns: dim + 2, part },
    queries({ data, rows }, lengths) {
      const laid = new Float32Array(rows * (dim + 2));
      for (let t = 0, at = 0; t < rows; t++, at += dim + 2) {
        for (let c = 0; c < dim; c++) laid[at + c] = -data[t * dim + c]!;
        laid[at + dim] = 1;
        laid[at + dim + 1] = -roundedUp(lengths[t]!);
      }
      return laid;
    },
    highest: (key) => level - key + lost,
    spread: (f, length) => 4 * g * (length * width(f) + size[f]!) + 2 * lost,
  };
}

/** A float32 that is not below a number and at most two units above it. */
function roundedUp(value: number): number {
  const rounded = Math.fround(value);
  return rounded >= value ? rounded : Math.fround(rounded + Math.abs(rounded) * 2 ** -23 + 2 ** -149);
}
