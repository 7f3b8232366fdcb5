import { norm } from '../matrices/dot.ts';
import { row, type Matrix } from '../matrices/matrix.ts';
import type { Random } from '../random/random.ts';

/**
 * A sparse autoencoder: activations f = BatchTopK(ReLU((x − c)·Eᵀ + b)), reconstruction x̂ = f·D + c. Its latents are the
 * rows of E and D.
 */
export interface SparseAutoencoder {
  /** E, `[width, dim]` */
  readonly encoder: Matrix;
  /** b, `[width]` */
  readonly encoderBias: Float32Array;
  /** D, rows of unit length, `[width, dim]` */
  readonly decoder: Matrix;
  /** c, `[dim]` */
  readonly decoderBias: Float32Array;
}

/**
 * An autoencoder to start from: random decoder rows (uniform on the sphere), the encoder equal to the decoder, c the mean.
 *
 * @param x  rows to encode, `[n, dim]`, n ≥ 1
 */
export function initialAutoencoder(x: Matrix, width: number, stream: Random): SparseAutoencoder {
  const dim = x.columns;
  const data = Float32Array.from({ length: width * dim }, () => stream.normal());
  const decoder: Matrix = { data, rows: width, columns: dim };
  normaliseRows(decoder);
  return {
    encoder: { data: data.slice(), rows: width, columns: dim },
    encoderBias: new Float32Array(width),
    decoder,
    decoderBias: Float32Array.from(meanRow(x)),
  };
}

/** Scales each row to unit length, in place; a row of zeros stays. */
export function normaliseRows(x: Matrix): void {
  for (let i = 0; i < x.rows; i++) {
    const values = row(x, i);
    const length = norm(values);
    if (length > 0) for (let j = 0; j < values.length; j++) values[j]! /= length;
  }
}

/** The mean of the rows, `[dim]`. */
export function meanRow({ data, rows, columns }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let at = 0; at < data.length; at++) mean[at % columns]! += data[at]! / rows;
  return mean;
}

/** Rows minus a vector, `[n, dim]`. */
export function rowsMinus({ data, rows, columns }: Matrix, vector: Float32Array): Matrix {
  const out = new Float32Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) out[at] = data[at]! - vector[j]!;
  }
  return { data: out, rows, columns };
}
