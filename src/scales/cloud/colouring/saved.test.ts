import { expect, test } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { savedColouring } from './saved.ts';

const layer = { id: '2', features: 6 } as LayerInfo;
const saved = (name: string, slot: number, of: string, ...members: number[]) =>
  ({ item: 'feature', of, members: Uint32Array.from(members), name, slot }) as const;

test('features have the colour of their saved selection; those in several are a group of their own', () => {
  const list = [saved('a', 4, '2', 0, 1), saved('b', 1, '2', 1, 2, 9), saved('elsewhere', 0, '3', 5)];
  expect(savedColouring(list, layer)).toMatchObject({
    groups: Int32Array.of(0, 2, 1, -1, -1, -1),
    names: ['a', 'b', 'in several'],
    slots: [4, 1, 5],
  });
});

test('without overlap there is no such group, and without a selection of the layer no colouring', () => {
  expect(savedColouring([saved('a', 4, '2', 0)], layer)).toMatchObject({ names: ['a'], slots: [4] });
  expect(savedColouring([saved('a', 4, '3', 0)], layer)).toBeNull();
});
