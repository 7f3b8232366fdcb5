import { diagonalCounts, rowStart, type Cooccurrence } from '../matrices/cooccurrence.ts';
import { byFrequency } from '../matrices/byFrequency.ts';
import type { Firings } from '../matrices/firings.ts';
import type { Work } from '../work/work.ts';
import type { Affinity } from './affinity.ts';
import { countPairs } from './counting.ts';
import type { CountProduct } from './countProduct.ts';
import { dealtStrips, halfSquareTimes, type HalfSquarePart, type RowSpan, type Strip } from './halfSquare.ts';
import { holdParts, type HeldParts } from '../work/parts.ts';
import { asTheyAre, type Weighting } from '../kernels/weighting.ts';

/** Co-occurrence counts that the team keeps as a half square. The affinity or product made from them frees them. */
export interface CountedPairs {
  readonly parts: HeldParts<HalfSquarePart>;
  readonly features: number;
  readonly blocks: number;
  /** the feature of each row of the half square, `[features]` */
  readonly order: Uint32Array;
  /** the number of blocks in which each feature fires, `[features]` */
  readonly fired: Uint32Array;
}

/**
 * Counts the blocks in which each pair of features fires together; see `countPairs`. The rows of the half square are in
 * ascending order of frequency, in which counting is fastest.
 *
 * @throws CancelledError when the work is cancelled; nothing is kept then
 */
export async function countFirings(firings: Firings, work: Work): Promise<CountedPairs> {
  const { features, blocks } = firings;
  const { firings: ordered, order, fired: ascending } = byFrequency(firings);
  const parts = await countPairs(ordered, ascending.at(-1) ?? 0, work);
  const fired = new Uint32Array(features);
  order.forEach((feature, row) => (fired[feature] = ascending[row]!));
  return { parts, features, blocks, order, fired };
}

/** Lends existing counts to the team. */
export async function keepCounts(counts: Cooccurrence, work: Work): Promise<CountedPairs> {
  const { team } = work;
  const n = counts.features;
  const shares = dealtStrips(n, team.size).map((spans): HalfSquarePart => {
    const stripOf = (span: RowSpan): Strip => ({
      ...span,
      values: counts.counts.subarray(rowStart(span.from, n), rowStart(span.to, n)),
    });
    return { n, strips: spans.map(stripOf) };
  });
  const parts = await holdParts(team, shares);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  return { parts, features: n, blocks: counts.blocks, order, fired: diagonalCounts(counts) };
}

/**
 * Jaccard n11/(n11 + n10 + n01), Dice 2·n11/(2·n11 + n10 + n01) or overlap n11/min(n1·, n·1), in [0, 1]; 0 for a
 * feature that never fires (0/0). A product is one pass over the counts, with the divisions in it. The affinity owns
 * the counts and frees them.
 */
export function countedAffinity(kind: CountedKind, pairs: CountedPairs, work: Work): Affinity {
  const weighting = weightingOf(
    kind,
    Uint32Array.from(pairs.order, (feature) => pairs.fired[feature]!),
  );
  return {
    n: pairs.features,
    times: (v, width) => timesInOrder(pairs, weighting, v, width, work),
    free: () => pairs.parts.free(),
  };
}

/** The product of the half square with V, both `[features, width]` in the order of the features. */
async function timesInOrder(
  { parts, features, order }: CountedPairs,
  weighting: Weighting,
  v: Float64Array,
  width: number,
  work: Work,
): Promise<Float64Array> {
  const rows = new Float64Array(v.length);
  order.forEach((feature, row) => {
    for (let lane = 0; lane < width; lane++) rows[row * width + lane] = v[feature * width + lane]!;
  });
  const product = await halfSquareTimes(parts, features, weighting, rows, width, work);
  const out = new Float64Array(v.length);
  order.forEach((feature, row) => {
    for (let lane = 0; lane < width; lane++) out[feature * width + lane] = product[row * width + lane]!;
  });
  return out;
}

export type CountedKind = 'jaccard' | 'dice' | 'overlap';

function weightingOf(kind: CountedKind, fired: Uint32Array): Weighting {
  const sizes = Float64Array.from(fired, (count) => Math.max(1, count));
  return kind === 'overlap'
    ? { form: 'largest', g: sizes.map((size) => 1 / size) }
    : { form: kind, g: sizes };
}

/** Products with the counts themselves, for the affinities that are algebra on them. It owns the counts and frees them. */
export function countedProduct(pairs: CountedPairs, work: Work): CountProduct {
  const { features, blocks, fired } = pairs;
  const weighting = asTheyAre(features);
  return {
    features,
    blocks,
    fired,
    async times(v, width) {
      const out = await timesInOrder(pairs, weighting, v, width, work);
      for (let p = 0; p < out.length; p++) out[p]! += fired[Math.floor(p / width)]! * v[p]!;
      return out;
    },
    free: () => pairs.parts.free(),
  };
}
