import type { Matrix } from '../matrices/matrix.ts';

/**
 * How an encoder turns pre-activations, p = x·w + shift + bias for a token x and the direction w of a feature, into
 * activations.
 * Vectors are `[features]`.
 */
export type Activation =
  /** p if it is positive, else 0 */
  | { readonly kind: 'relu'; readonly bias: Float32Array }
  /** p if it exceeds the threshold of the feature and 0, else 0 (Rajamanoharan et al. 2024, arXiv 2407.14435) */
  | { readonly kind: 'jumprelu'; readonly bias: Float32Array; readonly threshold: Float32Array }
  /**
   * p if it is positive and scale·p is among the k largest at the token (Gao et al. 2024, arXiv 2406.04093), else 0; a
   * `scale` of null is 1. Of equal ones the smaller feature number comes first. The activation is scale·p or, if it is
   * `ranked` only, p.
   */
  | {
      readonly kind: 'topk';
      readonly bias: Float32Array;
      readonly k: number;
      readonly scale: Float64Array | null;
      readonly ranked?: boolean;
    }
  /**
   * exp(logMagnitude)·(x·w + shift) + magnitudeBias if it and x·w + shift + gateBias are positive, else 0
   * (Rajamanoharan et al. 2024, arXiv 2404.16014)
   */
  | {
      readonly kind: 'gated';
      readonly gateBias: Float32Array;
      readonly magnitudeBias: Float32Array;
      readonly logMagnitude: Float32Array;
    };

/** The normalisation of the activations x of each token, `[dim]`, before encoding. */
export type Normalisation =
  | 'none'
  /** x·√dim/‖x‖ */
  | 'constant norm'
  /** (x − mean)/(standard deviation + 1e-5), the standard deviation with 1/(dim − 1) */
  | 'layer norm';

/** The encoder of a sparse autoencoder. */
export interface Encoder {
  /** a direction for each feature, `[features, dim]` */
  readonly weights: Matrix;
  /** added to x·w, `[features]`: −b_dec·w if the encoder subtracts the decoder's bias from its input, else 0 */
  readonly shift: Float64Array;
  readonly activation: Activation;
  /**
   * further activations of the same products, as a crosscoder has one for each model: a feature fires if its activation
   * exceeds the threshold by any of them; absent for one activation
   */
  readonly others?: readonly Activation[];
  readonly normalisation: Normalisation;
  /** the number of equal parts of an input, each normalised by itself; absent for 1 */
  readonly parts?: number;
}

/**
 * The cutoffs that x·w exceeds when the activation of a feature exceeds `threshold`, `[features]`; for `topk` a firing
 * feature is also among the k largest.
 *
 * @param threshold  at least 0
 * @throws RangeError when the threshold is negative or not finite
 */
export function firingCutoffs({ weights, shift, activation }: Encoder, threshold: number): Float64Array {
  if (!(threshold >= 0 && Number.isFinite(threshold))) {
    throw new RangeError(`firingCutoffs: a threshold is at least 0, found ${threshold}`);
  }
  return Float64Array.from({ length: weights.rows }, (_, f) => {
    switch (activation.kind) {
      case 'relu':
        return threshold - activation.bias[f]! - shift[f]!;
      case 'jumprelu':
        return Math.max(threshold, activation.threshold[f]!) - activation.bias[f]! - shift[f]!;
      case 'topk':
        return (
          threshold / (activation.ranked ? 1 : (activation.scale?.[f] ?? 1)) - activation.bias[f]! - shift[f]!
        );
      case 'gated': {
        const loud = (threshold - activation.magnitudeBias[f]!) / Math.exp(activation.logMagnitude[f]!);
        return Math.max(loud, -activation.gateBias[f]!) - shift[f]!;
      }
    }
  });
}

/** −b·w for each feature, `[features]`, in float64: the effect of subtracting `b`, `[dim]`, from every input. */
export function inputShift({ data, rows, columns }: Matrix, b: Float32Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, f) => {
    let sum = 0;
    for (let j = 0, at = f * columns; j < columns; j++, at++) sum += data[at]! * b[j]!;
    return -sum;
  });
}

/**
 * The normalised tokens, `[tokens, dim]`, in float32; the same matrix for `none`. A token of length (or spread) zero
 * becomes zero.
 *
 * @param parts  the number of equal parts of a token, each normalised by itself
 */
export function normalised(tokens: Matrix, normalisation: Normalisation, parts = 1): Matrix {
  if (normalisation === 'none') return tokens;
  const { data, rows, columns } = tokens;
  const apart = { data, rows: rows * parts, columns: columns / parts };
  return { data: normalisedRows(apart, normalisation), rows, columns };
}

/** The rows of a matrix, normalised. */
function normalisedRows(tokens: Matrix, normalisation: Normalisation): Float32Array {
  const { rows, columns } = tokens;
  const data = new Float32Array(tokens.data.length);
  for (let i = 0; i < rows; i++) {
    const from = tokens.data.subarray(i * columns, (i + 1) * columns);
    const to = data.subarray(i * columns, (i + 1) * columns);
    const mean = normalisation === 'layer norm' ? from.reduce((sum, value) => sum + value, 0) / columns : 0;
    let squares = 0;
    for (const value of from) squares += (value - mean) ** 2;
    const factor =
      normalisation === 'layer norm'
        ? 1 / (Math.sqrt(squares / (columns - 1)) + 1e-5)
        : Math.sqrt(columns / squares);
    if (squares === 0) continue;
    for (let j = 0; j < columns; j++) to[j] = (from[j]! - mean) * factor;
  }
  return data;
}
