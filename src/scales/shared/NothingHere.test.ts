import { expect, it } from 'vitest';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { nearest } from './NothingHere.tsx';

const layers = ['0', '1', '2', '3', '4', '5', '6'].map((id) => ({ id, name: `layer ${id}` })) as LayerInfo[];
const ids = (from: string, draws: (layer: LayerInfo) => boolean) =>
  nearest(layers, from, draws).map(({ id }) => id);

it('offers the three nearest layers that have something, in their order', () => {
  expect(ids('3', () => true)).toEqual(['1', '2', '4']);
  expect(ids('0', ({ id }) => id > '3')).toEqual(['4', '5', '6']);
  expect(ids('6', ({ id }) => id === '0')).toEqual(['0']);
});

it('offers nothing if no other layer has something', () => {
  expect(ids('3', () => false)).toEqual([]);
  expect(ids('3', ({ id }) => id === '3')).toEqual([]);
});
