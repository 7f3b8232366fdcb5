import { mutualPartners, type Matching } from './matching.ts';

/** A layer in the flow of features through layers. */
export interface ChainStep {
  readonly features: number;
  /** features that continue in the next layer: the two are each other's best partners; null for the last layer */
  readonly continues: number | null;
  /** features of this layer by the layer in which their chain begins, this one included, `[layers up to this one]` */
  readonly since: readonly number[];
}

/** The flow of features through layers. */
export interface Chains {
  readonly steps: readonly ChainStep[];
  /** the number of chains by their length in layers: `lengths[0]` are features that no neighbouring layer has */
  readonly lengths: readonly number[];
  /** for each layer but the last, the feature that continues each feature, −1 for none, `[features]` */
  readonly next: readonly Int32Array[];
}

/**
 * Follows features through layers: a feature continues in the next layer if the two are each other's best partners there,
 * beyond the lines of both sides.
 *
 * @param matchings  of each layer with the next one, in order, at least one
 */
export function chainsOf(matchings: readonly Pick<Matching, 'sides'>[]): Chains {
  const next = matchings.map(({ sides }) => mutualPartners(sides));
  const sizes = [
    ...matchings.map(({ sides }) => sides[0].features),
    matchings.at(-1)?.sides[1].features ?? 0,
  ];
  const begins = sizes.map((size, layer) => new Int32Array(size).fill(layer));
  next.forEach((partner, layer) => {
    partner.forEach((to, from) => {
      if (to >= 0) begins[layer + 1]![to] = begins[layer]![from]!;
    });
  });
  const lengths = sizes.map(() => 0);
  begins.forEach((of, layer) => {
    of.forEach((begin, feature) => {
      const continues = layer < next.length && next[layer]![feature]! >= 0;
      if (!continues) lengths[layer - begin]!++;
    });
  });
  const steps = sizes.map((features, layer): ChainStep => {
    const since = Array.from({ length: layer + 1 }, () => 0);
    for (const begin of begins[layer]!) since[begin]!++;
    return { features, continues: next[layer] ? next[layer].filter((to) => to >= 0).length : null, since };
  });
  return { steps, lengths, next };
}

/**
 * The chain that goes through a feature: the feature of each layer, −1 outside the chain, `[layers]`.
 *
 * @param layer  the place of the feature's layer among the layers, from 0
 */
export function chainThrough({ next, steps }: Chains, layer: number, feature: number): Int32Array {
  const chain = new Int32Array(steps.length).fill(-1);
  chain[layer] = feature;
  for (let at = layer; at < next.length && chain[at]! >= 0; at++) chain[at + 1] = next[at]![chain[at]!]!;
  for (let at = layer; at > 0 && chain[at]! >= 0; at--) chain[at - 1] = next[at - 1]!.indexOf(chain[at]!);
  return chain;
}
