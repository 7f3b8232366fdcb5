import type { TokenActivations } from '../../../../../math/encode/tokenActivations.ts';
import { matrix, type Matrix } from '../../../../../math/matrices/matrix.ts';
import { random } from '../../../../../math/random/random.ts';
import { tokenWorld } from '../../tokens/testing/worlds.ts';
import type { NearPair } from '../tokenAbsorption.ts';

const DIM = 24;
/** How often a parent's concept is there, and the share of it that is of the child's kind. */
const RATE = 0.1;
const KIND = 1 / 3;

/** Parents, then their children, then features that belong to nobody. */
export interface AbsorptionWorld {
  readonly activations: TokenActivations;
  /** `[2 families + others, dim]` */
  readonly decoder: Matrix;
  readonly pairs: readonly NearPair[];
  /** for each token, whether the first parent is absorbed there */
  readonly absorbed: readonly boolean[];
}

/** What is planted in an absorption world. */
export interface Planted {
  readonly tokens: number;
  readonly families?: number;
  readonly others?: number;
  /** the share of a child's tokens at which its parent is silent; null for children that fire independently of their parents */
  readonly absorbed: number | null;
  /** how much of its parent's direction a child has beside its own */
  readonly shared: number;
  /** log-deviation of how often the features of a token fire */
  readonly spread?: number;
  readonly seed: number;
}

/**
 * Concepts at a tenth of the tokens, a third of each of one kind that has a child. With absorption, a parent is silent at a share
 * of its child's tokens, and the child brings the parent's direction.
 */
export function absorptionWorld(planted: Planted): AbsorptionWorld {
  const { tokens, families = 1, others = 0, absorbed, shared, spread = 0, seed } = planted;
  const silent: boolean[] = [];
  const features = 2 * families + others;
  const { activations } = tokenWorld(tokens, features, seed, (stream) => {
    const activity = spread > 0 ? Math.exp(spread * stream.normal() - spread ** 2 / 2) : 1;
    const happens = (rate: number) => stream.uniform() < rate;
    const strength = () => 2 + stream.uniform();
    const values = Array.from({ length: features }, (_, i) => {
      const isChild = i >= families && i < 2 * families;
      return happens((isChild ? KIND : 1) * RATE * activity) ? strength() : 0;
    });
    for (let parent = 0; parent < families && absorbed !== null; parent++) {
      const child = families + parent;
      const kind = values[parent]! > 0 && happens(KIND);
      const taken = kind && happens(absorbed);
      values[child] = kind ? strength() : 0;
      if (taken) values[parent] = 0;
      if (parent === 0) silent.push(taken);
    }
    return values;
  });
  const stream = random(seed + 7_000_000);
  const data = Float32Array.from({ length: features * DIM }, () => stream.normal() / Math.sqrt(DIM));
  for (let at = families * DIM; at < 2 * families * DIM; at++) {
    data[at]! += shared * data[at - families * DIM]!;
  }
  const pairs = Array.from({ length: families }, (_, parent): NearPair => ({
    child: families + parent,
    parent,
    cosine: 0.5,
    rank: 0.01,
  }));
  return { activations, decoder: matrix(data, features, DIM), pairs, absorbed: silent };
}
