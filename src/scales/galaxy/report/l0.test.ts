import { expect, test } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import { NO_L0, type L0 } from '../../../dataset/l0.ts';
import type { ReportChart } from '../../../report/document.ts';
import { galaxyView } from '../view.ts';
import { l0Blocks } from './l0.ts';
import type { LayerRow } from './layerRow.ts';

const view = galaxyView.of({});
const rowOf = (name: string, value: number | null, per: L0['per'] = 'token'): LayerRow => ({
  layer: { id: name, name } as LayerInfo,
  slope: -0.3,
  slopeError: 0.01,
  logVolume: 0,
  entropy: 2,
  entropyError: 0.1,
  p: 0.005,
  l0: value === null ? null : { value, per, from: 'the name' },
});
const infoOf = (model: string) => ({ layers: [], provenance: { model, sae: '', source: '' } }) as never;
const rows = [rowOf('layer 5', 18), rowOf('layer 12', 72), rowOf('layer 6', 900, 'block'), rowOf('x', null)];
const chartsOf = (model: string, found = rows) =>
  l0Blocks(found, view, infoOf(model)).filter((block): block is ReportChart => block.kind === 'chart');

test('layers of another model stand against L0 beside the published slopes, and nowhere against published layers', () => {
  const [slope, entropy, ...others] = chartsOf('another');
  expect(others).toEqual([]);
  expect([slope!.x, slope!.title]).toEqual([{ name: 'L0', log: true }, 'Slope against L0']);
  expect(slope!.series.map(({ name, points }) => [name, points.length])).toEqual([
    ['this dataset', 2],
    ['published layers', 26],
  ]);
  // Ours is another figure than the published entropy.
  expect(entropy!.series.map(({ name }) => name)).toEqual(['this dataset']);
});

test('layers of the paper’s model are joined with those of nearly equal L0', () => {
  const byLayer = chartsOf('google/gemma-2-2b').find(({ x }) => x.name === 'layer')!;
  const own = byLayer.series.filter(({ name }) => name.startsWith('this dataset'));
  expect(own.map(({ name, mark, points }) => [name, mark, points[0]![0]])).toEqual([
    ['this dataset, L0 18', 'line', 5],
    ['this dataset, L0 70–93', 'line', 12],
  ]);
  expect(byLayer.series.some(({ name }) => name === 'published layers, L0 70–93')).toBe(true);
});

test('a report says why nothing stands against L0', () => {
  expect(l0Blocks([rowOf('layer 6', 900, 'block')], view, infoOf('x'))).toEqual([
    { kind: 'note', text: NO_L0 },
  ]);
});
