import { diagonalCounts, rowStart, type Cooccurrence } from '../matrices/cooccurrence.ts';
import { blockCounts, type Firings } from '../matrices/firings.ts';
import type { Work } from '../work/work.ts';
import type { Affinity } from './affinity.ts';
import { countPairs } from './counting.ts';
import type { CountProduct } from './countProduct.ts';
import { halfSquareBounds, halfSquareTimes, type HalfSquarePart, type Strip } from './halfSquare.ts';
import { holdParts, type HeldParts } from '../work/parts.ts';
import { asTheyAre, type Weighting } from '../kernels/weighting.ts';

/** Co-occurrence counts that the team keeps as a half square. The affinity or product made from them frees them. */
export interface CountedPairs {
  readonly parts: HeldParts<HalfSquarePart>;
  readonly features: number;
  readonly blocks: number;
  /** the number of blocks in which each feature fires, `[features]` */
  readonly fired: Uint32Array;
}

/**
 * Counts the blocks in which each pair of features fires together; see `countPairs`.
 *
 * @throws CancelledError when the work is cancelled; nothing is kept then
 */
export async function countFirings(firings: Firings, work: Work): Promise<CountedPairs> {
  const fired = blockCounts(firings);
  const most = fired.reduce((a, b) => Math.max(a, b), 0);
  const parts = await countPairs(firings, most, work);
  return { parts, features: firings.features, blocks: firings.blocks, fired };
}

/** Lends existing counts to the team. */
export async function keepCounts(counts: Cooccurrence, work: Work): Promise<CountedPairs> {
  const { team } = work;
  const n = counts.features;
  const bounds = halfSquareBounds(n, team.size);
  const shares = Array.from({ length: team.size }, (_, m): HalfSquarePart => {
    const [from, to] = [bounds[m]!, bounds[m + 1]!];
    return { n, from, to, strips: cutStrips(counts, from, to) };
  });
  const parts = await holdParts(team, shares);
  return { parts, features: n, blocks: counts.blocks, fired: diagonalCounts(counts) };
}

const STRIP_ROWS = 64;

function cutStrips({ features: n, counts }: Cooccurrence, from: number, to: number): Strip[] {
  const strips: Strip[] = [];
  for (let row = from; row < to; row += STRIP_ROWS) {
    const end = Math.min(to, row + STRIP_ROWS);
    const values = counts.subarray(rowStart(row, n), rowStart(end, n));
    strips.push({ from: row, to: end, values });
  }
  return strips;
}

/**
 * Jaccard n11/(n11 + n10 + n01), Dice 2·n11/(2·n11 + n10 + n01) or overlap n11/min(n1·, n·1), in [0, 1]; 0 for a
 * feature that never fires (0/0). A product is one pass over the counts, with the divisions in it. The affinity owns
 * the counts and frees them.
 */
export function countedAffinity(kind: CountedKind, pairs: CountedPairs, work: Work): Affinity {
  const weighting = weightingOf(kind, pairs.fired);
  return {
    n: pairs.features,
    times: (v, width) => halfSquareTimes(pairs.parts, pairs.features, weighting, v, width, work),
    free: () => pairs.parts.free(),
  };
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
  const { parts, features, blocks, fired } = pairs;
  const weighting = asTheyAre(features);
  return {
    features,
    blocks,
    fired,
    async times(v, width) {
      const out = await halfSquareTimes(parts, features, weighting, v, width, work);
      for (let p = 0; p < out.length; p++) out[p]! += fired[Math.floor(p / width)]! * v[p]!;
      return out;
    },
    free: () => parts.free(),
  };
}
