import { describe, expect, it } from 'vitest';
import { hubTree } from './tree.ts';

const at = (path: string) => ({ path, size: 8 });

describe('hubTree', () => {
  it('branches only where paths branch', () => {
    const tree = hubTree([
      at('layer_0/width_16k/average_l0_13/params.npz'),
      at('layer_0/width_16k/average_l0_105/params.npz'),
      at('layer_0/width_65k/average_l0_9/params.npz'),
      at('layer_1/width_16k/average_l0_10/params.npz'),
      at('embedding/width_4k/average_l0_6/params.npz'),
    ]);
    expect(tree.map(({ name, size, count }) => [name, size, count])).toEqual([
      ['layer_0', null, 3],
      ['layer_1/width_16k/average_l0_10/params.npz', 8, 1],
      ['embedding/width_4k/average_l0_6/params.npz', 8, 1],
    ]);
    const [layer0] = tree;
    expect(layer0!.children.map(({ name, id }) => [name, id])).toEqual([
      ['width_16k', 'layer_0/width_16k'],
      ['width_65k/average_l0_9/params.npz', 'layer_0/width_65k/average_l0_9/params.npz'],
    ]);
    expect(layer0!.children[0]!.children.map(({ name }) => name)).toEqual([
      'average_l0_13/params.npz',
      'average_l0_105/params.npz',
    ]);
  });

  it('joins steps that do not branch', () => {
    const [tree] = hubTree([at('a/b/1/x.npz'), at('a/b/2/x.npz')]);
    expect([tree!.name, tree!.id]).toEqual(['a/b', 'a/b']);
    expect(tree!.children.map(({ name }) => name)).toEqual(['1/x.npz', '2/x.npz']);
  });

  it('is empty without checkpoints', () => {
    expect(hubTree([])).toEqual([]);
  });
});
