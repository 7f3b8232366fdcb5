import { blockCounts, type Firings } from '../../../../math/matrices/firings.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { FoundPair } from './collected.ts';
import { componentsOf, type Components } from './components.ts';
import type { NotTested, TogetherModel } from './model.ts';
import { excessPhi } from './pairTest.ts';
import { scanPairs, type Scanned } from './scan.ts';
import { MOST_PAIRS } from './limits.ts';

/** Pairs as columns: the strongest first. */
export interface PairColumns {
  /** features of each pair, the rarer first, flattened `[pairs, 2]` */
  readonly ends: Uint32Array;
  /** number of blocks in which both fire, `[pairs]` */
  readonly both: Uint32Array;
  /** the number expected with both margins kept, and its standard deviation, `[pairs]` */
  readonly expected: Float64Array;
  readonly sd: Float64Array;
  /** log₁₀ of the two-sided p, `[pairs]`: p itself may be smaller than any number */
  readonly log10p: Float64Array;
  /** z / √blocks, which is phi if all blocks are alike, `[pairs]` */
  readonly excess: Float64Array;
}

/** The pairs of features that fire together, or apart, beyond chance. */
export interface Together {
  /** number of recorded blocks, and number of blocks in which each feature fires, `[features]` */
  readonly blocks: number;
  readonly fired: Uint32Array;
  /** number of features and of blocks that take part */
  readonly tested: { readonly features: number; readonly blocks: number; readonly pairs: number };
  readonly notTested: NotTested;
  /** the false-discovery rate */
  readonly level: number;
  /** log₁₀ of the largest p that remains; null if no pair does */
  readonly threshold: number | null;
  /** number of pairs that remain: with more, and with fewer, shared blocks than expected */
  readonly together: number;
  readonly apart: number;
  /** a pair is far if it is at least this many times as frequent as expected, or as rare */
  readonly ratio: number;
  /** number of pairs that are far, and the strongest of them */
  readonly far: number;
  readonly pairs: PairColumns;
  /** number of far pairs of each feature, `[features]` */
  readonly partners: Uint32Array;
  readonly strangers: Uint32Array;
  /** the connected parts of the graph of far pairs that fire together */
  readonly components: Components;
  /** largest misfit of a margin under the null, as a share of it */
  readonly misfit: number;
}

export interface TogetherParameters {
  /** the false-discovery rate, in (0, 0.1] */
  readonly level: number;
  /** at least 1 */
  readonly ratio: number;
}

/** What a parent and its child are, at least: the hierarchy looks closer at these pairs. */
export const NESTED = { share: 0.5, reverse: 0.5 } as const;

/** The scan of all pairs of a model, which results of a layer share. */
export function scanOf(
  model: TogetherModel,
  { level, ratio }: TogetherParameters,
  work: Work,
  most = MOST_PAIRS,
): Promise<Scanned> {
  return scanPairs(model, level, { ratio, most, ...NESTED }, work);
}

/**
 * The pairs of features that fire together in more blocks, or in fewer, than if each feature kept its number of blocks and each
 * block its number of features: all pairs tested, at a false-discovery rate (Benjamini and Yekutieli, because pairs that share
 * a feature depend on each other).
 */
export function togetherOf(
  firings: Firings,
  model: TogetherModel,
  scanned: Scanned,
  { level, ratio }: TogetherParameters,
): Together {
  const { order, always, notTested, misfit } = model;
  const placed = (counts: Uint32Array) => {
    const all = new Uint32Array(firings.features);
    order.forEach((feature, place) => (all[feature] = counts[place]!));
    return all;
  };
  return {
    blocks: firings.blocks,
    fired: blockCounts(firings),
    tested: { features: order.length, blocks: model.firings.blocks, pairs: scanned.tests },
    notTested,
    level,
    threshold: scanned.threshold === -Infinity ? null : scanned.threshold / Math.LN10,
    together: scanned.together,
    apart: scanned.apart,
    ratio,
    far: scanned.far,
    pairs: pairColumns(scanned.pairs.list, order, always, model.firings.blocks),
    partners: placed(scanned.partners),
    strangers: placed(scanned.strangers),
    components: componentsOf(scanned.joined, order, firings.features),
    misfit,
  };
}

/** Pairs as columns, with feature numbers of the layer and the blocks in which every feature fires counted in. */
export function pairColumns(
  pairs: readonly FoundPair[],
  order: Uint32Array,
  always: number,
  blocks: number,
): PairColumns {
  return {
    ends: Uint32Array.from(pairs.flatMap(({ i, j }) => [order[i]!, order[j]!])),
    both: Uint32Array.from(pairs, ({ both }) => both + always),
    expected: Float64Array.from(pairs, ({ mean }) => mean + always),
    sd: Float64Array.from(pairs, ({ variance }) => Math.sqrt(variance)),
    log10p: Float64Array.from(pairs, ({ logP }) => logP / Math.LN10),
    excess: Float64Array.from(pairs, ({ both, mean, variance }) => excessPhi(both, mean, variance, blocks)),
  };
}
