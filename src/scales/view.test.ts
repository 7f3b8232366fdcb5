import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInherited, parseView, printView } from '../state/link.ts';
import type { View } from '../state/view.ts';
import { atomView } from './atom/view.ts';
import { COOCCURRENCE_AFFINITIES } from './brain/analysis/affinities/affinities.ts';
import { brainView } from './brain/view.ts';
import { lobeColours, orientation } from './cloud/inherited.ts';
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

  it('are written as they always were: every parameter under its name, in its order', () => {
    const parameters = [
      'data=words&layer=3&read=transpose&prepare=unit,centre&scale=atom&feature=7&word=9&camera=1,2,3,4,5,6',
      'galaxy.axes=scores&galaxy.components=2,3,4&galaxy.from=11&galaxy.to=60&galaxy.colour=column:x y',
      'galaxy.fitted=1&galaxy.activations=1&galaxy.layout=umap&galaxy.umapDimensions=3&galaxy.neighbours=20',
      'galaxy.minDist=0.2&galaxy.seed=5&brain.affinity=dice&brain.k=7&brain.seed=6&brain.keepSilent=1',
      'brain.minimumBlocks=10&brain.maximumShare=50&brain.lobe=2&brain.names=2~0~code,2~3~fiction&brain.steady=1',
      'atom.relations=a,b&atom.own=x,X,a>b,>c>d&atom.removal=regress&atom.components=3&atom.shrinkage=30',
      'atom.covariates=length&atom.away=1,2&atom.removed=40&atom.space=search&atom.faces=trapezoid',
      'atom.scope=shown&atom.analogy=a,b,c&atom.method=multiply&atom.among=words&atom.subset=label',
      'atom.label=city&atom.size=500&atom.seek=clusters&atom.searching=1&atom.found=3&atom.draws=19&atom.seed=8',
    ];
    const link = parameters.join('&');
    const escaped = encodeURI(link);
    expect(print(parse(link))).toBe(escaped);
  });

  it('hold every number that is chosen on a panel', () => {
    const chosen = [
      'brain.geometry=angular&brain.fits=500&brain.sweepTo=256&brain.sweepMeasure=accuracy&brain.company=overlap',
      'brain.threshold=0.5&brain.blockLength=128&brain.bos=2&atom.measure=mrr&atom.query=allowed&atom.curve=man-woman',
    ].join('&');
    const { scales } = parse(chosen);
    expect(brainView.of(scales)).toMatchObject({
      geometry: 'angular',
      fits: '500',
      sweepTo: '256',
      sweepMeasure: 'accuracy',
      company: 'overlap',
      threshold: 0.5,
      blockLength: 128,
      bos: 2,
    });
    expect(atomView.of(scales)).toMatchObject({ measure: 'mrr', query: 'allowed', curve: 'man-woman' });
    expect(print(parse(chosen))).toBe(chosen);
  });

  it('carry what the picture inherits, which is no parameter of the view', () => {
    const link = 'brain.k=3&galaxy.signs=1,-1,-1&galaxy.turn=0,1,0,-1,0,0,0,0,1&brain.colours=2,0,1';
    const view = parse(link);
    const inherited = parseInherited(VIEW_SCHEMA, link);
    expect(view).toEqual(parse('brain.k=3'));
    expect(orientation.of(inherited)).toEqual({ signs: [1, -1, -1], turn: [0, 1, 0, -1, 0, 0, 0, 0, 1] });
    expect(lobeColours.of(inherited)).toEqual({ colours: [2, 0, 1] });
    const printed = printView(VIEW_SCHEMA, view, inherited);
    expect(printed).toBe('galaxy.signs=1,-1,-1&galaxy.turn=0,1,0,-1,0,0,0,0,1&brain.k=3&brain.colours=2,0,1');
    expect(parseInherited(VIEW_SCHEMA, printed)).toEqual(inherited);
    expect(printView(VIEW_SCHEMA, view, parseInherited(VIEW_SCHEMA, ''))).toBe('brain.k=3');
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
