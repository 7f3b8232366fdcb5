import { describe, expect, test } from 'vitest';
import type { Legend } from '../../../stage/scene.ts';
import { parseView, printView } from '../../../state/link.ts';
import { filterBy, filterField, type Filter } from './filter.ts';
import { filtered, filteredColours, withShown } from './filtered.ts';

const VALUES = Float32Array.of(-1, 0, 0.5, NaN, 2);

describe('a filter', () => {
  test('shows values within its bounds, both included; a missing value is none of them', () => {
    const { passes, shown, missing } = filtered(VALUES, 6, { low: 0, high: 0.5, missing: false });
    expect(Array.from(passes)).toEqual([0, 1, 1, 0, 0, 0]);
    expect({ shown, missing }).toEqual({ shown: 2, missing: 2 });
  });

  test('without bounds shows every value, and missing ones if they are wanted', () => {
    expect(filtered(VALUES, 5, filterBy('x')).shown).toBe(4);
    expect(filtered(VALUES, 5, { ...filterBy('x'), missing: true }).shown).toBe(5);
    expect(Array.from(filtered(VALUES, 5, { low: 3, high: null, missing: true }).passes)).toEqual([
      0, 0, 0, 1, 0,
    ]);
  });

  test('hides the other points or makes them grey, and leaves the colours it was given', () => {
    const colours = Uint8Array.of(1, 2, 3, 200, 4, 5, 6, 200);
    const passes = Uint8Array.of(1, 0);
    expect(Array.from(filteredColours(colours, passes, false, [9, 9, 9]))).toEqual([
      1, 2, 3, 200, 4, 5, 6, 0,
    ]);
    const grey = filteredColours(colours, passes, true, [9, 9, 9]);
    expect(Array.from(grey.subarray(4, 7))).toEqual([9, 9, 9]);
    expect(grey[7]).toBeGreaterThan(0);
    expect(colours[7]).toBe(200);
  });

  test('says in the legend how many points of each entry pass', () => {
    const entries = ['a', 'b', 'none'].map((name, i) => ({ name, colour: '', count: 2 - (i >> 1) }));
    const legend: Legend = { kind: 'categories', title: 't', entries, entryOf: [0, 0, 1, 1, 2] };
    expect(withShown(legend, Uint8Array.of(1, 0, 0, 0, 1))).toMatchObject({
      entries: [{ shown: 1, count: 2 }, { shown: 0 }, { shown: 1, count: 1 }],
    });
    const gradient: Legend = { kind: 'gradient', title: '', low: '', high: '', gradient: '' };
    expect(withShown(gradient, Uint8Array.of(1))).toBe(gradient);
  });
});

describe('a filter in a link', () => {
  test.each<Filter>([
    filterBy('frequency'),
    { column: 'column:a~b: c,%', low: -1.5e-7, high: 20, missing: true, dimmed: true },
    { column: 'norm', low: null, high: 0, missing: false, dimmed: true },
  ])('comes back: %j', (filter) => {
    expect(filterField.parse(filterField.print(filter))).toEqual(filter);
  });

  test('is escaped once, and is read where an older link escapes its column twice', () => {
    const schema = { place: {}, scales: [{ id: 'galaxy', fields: { filter: filterField } }], inherited: [] };
    const filter = { ...filterBy('column:a b'), low: 1 };
    const galaxy = { ...schema.scales[0]!, of: (scales: Record<string, object>) => scales['galaxy'] };
    const all = { ...schema, scales: [galaxy] } as never;
    const link = printView(all, { scales: { galaxy: { filter } } } as never);
    expect(link).toBe('galaxy.filter=column:a%20b~1~~');
    for (const text of [link, 'galaxy.filter=column%253Aa%2520b~1~~']) {
      expect(parseView(all, text).scales).toEqual({ galaxy: { filter } });
    }
  });

  test.each(['', '~1~2~', 'norm', 'norm~1', 'norm~x~2~', 'norm~1~2~z', '%~1~2~'])(
    'is refused: “%s”',
    (text) => {
      expect(filterField.parse(text)).toBeUndefined();
    },
  );

  test('is nothing if there is no filter', () => expect(filterField.print(null)).toBe(''));
});
