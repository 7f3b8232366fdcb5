import { blockBits } from '../../../../math/matrices/bitsets.ts';
import type { TogetherModel } from './model.ts';
import type { NearParent } from './nearParents.ts';
import { MOST_CANDIDATES } from './limits.ts';

/**
 * A pair that may be a parent absorbed by its child (Chanin and others, A is for Absorption, 2024): the child's direction
 * contains the parent's, and the parent is silent in blocks in which the child fires. A candidate, to be looked at.
 */
export interface AbsorptionCandidate {
  readonly child: number;
  readonly parent: number;
  /** number of blocks in which the child fires, and of those in which the parent is silent */
  readonly childBlocks: number;
  readonly silent: number;
  /** those silent blocks in which another child of the parent fires: the parent's ground */
  readonly onGround: number;
  /** cosine of the two directions */
  readonly cosine: number;
  /** share of all parents whose cosine with the child is at least as large, itself counted, in (0, 1] */
  readonly rank: number;
}

/** Silent blocks, or tokens, at least: as a number and as a share of the child's. */
export const FEWEST_SILENT = 3;
export const SILENT_SHARE = 0.05;

/**
 * Candidates for absorption among nested pairs with a near parent: the parent is silent in at least a twentieth of the child's
 * blocks. Those with most silent blocks on the parent's ground first.
 */
export function absorptionCandidates(
  model: TogetherModel,
  near: readonly NearParent[],
): AbsorptionCandidate[] {
  const { order, fired, always } = model;
  const found: AbsorptionCandidate[] = [];
  for (const { pair, siblings, cosine, rank } of near) {
    const { i, j, both } = pair;
    const silent = fired[i]! - both;
    if (silent < FEWEST_SILENT || silent < SILENT_SHARE * fired[i]!) continue;
    found.push({
      child: order[i]!,
      parent: order[j]!,
      childBlocks: fired[i]! + always,
      silent,
      onGround: silentOnGround(model, i, j, siblings),
      cosine,
      rank,
    });
  }
  return found
    .sort(
      (a, b) => b.onGround - a.onGround || b.silent - a.silent || a.child - b.child || a.parent - b.parent,
    )
    .slice(0, MOST_CANDIDATES);
}

/** Number of blocks in which the child and a sibling fire and the parent does not. */
function silentOnGround(
  model: TogetherModel,
  child: number,
  parent: number,
  siblings: readonly number[],
): number {
  const { bits, words } = blockBits(model.firings, [child, parent, ...siblings]);
  let count = 0;
  for (let w = 0; w < words; w++) {
    let ground = 0;
    for (let s = 0; s < siblings.length; s++) ground |= bits[(s + 2) * words + w]!;
    let left = bits[w]! & ~bits[words + w]! & ground;
    for (; left !== 0; left &= left - 1) count++;
  }
  return count;
}
