import { expect, test } from 'vitest';
import type { DatasetInfo, LayerInfo } from '../../../dataset/dataset.ts';
import { layersL0 } from './measuredL0.ts';

/** A dataset of layers, as far as L0 is concerned. */
function datasetOf(layers: readonly object[], item = 'feature'): Parameters<typeof layersL0>[0] {
  const info = { item, layers: layers as readonly LayerInfo[] } as unknown as DatasetInfo;
  return {
    info,
    labels: (id) =>
      Promise.resolve({
        description: [],
        numeric: {},
        category: [],
        frequency: id === 'unknown' ? Float32Array.of(0.5, NaN) : Float32Array.of(0.5, 0.25, 1),
      }),
    firings: () =>
      Promise.resolve({
        indptr: Uint32Array.of(0, 2, 3),
        indices: Uint16Array.of(0, 1, 1),
        blocks: 2,
        features: 2,
        category: null,
      }),
  };
}
const labelled = { has: { labels: true, firings: true } };

test('what states it comes first, then the sum of frequencies, then firings per block', async () => {
  const stated = { value: 71, per: 'token', from: 'the name average_l0_71' };
  const dataset = datasetOf([
    { id: 'stated', l0: stated, ...labelled },
    { id: 'counted', ...labelled },
    { id: 'unknown', ...labelled },
    { id: 'fired', has: { labels: false, firings: true } },
    { id: 'bare', has: { labels: false, firings: false } },
  ]);
  expect(await layersL0(dataset, ['stated', 'counted', 'unknown', 'fired', 'bare'])).toEqual([
    stated,
    { value: 1.75, per: 'token', from: 'the sum of the features’ frequencies' },
    { value: 1.5, per: 'block', from: 'the firings' },
    { value: 1.5, per: 'block', from: 'the firings' },
    null,
  ]);
});

test('a sample of features, words and an unknown layer have none', async () => {
  const sample = { id: 'sample', sample: { of: 9, seed: 1 }, ...labelled };
  expect(await layersL0(datasetOf([sample]), ['sample', 'nowhere'])).toEqual([null, null]);
  expect(await layersL0(datasetOf([{ id: 'words', ...labelled }], 'word'), ['words'])).toEqual([null]);
});
