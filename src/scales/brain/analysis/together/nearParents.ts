import { dot } from '../../../../math/matrices/dot.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { FoundPair } from './collected.ts';
import type { HierarchyLink } from './links.ts';
import type { TogetherModel } from './model.ts';

/** A nested pair in which the child's direction contains the parent's: where absorption is looked for. */
export interface NearParent {
  readonly pair: FoundPair;
  /** the other children of the parent, as places in the model's order */
  readonly siblings: readonly number[];
  /** cosine of the two directions, above 0 */
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

/**
 * The nested pairs whose parent has other children and whose child's cosine with the parent is among the largest of its cosines
 * with all parents.
 *
 * @param decoder  `[features, dim]`
 */
export async function nearParents(
  model: TogetherModel,
  nested: readonly FoundPair[],
  direct: readonly HierarchyLink[],
  decoder: Matrix,
  work: Work,
): Promise<NearParent[]> {
  const { order } = model;
  const children = childrenOf(model, direct);
  // Among few parents no rank is small: all features stand in for them.
  const others = children.size >= FEWEST_PARENTS ? [...children.keys()] : [...order.keys()];
  const d = decoder.columns;
  const cosine = (a: number, b: number) => {
    const product = (x: number, y: number) => dot(decoder.data, x * d, decoder.data, y * d, d);
    const square = product(a, a) * product(b, b);
    return square > 0 ? product(a, b) / Math.sqrt(square) : 0;
  };
  const found: NearParent[] = [];
  for (const pair of nested) {
    const { i, j } = pair;
    const siblings = (children.get(j) ?? []).filter((child) => child !== i);
    if (siblings.length < FEWEST_CHILDREN - 1) continue;
    const own = cosine(order[i]!, order[j]!);
    if (own <= 0) continue;
    await work.pause();
    const asLarge = others.filter((other) => other !== i && cosine(order[i]!, order[other]!) >= own).length;
    const rank = asLarge / others.length;
    if (rank <= RANK) found.push({ pair, siblings, cosine: own, rank });
  }
  return found;
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
