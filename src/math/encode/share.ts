import { kernels } from '../kernels/kernels.ts';
import { transpose, type Matrix } from '../matrices/matrix.ts';
import { dot } from '../matrices/dot.ts';
import { resident } from '../work/resident.ts';

/** A member's share of an encoder: a range of its features. Vectors are `[weights.rows]`. */
export interface EncoderShare {
  readonly weights: Matrix;
  /** number of the first feature */
  readonly from: number;
  /** ‖w‖ */
  readonly norms: Float64Array;
  /** what x·w must exceed */
  readonly cutoffs: Float64Array;
}

/** Some tokens that follow one another, cut into segments each of which is of one block. */
export interface TokenRun {
  /** as the encoder takes them, `[tokens, dim]` */
  readonly tokens: Matrix;
  /** segment s is the tokens `[bounds[s], bounds[s + 1])`, `[segments + 1]` */
  readonly bounds: Uint32Array;
}

/** Products in float32 sum at most so many entries before they are added up in float64; see `multiplySingle`. */
const SUMMED = 256;

/**
 * How far a product of `Kernels` is from x·w at most, as a part of ‖x‖·‖w‖: the bound γₙ of a float32 sum
 * (Higham, Accuracy and Stability of Numerical Algorithms, 3.1) with Cauchy–Schwarz, and the final rounding.
 */
export const productError = (dim: number): number => (Math.min(dim, SUMMED) + 8) * 2 ** -24;

const weightKernels = resident(
  'encode/release',
  (share: EncoderShare) => kernels().dense(share.weights),
  (kernel) => kernel.free(),
);

/** Frees the kernel that holds a share's weights. */
export const releaseShare = weightKernels.release;

/** x·w in float32 for every feature of the share and every token, `[features, tokens]`. */
export function products(share: EncoderShare, tokens: Matrix): Float32Array {
  return weightKernels.of(share).timesMatrix(transpose(tokens)).data;
}

/** ‖x‖ of each row, `[rows]`. */
export function rowNorms({ data, rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    Math.sqrt(dot(data, i * columns, data, i * columns, columns)),
  );
}

/** x·w in float64 for one feature of a share and one token. */
export function exactProduct(weights: Matrix, feature: number, tokens: Matrix, token: number): number {
  const { columns } = weights;
  return dot(weights.data, feature * columns, tokens.data, token * columns, columns);
}
