import { beforeEach, expect, test } from 'vitest';
import type { DatasetInfo } from '../dataset/dataset.ts';
import type { Selection } from './selection/selection.ts';
import { clearSelection, select, selectedNow } from './selection/select.ts';
import { store, type OpenDataset } from './store.ts';
import { goToLayer } from './goToLayer.ts';

const layer = (id: string, dictionary?: string) => ({ id, features: 10, dictionary });
const info = {
  name: 'crosscoder',
  defaultLayer: '0',
  layers: [layer('0', 'one'), layer('1', 'one'), layer('2')],
} as unknown as DatasetInfo;

beforeEach(() => {
  const dataset = { data: '', key: '', info } as unknown as OpenDataset;
  store.setState({ dataset });
  store.getState().go({ layer: '0', feature: 4 });
  clearSelection();
});

test('the selection is seen on layers of its dictionary, waits on others, and comes back', () => {
  select('feature', [2, 4]);
  const before: Selection | null = store.getState().view.selection;
  const seen = ['1', '2', '0'].map((id) => {
    goToLayer(id);
    return selectedNow('feature')?.join() ?? null;
  });
  expect(seen).toEqual(['2,4', null, '2,4']);
  expect(store.getState().view.selection).toBe(before);
});

test('the pinned feature stays pinned', () => {
  for (const id of ['1', '2']) {
    goToLayer(id);
    expect(store.getState().view.feature).toBe(4);
  }
});
