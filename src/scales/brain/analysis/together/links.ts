import { wilson } from '../../../../math/statistics/distributions/wilson.ts';
import type { FoundPair } from './collected.ts';
import type { TogetherModel } from './model.ts';

/** A parent and its child: the child fires where the parent does, and the parent also elsewhere. */
export interface HierarchyLink {
  /** feature numbers */
  readonly child: number;
  readonly parent: number;
  /** number of blocks in which both fire, and in which each does */
  readonly both: number;
  readonly childBlocks: number;
  readonly parentBlocks: number;
  /** P(parent fires | child fires), its 95 % interval, and what both margins lead to expect */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly expected: number;
  /** P(child fires | parent fires) */
  readonly reverse: number;
  /** whether this parent is the rarest of the child's: the one that the tree shows it under */
  readonly direct: boolean;
}

/**
 * The links among nested pairs, the rarest child first and of one child the rarest parent first.
 *
 * @param least  the least lower end of the 95 % interval of P(parent | child)
 */
export function linksOf(
  { order, fired, always }: TogetherModel,
  nested: readonly FoundPair[],
  least: number,
): HierarchyLink[] {
  const links: HierarchyLink[] = [];
  let last = -1;
  for (const { i, j, both, mean } of [...nested].sort((a, b) => a.i - b.i || a.j - b.j)) {
    const [shared, childBlocks, parentBlocks] = [both + always, fired[i]! + always, fired[j]! + always];
    const { low, high } = wilson(shared, childBlocks);
    if (low < least) continue;
    links.push({
      child: order[i]!,
      parent: order[j]!,
      both: shared,
      childBlocks,
      parentBlocks,
      share: shared / childBlocks,
      low,
      high,
      expected: (mean + always) / childBlocks,
      reverse: shared / parentBlocks,
      direct: i !== last,
    });
    last = i;
  }
  return links;
}
