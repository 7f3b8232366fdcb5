import type { Matrix } from '../matrices/matrix.ts';

/**
 * What an encoder makes of its pre-activations, p = x·w + shift + bias for a token x and a feature's direction w.
 * Vectors are `[features]`.
 */
export type Activation =
  /** p where it is positive, else 0 */
  | { readonly kind: 'relu'; readonly bias: Float32Array }
  /** p where it exceeds the feature's threshold and 0 (Rajamanoharan et al. 2024, arXiv 2407.14435) */
  | { readonly kind: 'jumprelu'; readonly bias: Float32Array; readonly threshold: Float32Array }
  /**
   * the k largest of scale·p at each token, where they are positive (Gao et al. 2024, arXiv 2406.04093); `scale` is 1
   * where it is null. Of equal ones the smaller feature number comes first.
   */
  | {
      readonly kind: 'topk';
      readonly bias: Float32Array;
      readonly k: number;
      readonly scale: Float64Array | null;
    }
  /**
   * exp(logMagnitude)·(x·w + shift) + magnitudeBias where it and x·w + shift + gateBias are positive
   * (Rajamanoharan et al. 2024, arXiv 2404.16014)
   */
  | {
      readonly kind: 'gated';
      readonly gateBias: Float32Array;
      readonly magnitudeBias: Float32Array;
      readonly logMagnitude: Float32Array;
    };

/** What is done to each token's activations x, `[dim]`, first. */
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
  /** added to x·w, `[features]`: −b_dec·w where the decoder's bias is taken from the input, else 0 */
  readonly shift: Float64Array;
  readonly activation: Activation;
  readonly normalisation: Normalisation;
}

/**
 * What x·w must exceed for a feature's activation to exceed `threshold`, `[features]`; for `topk` it must also
 * be among the k largest.
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
        return threshold / (activation.scale?.[f] ?? 1) - activation.bias[f]! - shift[f]!;
      case 'gated': {
        const loud = (threshold - activation.magnitudeBias[f]!) / Math.exp(activation.logMagnitude[f]!);
        return Math.max(loud, -activation.gateBias[f]!) - shift[f]!;
      }
    }
  });
}

/** −b·w for each feature, `[features]`, in float64: what taking `b`, `[dim]`, from every input comes to. */
export function inputShift({ data, rows, columns }: Matrix, b: Float32Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, f) => {
    let sum = 0;
    for (let j = 0, at = f * columns; j < columns; j++, at++) sum += data[at]! * b[j]!;
    return -sum;
  });
}

/**
 * The tokens as the encoder takes them, `[tokens, dim]`, in float32; the same matrix where nothing is done to them.
 * A token of length (or spread) zero stays zero.
 */
export function normalised(tokens: Matrix, normalisation: Normalisation): Matrix {
  if (normalisation === 'none') return tokens;
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
  return { data, rows, columns };
}
