import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseView, printView } from '../state/link.ts';
import type { View } from '../state/view.ts';
import { atomView } from './atom/view.ts';
import { COOCCURRENCE_AFFINITIES } from './brain/analysis/affinities.ts';
import { brainView } from './brain/view.ts';
import { SCALES } from './index.ts';
import { initialView, VIEW_SCHEMA } from './view.ts';

const print = (view: View) => printView(VIEW_SCHEMA, view);
const parse = (query: string) => parseView(VIEW_SCHEMA, query);

const views: fc.Arbitrary<View> = fc
  .record({
    data: fc.constantFrom('words', 'https://example.org/a b/manifest.json?x=1&y=2'),
    layer: fc.string(),
    scale: fc.constantFrom(...SCALES.map(({ id }) => id)),
    feature: fc.option(fc.nat()),
    relations: fc.array(fc.string({ minLength: 1 })),
    affinity: fc.constantFrom(...COOCCURRENCE_AFFINITIES),
    k: fc.integer({ min: 2, max: 1024 }),
    keepSilent: fc.boolean(),
    camera: fc.option(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 6 })),
  })
  .map(({ relations, affinity, k, keepSilent, ...place }) => {
    const initial = initialView();
    const scales = brainView.changed(initial.scales, { affinity, k, keepSilent });
    return { ...initial, ...place, scales: atomView.changed(scales, { relations }) };
  });

describe('links', () => {
  it('say nothing about a first visit', () => {
    expect(print(initialView())).toBe('');
    expect(parse('')).toEqual(initialView());
  });

  it('bring back every view', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parse(print(view))).toEqual(view);
      }),
    );
  });

  it('read as words', () => {
    const view = initialView();
    const scales = brainView.changed(view.scales, { k: 7 });
    const changed = { ...view, scale: 'galaxy', layer: '3', scales };
    expect(print(changed)).toBe('layer=3&scale=galaxy&brain.k=7');
  });

  it('keep the default for what they cannot understand', () => {
    expect(parse('scale=moon&brain.k=1&brain.affinity=&feature=-3&camera=1,2&galaxy.from=x')).toEqual(
      initialView(),
    );
  });
});
