import type { Matrix } from '../matrices/matrix.ts';
import type { Activations } from './batchTopK.ts';
import type { SparseAutoencoder } from './model.ts';

/** The derivatives of a loss by the parameters of an autoencoder except its centre, in the shapes of these. */
export interface Gradient {
  readonly encoder: Float32Array;
  readonly encoderBias: Float32Array;
  readonly decoder: Float32Array;
}

/** A gradient of zeros. */
export const zeroGradient = ({ encoder, encoderBias }: SparseAutoencoder): Gradient => ({
  encoder: new Float32Array(encoder.data.length),
  encoderBias: new Float32Array(encoderBias.length),
  decoder: new Float32Array(encoder.data.length),
});

/**
 * The reconstruction minus the row, of one row.
 *
 * @param out  `[dim]`, overwritten
 * @returns its squared length
 */
export function residual(
  { decoder: { data: directions }, decoderBias }: SparseAutoencoder,
  { data, columns: dim }: Matrix,
  { starts, latents, values }: Activations,
  i: number,
  out: Float64Array,
): number {
  for (let j = 0; j < dim; j++) out[j] = decoderBias[j]! - data[i * dim + j]!;
  for (let at = starts[i]!; at < starts[i + 1]!; at++) {
    const value = values[at]!;
    const from = latents[at]! * dim;
    for (let j = 0; j < dim; j++) out[j]! += value * directions[from + j]!;
  }
  let square = 0;
  for (let j = 0; j < dim; j++) square += out[j]! ** 2;
  return square;
}

/**
 * The loss of a batch, the mean over rows of ‖x − x̂‖², and its gradient. The choice of the active latents is held, as in
 * backpropagation through a top-k.
 *
 * @param x  the batch, `[n, dim]`, n ≥ 1
 * @param gradient  overwritten
 */
export function lossAndGradient(
  model: SparseAutoencoder,
  x: Matrix,
  active: Activations,
  gradient: Gradient,
): number {
  const { decoderBias } = model;
  const directions = model.decoder.data;
  const { rows, columns: dim, data } = x;
  const { encoder: byReader, encoderBias: byBias, decoder: byDirection } = gradient;
  for (const part of [byReader, byBias, byDirection]) part.fill(0);
  const towards = new Float64Array(dim);
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    loss += residual(model, x, active, i, towards) / rows;
    for (let j = 0; j < dim; j++) towards[j]! *= 2 / rows;
    for (let at = active.starts[i]!; at < active.starts[i + 1]!; at++) {
      const latent = active.latents[at]!;
      const value = active.values[at]!;
      const from = latent * dim;
      let byValue = 0;
      for (let j = 0; j < dim; j++) {
        byValue += towards[j]! * directions[from + j]!;
        byDirection[from + j]! += value * towards[j]!;
      }
      byBias[latent]! += byValue;
      for (let j = 0; j < dim; j++) {
        byReader[from + j]! += byValue * (data[i * dim + j]! - decoderBias[j]!);
      }
    }
  }
  return loss;
}
