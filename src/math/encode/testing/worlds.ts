import { matrix, type Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import type { Tokens } from '../encode.ts';
import { inputShift, type Activation, type Encoder } from '../encoder.ts';

/** Tokens that are read from a matrix. */
export const tokensOf = (x: Matrix): Tokens => ({
  count: x.rows,
  dim: x.columns,
  read: async (from, to) => matrix(x.data.slice(from * x.columns, to * x.columns), to - from, x.columns),
});

/** Small whole numbers: sums are exact, and many activations are exactly at the threshold. */
export function wholes(count: number, most: number, seed: number): Float32Array {
  const stream = random(seed);
  return Float32Array.from({ length: count }, () => stream.integer(2 * most + 1) - most);
}

export const KINDS = ['relu', 'jumprelu', 'topk', 'gated'] as const;

/** An encoder whose pre-activations are whole numbers. */
export function world(kind: (typeof KINDS)[number], features: number, dim: number, seed: number): Encoder {
  const bias = wholes(features, 2, seed + 1);
  const activations: Record<(typeof KINDS)[number], Activation> = {
    relu: { kind: 'relu', bias },
    jumprelu: { kind: 'jumprelu', bias, threshold: wholes(features, 3, seed + 2).map(Math.abs) },
    topk: { kind: 'topk', bias, k: 3, scale: null },
    gated: {
      kind: 'gated',
      gateBias: wholes(features, 2, seed + 3),
      magnitudeBias: bias,
      logMagnitude: new Float32Array(features),
    },
  };
  const weights = matrix(wholes(features * dim, 1, seed), features, dim);
  return {
    weights,
    shift: inputShift(weights, wholes(dim, 1, seed + 4)),
    activation: activations[kind],
    normalisation: 'none',
  };
}
