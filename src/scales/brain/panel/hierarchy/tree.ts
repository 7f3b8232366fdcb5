import type { HierarchyLink } from '../../analysis/together/links.ts';

/** A feature in the tree with what is below it. */
export interface TreeNode {
  readonly feature: number;
  /** the link to its parent; null for a root */
  readonly link: HierarchyLink | null;
  /** those with most below them first */
  readonly children: readonly TreeNode[];
  /** number of features below it */
  readonly below: number;
}

/**
 * The tree of direct parents: its roots, those with most features below them first, and of equal ones the smaller number first.
 *
 * @param links  links of a hierarchy, of which the direct ones count
 */
export function treeOf(links: readonly HierarchyLink[]): readonly TreeNode[] {
  const direct = links.filter((link) => link.direct);
  const children = new Map<number, HierarchyLink[]>();
  for (const link of direct) {
    const siblings = children.get(link.parent);
    if (siblings) siblings.push(link);
    else children.set(link.parent, [link]);
  }
  const own = new Set(direct.map(({ child }) => child));
  const node = (feature: number, link: HierarchyLink | null): TreeNode => {
    const nodes = (children.get(feature) ?? []).map((one) => node(one.child, one)).sort(bySize);
    return {
      feature,
      link,
      children: nodes,
      below: nodes.reduce((sum, { below }) => sum + 1 + below, 0),
    };
  };
  return [...children.keys()]
    .filter((feature) => !own.has(feature))
    .map((feature) => node(feature, null))
    .sort(bySize);
}

const bySize = (a: TreeNode, b: TreeNode) => b.below - a.below || a.feature - b.feature;
