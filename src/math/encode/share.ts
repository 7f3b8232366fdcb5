import { kernels } from '../kernels/kernels.ts';
import { transpose, type Matrix } from '../matrices/matrix.ts';
import { dot } from '../matrices/dot.ts';
import { resident } from '../work/resident.ts';

/** A member's share of an encoder: a range of its features. Vectors are `[weights.rows]`. */
export interface EncoderShare {
  readonly weights: Matrix;
  /** the number of the first feature */
  readonly from: number;
  /** ‖w‖ */
  readonly norms: Float64Array;
  /** of x·w; see `firingCutoffs` */
  readonly cutoffs: Float64Array;
}

/** Contiguous tokens, cut into segments of one block each. */
export interface TokenRun {
  /** normalised, `[tokens, dim]` */
  readonly tokens: Matrix;
  /** segment s is the tokens `[bounds[s], bounds[s + 1])`, `[segments + 1]` */
  readonly bounds: Uint32Array;
}

/** The largest number of entries that products sum in float32 before a float64 sum; see `multiplySingle`. */
const SUMMED = 256;

/**
 * Bound of the error of a product of `Kernels`, relative to ‖x‖·‖w‖: the bound γₙ of a float32 sum (Higham, Accuracy
 * and Stability of Numerical Algorithms, 3.1) with Cauchy–Schwarz, and the final rounding.
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

/** The length of each row, in float64: `[rows]`. */
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
