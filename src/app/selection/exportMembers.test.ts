import { expect, test } from 'vitest';
import { membersJson, membersPython, type Provenance } from './exportMembers.ts';

const provenance: Provenance = {
  dataset: 'mini\nsae',
  layer: '2',
  prepared: 'unit',
  model: 'a model',
  sae: 'an SAE',
  lobes: { affinity: 'phi', k: 3, seed: 42 },
  item: 'feature',
  total: 4096,
};

test('indices for Python are a list under a comment of one line', () => {
  expect(membersPython([3, 7, 10], provenance)).toBe(
    '# 3 of 4,096 features of mini sae, layer 2, vectors prepared: unit; counted from 0\nselected = [3, 7, 10]\n',
  );
});

test('members as JSON have their columns, and the file says where they come from', () => {
  const columns = [
    { header: 'feature', value: (index: number) => index },
    { header: 'label', value: (index: number) => (index === 3 ? 'a "label"' : undefined) },
    { header: 'frequency', value: (index: number) => (index === 3 ? NaN : 0.25) },
  ];
  expect(JSON.parse(membersJson(columns, [3, 7], provenance))).toEqual({
    ...provenance,
    selected: 2,
    members: [
      { feature: 3, label: 'a "label"', frequency: null },
      { feature: 7, label: null, frequency: 0.25 },
    ],
  });
});
