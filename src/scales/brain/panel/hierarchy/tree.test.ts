import { expect, it } from 'vitest';
import type { HierarchyLink } from '../../analysis/together/links.ts';
import { treeOf } from './tree.ts';

const link = (child: number, parent: number, direct = true): HierarchyLink => ({
  child,
  parent,
  both: 9,
  childBlocks: 10,
  parentBlocks: 40,
  share: 0.9,
  low: 0.6,
  high: 0.98,
  expected: 0.2,
  reverse: 0.225,
  direct,
});

it('the tree follows direct parents only, the largest root first', () => {
  const tree = treeOf([link(5, 4), link(5, 1, false), link(4, 1), link(7, 1), link(9, 8)]);
  expect(tree.map(({ feature, below }) => [feature, below])).toEqual([
    [1, 3],
    [8, 1],
  ]);
  expect(tree[0]!.children.map(({ feature, below }) => [feature, below])).toEqual([
    [4, 1],
    [7, 0],
  ]);
  expect(tree[0]!.children[0]!.children[0]!.link?.parent).toBe(4);
  expect(treeOf([])).toEqual([]);
});
