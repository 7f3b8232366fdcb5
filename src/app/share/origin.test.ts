import { describe, expect, it } from 'vitest';
import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { initialView } from '../../scales/view.ts';
import { originOf, parametersOf } from './origin.ts';
import { SCALES } from '../../scales/index.ts';
import { brainView } from '../../scales/brain/view.ts';

const info = {
  name: 'mini-sae',
  title: 'SAEs of a small model',
  item: 'feature',
  provenance: { model: 'small', sae: 'top-k' },
} as DatasetInfo;
const layer = { id: '2', name: 'layer 2' } as LayerInfo;
const view = { ...initialView(), scale: 'brain' };
const of = (change: Partial<typeof view> = {}) =>
  originOf({
    view: { ...view, ...change },
    dataset: { info },
    layer,
    tool: 'Tricosm 0.1.0',
    address: 'https://example.org/?k',
  });
/** Without the blanks at which a line is not broken. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('where numbers come from', () => {
  it('is a line for figures: dataset, layer, scale, vectors, what was chosen, seed, version', () => {
    expect(plain(of().line)).toMatch(
      /^SAEs of a small model · layer 2 · Brain · vectors as stored · affinity \w+, k \d+ · seed 42 · Tricosm 0\.1\.0$/,
    );
    const scales = brainView.changed(view.scales, { k: 7, neighbours: '20' });
    expect(plain(of({ scales, prepare: 'unit' }).line)).toMatch(
      /vectors scaled to unit length · affinity \w+, k 7, neighbours 20 · seed 42/,
    );
  });

  it('is in full in the head of a table, with every parameter, the seed and the link', () => {
    const { lines, name } = of();
    expect(name).toBe('mini-sae-2');
    expect(lines[0]).toBe('Tricosm 0.1.0');
    expect(lines).toContain('seed: 42');
    expect(lines).toContain('link: https://example.org/?k');
    const parameters = lines.find((line) => line.startsWith('parameters: '))!;
    for (const { name: field, value } of parametersOf(brainView, view)) {
      if (field !== 'seed') expect(parameters).toContain(`brain.${field}=${value}`);
    }
  });

  it('names parameters that a scale has', () => {
    for (const { id, view: own, captioned = [] } of SCALES) {
      expect(
        captioned.filter((name) => !(name in own.fields)),
        id,
      ).toEqual([]);
    }
  });

  it('says that the vectors are a control', () => {
    const control = { ...info, control: { kind: 'random', seed: 5 } } as DatasetInfo;
    const { line } = originOf({ view, dataset: { info: control }, layer, tool: 'T', address: '' });
    expect(plain(line)).toContain('control: random directions, seed 5');
  });
});
