import type { StrongTokens } from '../../../../dataset/dataset.ts';
import type { TokenActivations } from '../../../../math/encode/tokenActivations.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random, shuffle, type Random } from '../../../../math/random/random.ts';
import type { Permutable } from '../../../../math/shapes/permutedShapes.ts';
import { coordinatesOf } from '../../../../math/shapes/sparseSums.ts';
import { activationsOfSet, type SetRows } from './activationsOfSet.ts';
import { FEWEST_TOKENS } from './limits.ts';

/** Draws are made from at most this many times as many tokens as a cloud has. */
const POOL = 4;

/** The activations of all tokens, or those of each feature's strongest tokens. */
export type TokenSource = TokenActivations | StrongTokens;

/** Whether only the strongest tokens of each feature are known. */
export const isStrong = (source: TokenSource): source is StrongTokens => 'kept' in source;

/** The points of a cloud, and what their draws are made from. */
export interface DrawableCloud extends SetRows {
  /** the number of tokens at which at least one of the features fires */
  readonly firing: number;
  readonly permutable: Permutable;
}

/**
 * The tokens at which a set of features fires, a seeded sample if there are too many, and what their draws are made from.
 *
 * Draws of a cloud of strongest tokens keep at which tokens each feature fires. Among all tokens of the contexts, of which there are
 * millions, thousands that are the strongest by chance would hardly ever meet, and any meeting would be beyond chance.
 *
 * @param members  feature numbers, each once
 * @param decoder  `[features, dim]`
 * @param parameters.rotations  of each plane, in the draws
 * @param parameters.most  the largest number of points
 * @returns the number of tokens instead, if they are fewer than `FEWEST_TOKENS`
 */
export function drawableCloud(
  all: TokenSource,
  decoder: Matrix,
  members: Uint32Array,
  { most, seed, rotations }: { readonly most: number; readonly seed: number; readonly rotations: number },
): DrawableCloud | number {
  const found = activationsOfSet(all, members);
  const firing = found.rows.length;
  if (firing < FEWEST_TOKENS) return firing;
  const stream = random(seed);
  const points = sampled(found, most, stream);
  const shared = { directions: coordinatesOf(decoder, members), rotations, seed };
  const size = points.activations.tokens;
  if (isStrong(all)) {
    const permutable = {
      ...shared,
      activations: points.activations,
      all: size,
      most: size,
      whereFiring: true,
    };
    return { ...points, firing, permutable };
  }
  const pool = sampled(found, POOL * most, stream);
  const permutable = {
    ...shared,
    activations: pool.activations,
    all: Math.round((pool.activations.tokens / firing) * all.blocks),
    most: size,
  };
  return { ...points, firing, permutable };
}

/** A seeded sample of the tokens, in their order; all of them if they are not more than `most`. */
function sampled({ activations, rows }: SetRows, most: number, stream: Random): SetRows {
  const { tokens, features, token, feature, value } = activations;
  if (tokens <= most) return { activations, rows };
  const all = Uint32Array.from({ length: tokens }, (_, i) => i);
  const chosen = shuffle(all, stream).slice(0, most).sort();
  const place = new Int32Array(tokens).fill(-1);
  chosen.forEach((at, i) => (place[at] = i));
  const kept = [...token.keys()].filter((p) => place[token[p]!]! >= 0);
  const some = {
    tokens: most,
    features,
    token: Uint32Array.from(kept, (p) => place[token[p]!]!),
    feature: Uint32Array.from(kept, (p) => feature[p]!),
    value: Float64Array.from(kept, (p) => value[p]!),
  };
  return { activations: some, rows: chosen.map((at) => rows[at]!) };
}
