import { expect, test } from 'vitest';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { counterpartOf, numberOf, placedLayers } from './counterpart.ts';

const layersOf = (names: readonly string[]) =>
  names.map((name, i) => ({ id: `${i}`, name, features: 9 })) as unknown as LayerInfo[];
const datasetOf = (model: string, layers: readonly LayerInfo[]) =>
  ({ layers, provenance: { model, sae: '', source: '' } }) as unknown as DatasetInfo;

test('a layer of the paper’s model stands beside the published layer of its number', () => {
  const layers = layersOf(['layer 10, average_l0_66', 'layer 10, average_l0_128', 'layer 12']);
  const info = datasetOf('google/gemma-2-2b', layers);
  expect(counterpartOf(layers[1]!, info)).toMatchObject({ mark: { layer: 10, l0: 128 }, exact: true });
  expect(placedLayers(layers, info)).toMatchObject({
    exact: true,
    placed: [
      { at: 0, mark: { layer: 10 } },
      { at: 1, mark: { layer: 10 } },
      { at: 2, mark: { layer: 12 } },
    ],
  });
});

test('a layer of another model stands beside the one at its relative depth', () => {
  const layers = layersOf(['layer 0', 'layer 1', 'layer 2']);
  const info = datasetOf('small', layers);
  expect(layers.map((layer) => counterpartOf(layer, info).mark.layer)).toEqual([0, 13, 25]);
  const { placed, exact } = placedLayers(layers, info);
  expect(exact).toBe(false);
  expect(placed).toHaveLength(26);
  expect(placed.at(-1)).toMatchObject({ at: 2, mark: { layer: 25 } });
  expect(counterpartOf(layers[0]!, datasetOf('small', [layers[0]!])).mark.layer).toBe(0);
});

test('the number of a layer is in its name', () => {
  const numbers = ['layer 12', 'layer 5, average_l0_18', '7', 'embed', 'params'].map((name) =>
    numberOf({ name }),
  );
  expect(numbers).toEqual([12, 5, 7, null, null]);
});
