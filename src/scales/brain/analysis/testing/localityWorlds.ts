import type { Firings } from '../../../../math/matrices/firings.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { firingsOf } from './worlds.ts';

/** Firings and directions of one layer. */
export interface PlacedFirings {
  readonly firings: Firings;
  readonly decoder: Matrix;
}

const BLOCKS = 160;
const DIM = 12;
const CONCEPTS = 24;

/** Directions of features of some concepts: near the centre of their concept, by `follow` in units of the spread. */
function directions(features: number, concepts: number, follow: number, seed: number): Matrix {
  const stream = random(seed);
  const centres = Float64Array.from({ length: concepts * DIM }, () => stream.normal());
  const data = Float32Array.from({ length: features * DIM }, (_, at) => {
    const concept = Math.floor(at / DIM) % concepts;
    return follow * centres[concept * DIM + (at % DIM)]! + stream.normal();
  });
  return { data, rows: features, columns: DIM };
}

/**
 * Features of 24 concepts, five of each, whose directions are alike. With `together` above 0 the features of a concept fire in
 * the same blocks; below 0 at most one of them fires in a block, as features that share one job do; with 0 they are independent.
 */
export function conceptWorld(seed: number, together: number, follow = 1): PlacedFirings {
  const features = 5 * CONCEPTS;
  const stream = random(seed + 70_000);
  const active = Array.from({ length: BLOCKS * CONCEPTS }, () => stream.uniform() < 0.25);
  const chosen = Array.from({ length: BLOCKS * CONCEPTS }, () => stream.integer(5));
  const firings = firingsOf(BLOCKS, features, seed + 50_000, (b, i) => {
    const [concept, turn] = [i % CONCEPTS, Math.floor(i / CONCEPTS)];
    const at = b * CONCEPTS + concept;
    if (together < 0) return chosen[at] === turn ? 0.2 - together : 0.2 + together / 4;
    return 0.15 + (active[at] ? together : 0);
  });
  return { firings, decoder: directions(features, CONCEPTS, follow, seed) };
}

/** Independent firings, but how often features fire follows the first coordinate of their directions, and blocks differ in activity. */
export function rateWorld(seed: number, activity = 0): PlacedFirings {
  const features = 120;
  const decoder = directions(features, features, 0, seed);
  const stream = random(seed + 70_000);
  const mood = Array.from({ length: BLOCKS }, () => activity * stream.normal());
  const firings = firingsOf(
    BLOCKS,
    features,
    seed + 50_000,
    (b, i) => 1 / (1 + Math.exp(2 - 1.5 * decoder.data[i * DIM]! - mood[b]!)),
  );
  return { firings, decoder };
}

/** 40 independent concepts, each with 8 near copies that fire with it and have nearly its direction. */
export function copiesWorld(seed: number): PlacedFirings {
  const concepts = 40;
  const stream = random(seed + 70_000);
  const active = Array.from({ length: BLOCKS * concepts }, () => stream.uniform() < 0.2);
  const firings = firingsOf(BLOCKS, 8 * concepts, seed + 50_000, (b, i) =>
    active[b * concepts + (i % concepts)] ? 0.8 : 0.02,
  );
  return { firings, decoder: directions(8 * concepts, concepts, 8, seed) };
}
