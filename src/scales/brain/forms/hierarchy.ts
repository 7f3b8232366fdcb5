import * as v from 'valibot';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { featureOf, finite, nullFigure, share, whole } from '../../shared/forms.ts';
import type { HierarchyLink } from '../analysis/together/links.ts';
import { MOST_CANDIDATES, MOST_PAIRS } from '../analysis/together/limits.ts';

/** More levels than any recording has: from one to the next, a parent fires in a fifth more blocks at least. */
const MOST_LEVELS = 200;

/** The form of a layer's hierarchy. */
export function hierarchyForm({ features }: LayerInfo) {
  const feature = featureOf(features);
  const link = v.object({
    child: feature,
    parent: feature,
    both: whole,
    childBlocks: whole,
    parentBlocks: whole,
    share,
    low: share,
    high: share,
    expected: finite,
    reverse: share,
    direct: v.boolean(),
  });
  const candidate = v.object({
    child: feature,
    parent: feature,
    childBlocks: whole,
    silent: whole,
    onGround: whole,
    cosine: finite,
    rank: share,
  });
  return v.object({
    least: share,
    links: v.pipe(
      v.array(link),
      v.maxLength(MOST_PAIRS),
      v.check((found) => areTree(found)),
    ),
    children: whole,
    parents: whole,
    levels: whole,
    looked: whole,
    nested: whole,
    directions: v.nullable(
      v.object({ cosine: nullFigure, orthogonality: nullFigure, links: whole, oneLength: v.boolean() }),
    ),
    absorption: v.nullable(v.pipe(v.array(candidate), v.maxLength(MOST_CANDIDATES))),
    blockLength: v.nullable(whole),
  });
}

/** Whether direct links make a tree: one parent for each child, no chain that closes, none of more levels than can be. */
function areTree(links: readonly HierarchyLink[]): boolean {
  const direct = links.filter((link) => link.direct);
  const parentOf = new Map(direct.map(({ child, parent }) => [child, parent]));
  if (parentOf.size < direct.length) return false;
  for (const child of parentOf.keys()) {
    let levels = 0;
    for (let at = parentOf.get(child); at !== undefined; at = parentOf.get(at)) {
      if (++levels > MOST_LEVELS) return false;
    }
  }
  return true;
}
