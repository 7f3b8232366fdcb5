import { describe, expect, it } from 'vitest';
import { choice, integer, words } from './fields.ts';
import { parseView, printView } from './link.ts';
import { store } from './store.ts';
import { initialViewOf, scaleView, viewSchema } from './view.ts';

const sun = scaleView('sun', { rays: integer(12, 1), colour: choice(['white', 'yellow'], 'white') });
const sea = scaleView('sea', { fish: words() });
const schema = viewSchema([sun, sea], 'sea');

describe('the view of any scales', () => {
  it('starts with the defaults of each, at the first', () => {
    const view = initialViewOf(schema);
    expect(view.scale).toBe('sea');
    expect(view.scales).toEqual({ sun: { rays: 12, colour: 'white' }, sea: { fish: [] } });
    expect(printView(schema, view)).toBe('');
  });

  it('is printed place first, then scale by scale in the order of the schema', () => {
    const view = initialViewOf(schema);
    const scales = sun.changed(sea.changed(view.scales, { fish: ['cod', 'sea bass'] }), { rays: 8 });
    const query = printView(schema, { ...view, scale: 'sun', layer: '2', scales });
    expect(query).toBe('layer=2&scale=sun&sun.rays=8&sea.fish=cod,sea%2520bass');
    expect(parseView(schema, query)).toEqual({ ...view, scale: 'sun', layer: '2', scales });
  });

  it('holds a selection behind the #, and reads it again', () => {
    const view = {
      ...initialViewOf(schema),
      layer: '2',
      selection: { item: 'feature', of: '2', members: Uint32Array.of(1, 2, 5) },
    } as const;
    const query = printView(schema, view);
    expect(query).toBe('layer=2#selection=feature:2:1-2,5');
    expect(parseView(schema, `?${query}`)).toEqual(view);
  });

  it('keeps the defaults if a parameter is not in the schema', () => {
    expect(parseView(schema, 'scale=moon&moon.phase=full&sun.rays=0')).toEqual(initialViewOf(schema));
  });

  it('gives a scale its defaults if the view does not contain it', () => {
    expect(sun.of({})).toEqual({ rays: 12, colour: 'white' });
    expect(sun.changed({}, { rays: 3 })).toEqual({ sun: { rays: 3, colour: 'white' } });
  });
});

describe('the store', () => {
  it('changes the parameters of one scale and leaves the others as they are', () => {
    store.getState().go(initialViewOf(schema));
    const { sea: before } = store.getState().view.scales;
    store.getState().change(sun, { colour: 'yellow' });
    const { scales } = store.getState().view;
    expect(sun.of(scales)).toEqual({ rays: 12, colour: 'yellow' });
    expect(scales['sea']).toBe(before);
  });
});
