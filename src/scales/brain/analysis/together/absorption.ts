import { blockBits } from '../../../../math/matrices/bitsets.ts';
import { dot } from '../../../../math/matrices/dot.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { FoundPair } from './collected.ts';
import type { HierarchyLink } from './links.ts';
import type { TogetherModel } from './model.ts';

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

/** A parent needs another child, so that it has ground of its own. */
const FEWEST_CHILDREN = 2;
/** Other parents at most whose cosine with the child is as large, as a share. */
const RANK = 0.05;
/** A child's cosine with its parent is ranked among all parents if there are this many. */
const FEWEST_PARENTS = 20;
/** Silent blocks at least, as a number and as a share of the child's. */
const FEWEST_SILENT = 3;
const SILENT_SHARE = 0.05;
/** Candidates listed at most. */
export const MOST_CANDIDATES = 200;

/**
 * Candidates for absorption among nested pairs whose parent has other children: the child's cosine with the parent is among the
 * largest of its cosines with all parents, and the parent is silent in at least a twentieth of the child's blocks. Those with most
 * silent blocks on the parent's ground first.
 *
 * @param decoder  `[features, dim]`
 */
export async function absorptionCandidates(
  model: TogetherModel,
  nested: readonly FoundPair[],
  direct: readonly HierarchyLink[],
  decoder: Matrix,
  work: Work,
): Promise<AbsorptionCandidate[]> {
  const { order, fired, always } = model;
  const children = childrenOf(model, direct);
  // Among few parents no rank is small: all features stand in for them.
  const others = children.size >= FEWEST_PARENTS ? [...children.keys()] : [...order.keys()];
  const d = decoder.columns;
  const cosine = (a: number, b: number) => {
    const product = (x: number, y: number) => dot(decoder.data, x * d, decoder.data, y * d, d);
    const square = product(a, a) * product(b, b);
    return square > 0 ? product(a, b) / Math.sqrt(square) : 0;
  };
  const found: AbsorptionCandidate[] = [];
  for (const { i, j, both } of nested) {
    const siblings = (children.get(j) ?? []).filter((child) => child !== i);
    const silent = fired[i]! - both;
    if (siblings.length < FEWEST_CHILDREN - 1) continue;
    if (silent < FEWEST_SILENT || silent < SILENT_SHARE * fired[i]!) continue;
    const own = cosine(order[i]!, order[j]!);
    if (own <= 0) continue;
    await work.pause();
    const asLarge = others.filter((other) => other !== i && cosine(order[i]!, order[other]!) >= own).length;
    const rank = asLarge / others.length;
    if (rank > RANK) continue;
    found.push({
      child: order[i]!,
      parent: order[j]!,
      childBlocks: fired[i]! + always,
      silent,
      onGround: silentOnGround(model, i, j, siblings),
      cosine: own,
      rank,
    });
  }
  return found
    .sort(
      (a, b) => b.onGround - a.onGround || b.silent - a.silent || a.child - b.child || a.parent - b.parent,
    )
    .slice(0, MOST_CANDIDATES);
}

/** The children of each parent that the tree shows, by place. */
function childrenOf({ order }: TogetherModel, direct: readonly HierarchyLink[]): Map<number, number[]> {
  const place = new Map(Array.from(order, (feature, at) => [feature, at]));
  const children = new Map<number, number[]>();
  for (const { child, parent } of direct) {
    const at = place.get(parent)!;
    children.set(at, [...(children.get(at) ?? []), place.get(child)!]);
  }
  return children;
}

/** Number of blocks in which the child and a sibling fire and the parent does not. */
function silentOnGround(model: TogetherModel, child: number, parent: number, siblings: number[]): number {
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
