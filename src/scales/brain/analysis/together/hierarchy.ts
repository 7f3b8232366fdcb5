import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import { absorptionCandidates, type AbsorptionCandidate } from './absorption.ts';
import { linksOf, type HierarchyLink } from './links.ts';
import type { TogetherModel } from './model.ts';
import { nearParents } from './nearParents.ts';
import { parentDirections, type ParentDirections } from './parentDirections.ts';
import type { Scanned } from './scan.ts';

/** The hierarchy of a layer's features, from firings. */
export interface Hierarchy {
  /** the least P(parent | child), for the lower end of its interval */
  readonly least: number;
  /** links, the rarest child first; of one child the rarest parent first */
  readonly links: readonly HierarchyLink[];
  /** number of features with a parent, with a child, and of levels of the tree */
  readonly children: number;
  readonly parents: number;
  readonly levels: number;
  /** pairs looked at, and number of those that there are: less are looked at only if there are very many */
  readonly looked: number;
  readonly nested: number;
  /** the directions of direct parents and children; null if the layer lacks directions or has too few links */
  readonly directions: ParentDirections | null;
  /** pairs that look like a parent absorbed by its child; null if the layer lacks directions */
  readonly absorption: readonly AbsorptionCandidate[] | null;
  /** tokens of a block; null if unknown */
  readonly blockLength: number | null;
}

export interface HierarchyParameters {
  /** the least P(parent | child), in [0.5, 1) */
  readonly share: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * The hierarchy of features: pairs in which the child fires with the parent in at least a share of its blocks (the lower end of
 * the 95 % interval), the parent with the child in at most half of its own, and both together beyond the null of `scanPairs`.
 *
 * @param decoder  `[features, dim]`; null if the layer lacks directions
 */
export async function hierarchy(
  model: TogetherModel,
  { nested, nestedCount }: Scanned,
  decoder: Matrix | null,
  blockLength: number | null,
  { share, draws, seed }: HierarchyParameters,
  work: Work,
): Promise<Hierarchy> {
  const links = linksOf(model, nested.list, share);
  const direct = links.filter((link) => link.direct);
  const directions = decoder && (await parentDirections(decoder, direct, { draws, seed }, work));
  return {
    least: share,
    links,
    children: direct.length,
    parents: new Set(direct.map(({ parent }) => parent)).size,
    levels: levelsOf(direct),
    looked: nested.list.length,
    nested: nestedCount,
    directions,
    absorption:
      decoder && absorptionCandidates(model, await nearParents(model, nested.list, direct, decoder, work)),
    blockLength,
  };
}

/** Number of levels of the tree; 0 without links. Parents fire in more blocks than their children, so that no chain closes. */
function levelsOf(direct: readonly HierarchyLink[]): number {
  const parentOf = new Map(direct.map(({ child, parent }) => [child, parent]));
  let most = 0;
  for (const child of parentOf.keys()) {
    let levels = 1;
    for (let at = parentOf.get(child); at !== undefined; at = parentOf.get(at)) levels++;
    most = Math.max(most, levels);
  }
  return most;
}
