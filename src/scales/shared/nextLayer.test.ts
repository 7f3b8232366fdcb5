import { expect, it } from 'vitest';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { nextLayerOf } from './nextLayer.ts';

it('is the next layer that can be compared, else the one before, else none', () => {
  const layers = ['0', '1', '2', '3'].map((id) => ({ id }) as LayerInfo);
  const next = (layer: string, ...able: string[]) => nextLayerOf(layers, layer, (id) => able.includes(id));
  expect(next('0', '0', '2', '3')).toBe('2');
  expect(next('3', '0', '1', '3')).toBe('1');
  expect(next('1', '1')).toBeNull();
});
