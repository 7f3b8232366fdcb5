import type { TokenActivations } from '../../../../../math/encode/tokenActivations.ts';
import { matrix, type Matrix } from '../../../../../math/matrices/matrix.ts';
import { random, type Random } from '../../../../../math/random/random.ts';

/** Activations of a few features at tokens, and their directions. */
export interface TokenWorld {
  readonly activations: TokenActivations;
  readonly decoder: Matrix;
}

const DIM = 12;

/** Random directions of length about 1. */
const anyDirections = (features: number, stream: Random) =>
  Float32Array.from({ length: features * DIM }, () => stream.normal() / Math.sqrt(DIM));

/** The first axis and its opposite, the second axis and its opposite, and so on. */
export const opposite = (features: number) => {
  const rows = new Float32Array(features * DIM);
  for (let f = 0; f < features; f++) rows[f * DIM + (f >> 1)] = f % 2 === 0 ? 1 : -1;
  return rows;
};

/**
 * Worlds of known shape. Feature 0 to `features − 1` take part; directions are random, in 12 dimensions.
 *
 * @param at  the activations at a token
 */
export function tokenWorld(
  tokens: number,
  features: number,
  seed: number,
  at: (stream: Random) => readonly number[],
  directions: (features: number, stream: Random) => Float32Array = anyDirections,
): TokenWorld {
  const stream = random(seed);
  const decoder = matrix(directions(features, stream), features, DIM);
  const indptr = new Uint32Array(tokens + 1);
  const [indices, values]: number[][] = [[], []];
  for (let t = 0; t < tokens; t++) {
    at(stream).forEach((value, feature) => {
      if (value <= 0) return;
      indices!.push(feature);
      values!.push(value);
    });
    indptr[t + 1] = indices!.length;
  }
  const activations = {
    blocks: tokens,
    features,
    indptr,
    indices: Uint32Array.from(indices!),
    values: Float32Array.from(values!),
    tokens: Uint32Array.from({ length: tokens }, (_, i) => i),
    document: new Uint32Array(tokens),
  };
  return { activations, decoder };
}

/** Three features that each fire on a third of a circle and beyond: tokens lie on a closed curve. */
export const circle = (stream: Random) => {
  const angle = 2 * Math.PI * stream.uniform();
  return [0, 1, 2].map((i) => Math.cos(angle - (2 * Math.PI * i) / 3) + 0.5 + 0.05 * stream.normal());
};

/** Features that fire together, more or less strongly: tokens lie on a line. */
export const line = (stream: Random) => {
  const strength = stream.uniform() + 0.1;
  return [strength, 2 * strength, 0.5 * strength];
};

/** Pairs of opposite features: tokens are two-dimensional normal. */
export const gaussian = (stream: Random) => {
  const [x, y] = [stream.normal(), stream.normal()];
  return [x, -x, y, -y];
};

/** Features that fire independently of each other. */
export const independent = (stream: Random) =>
  Array.from({ length: 3 }, () => (stream.uniform() < 0.4 ? Math.abs(stream.normal()) + 0.2 : 0));

/** One feature at each token: a mixture of lines. */
export const mixture = (stream: Random) => {
  const chosen = stream.integer(3);
  return [0, 1, 2].map((i) => (i === chosen ? Math.abs(stream.normal()) + 0.2 : 0));
};
