import { referenceTo } from '../dataset/reference.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { itemOf } from '../app/inspector/inspected.ts';
import { Contents } from '../app/open/Contents.tsx';
import { TopBar } from '../app/shell/bars/TopBar.tsx';
import { HELP } from '../cli/help.ts';
import { run } from '../cli/main.ts';
import type { Dataset, DatasetInfo, LayerInfo } from '../dataset/dataset.ts';
import { parseView, printView } from '../state/link.ts';
import { fittingScale } from './fitting.ts';
import type * as List from './index.ts';
import {
  FIRST_VIEW,
  plannedResults,
  RESULT_KINDS,
  RESULT_NAMES,
  resultSize,
  resultTitle,
} from './publish/publishable.ts';
import { formOf } from './publish/resultForms.ts';
import { moonView } from './testing/moon.ts';
import { initialView, VIEW_SCHEMA } from './view.ts';

// The scale is entered in the list, and nowhere else.
vi.mock('./index.ts', async (original) => {
  const list = await original<typeof List>();
  const { moon } = await import('./testing/moon.ts');
  return { ...list, SCALES: [...list.SCALES, moon] };
});

const layer: LayerInfo = {
  id: '0',
  name: 'layer 0',
  features: 30,
  dim: 0,
  blocks: 0,
  has: {
    decoder: false,
    firings: false,
    cooccurrence: false,
    labels: false,
    activations: false,
    encoding: false,
    words: false,
    layout: true,
  },
  firingRule: '',
};
const info: DatasetInfo = {
  name: 'sky',
  title: 'Sky',
  description: '',
  item: 'feature',
  layers: [layer],
  defaultLayer: '0',
  categories: [],
  relations: [],
  provenance: {
    model: '',
    sae: '',
    source: '',
    licence: '',
    citation: '',
    method: '',
    preprocessing: '',
    datasheet: '',
  },
};
const dark: DatasetInfo = { ...info, layers: [{ ...layer, has: { ...layer.has, layout: false } }] };

const full = () => {
  const view = initialView();
  return { ...view, scale: 'moon', scales: moonView.changed(view.scales, { phase: 'full' }) };
};

describe('a fourth scale, entered in the list', () => {
  it('has a tab', () => {
    const bar = renderToStaticMarkup(<TopBar />);
    for (const name of ['Atom', 'Brain', 'Galaxy', 'Moon']) expect(bar).toContain(`>${name}</span></button>`);
  });

  it('stands in the link', () => {
    expect(printView(VIEW_SCHEMA, full())).toBe('scale=moon&moon.phase=full');
    expect(parseView(VIEW_SCHEMA, 'scale=moon&moon.phase=full')).toEqual(full());
    expect(parseView(VIEW_SCHEMA, 'moon.phase=blue&moon.seed=7')).toEqual({
      ...initialView(),
      scales: moonView.changed(initialView().scales, { seed: 7 }),
    });
  });

  it('says what a dataset lacks for it, and stands in where the others lack more', () => {
    const reference = referenceTo({ kind: 'nowhere' });
    expect(renderToStaticMarkup(<Contents faulty={false} info={info} reference={reference} />)).toContain(
      '<dt>Moon</dt><dd>ready</dd>',
    );
    expect(renderToStaticMarkup(<Contents faulty={false} info={dark} reference={reference} />)).toContain(
      'lacks coordinates of features',
    );
    expect(fittingScale('brain', info).id).toBe('moon');
    expect(fittingScale('moon', dark).id).toBe('moon');
  });

  it('is published: its kinds are offered, measured, planned and named', async () => {
    expect(RESULT_KINDS).toContain('tides');
    expect(FIRST_VIEW).toContain('tides');
    expect(RESULT_NAMES['tides']).toBe('tides of a layer');
    const choice = { kinds: ['tides'], scales: full().scales, layers: null };
    expect(resultSize('tides', info, choice)).toBe(60);
    const planned = await plannedResults({ info } as Dataset, choice);
    expect(planned).toEqual(
      ['new', 'full'].map((phase) => ({
        job: 'moon/tide',
        parameters: { layer: '0', phase },
        title: 'Tide, layer 0',
      })),
    );
    expect(resultTitle('moon/tide', planned[0]!.parameters, info)).toBe('Tide, layer 0');
  });

  it('is offered by the command line', async () => {
    expect(HELP).toContain('tides');
    const { stderr } = await run(['bundle', '--results', 'suns'], () => Promise.reject(new Error('unused')));
    expect(stderr).toMatch(/--results: expected one of .*\btides\b.*, found “suns”/);
  });

  it('has the forms of its results', async () => {
    const fits = await formOf('moon/tide', { layer: '0' }, info);
    expect([fits?.({ height: 30 }), fits?.({ height: 31 })]).toEqual([true, false]);
    expect(await formOf('moon/ebb', { layer: '0' }, info)).toBeNull();
  });

  it('decides what a click pins', () => {
    expect(itemOf(full(), layer)).toBe('word');
    const half = { ...full(), scales: initialView().scales };
    expect(itemOf(half, layer)).toBe('feature');
  });
});
