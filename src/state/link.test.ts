import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseView, printView } from './link.ts';
import { AFFINITIES, initialView, SCALES, type View } from './view.ts';

const views: fc.Arbitrary<View> = fc
  .record({
    data: fc.constantFrom('words', 'https://example.org/a b/manifest.json?x=1&y=2'),
    layer: fc.string(),
    scale: fc.constantFrom(...SCALES),
    feature: fc.option(fc.nat()),
    relations: fc.array(fc.string({ minLength: 1 })),
    affinity: fc.constantFrom(...AFFINITIES),
    k: fc.integer({ min: 2, max: 1024 }),
    keepSilent: fc.boolean(),
    camera: fc.option(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 6 })),
  })
  .map(({ relations, affinity, k, keepSilent, ...place }) => {
    const initial = initialView();
    return {
      ...initial,
      ...place,
      atom: { ...initial.atom, relations },
      brain: { ...initial.brain, affinity, k, keepSilent },
    };
  });

describe('links', () => {
  it('say nothing about a first visit', () => {
    expect(printView(initialView())).toBe('');
    expect(parseView('')).toEqual(initialView());
  });

  it('bring back every view', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parseView(printView(view))).toEqual(view);
      }),
    );
  });

  it('read as words', () => {
    const view = initialView();
    const changed = { ...view, scale: 'galaxy' as const, layer: '3', brain: { ...view.brain, k: 7 } };
    expect(printView(changed)).toBe('layer=3&scale=galaxy&brain.k=7');
  });

  it('keep the default for what they cannot understand', () => {
    expect(parseView('scale=moon&brain.k=1&brain.affinity=&feature=-3&camera=1,2&galaxy.from=x')).toEqual(
      initialView(),
    );
  });
});
