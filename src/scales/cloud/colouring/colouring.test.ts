import { describe, expect, test } from 'vitest';
import type { Palette } from '../../../state/theme.ts';
import { meaningOf, painted } from './colouring.ts';
import { groupsOf, UNKNOWN } from './groups.ts';
import { column } from './numbers.ts';

const palette = {
  background: '#000000',
  text: '#ffffff',
  dim: '#a0a0a0',
  accent: '#0000ff',
  other: '#808080',
  categories: Array.from({ length: 8 }, (_, i) => `#00000${i}`),
} as unknown as Palette;
const blue = (colours: Uint8Array, i: number) => colours[4 * i + 2];

describe('groups', () => {
  test('the most frequent come first, names break ties, the empty name is none', () => {
    expect(groupsOf(['b', '', 'c', 'a', 'c'])).toEqual({
      groups: Int32Array.of(2, -1, 0, 1, 0),
      names: ['c', 'a', 'b'],
    });
  });

  test('groups that bring their places among the colours keep them', () => {
    const groups = [0, 1, -1, 0];
    const { colours, legend } = painted(
      { kind: 'category', title: 't', none: 'none', groups, names: ['a', 'b'], slots: [5, 2] },
      4,
      palette,
    );
    expect([0, 1, 3].map((point) => blue(colours, point))).toEqual([5, 2, 5]);
    if (legend?.kind !== 'categories') throw new Error('expected categories');
    expect(legend.entries.slice(0, 2).map(({ colour }) => colour)).toEqual([
      palette.categories[5],
      palette.categories[2],
    ]);
  });

  test('groups beyond eight have colours of their own; the legend names and counts all of them', () => {
    const names = Array.from({ length: 40 }, (_, i) => (i < 30 ? `g${i % 10}` : ''));
    const { colours, legend } = painted(
      { kind: 'category', title: 't', none: 'nowhere', ...groupsOf(names) },
      40,
      palette,
    );
    if (legend?.kind !== 'categories') throw new Error('expected categories');
    expect(legend.entries.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 10 }, (_, i) => `g${i}`),
      'nowhere',
    ]);
    expect(legend.entries.reduce((sum, { count }) => sum + count!, 0)).toBe(40);
    expect(legend.entries[8]!.colour).not.toBe(palette.other);
    expect(blue(colours, 3)).toBe(3);
    expect(blue(colours, 8)).not.toBe(0x80);
    expect(blue(colours, 35)).toBe(0x80);
    expect(colours[4 * 35 + 3]).toBe(Math.round(255 * UNKNOWN));
    // A swatch as faint as the points would hardly be seen.
    expect(legend.entries.at(-1)).toMatchObject({ name: 'nowhere', colour: palette.other });
  });

  test('in shades of one colour stand beside each other in the list, those of no group last', () => {
    const groups = [0, 1, 2, 3, 4, -1];
    const names = ['a', 'b', 'c', 'd', 'e'];
    const legendWith = (slots: readonly number[]) =>
      painted({ kind: 'category', title: 't', none: 'none', groups, names, slots }, 6, palette).legend;
    expect(legendWith([1, 0, 9, 2, 8])).toMatchObject({ order: [0, 2, 1, 4, 3, 5] });
    expect(legendWith([1, 0, 3, 2, 4])).not.toHaveProperty('order');
  });

  test('after the last that a legend can name, the others are summed up', () => {
    const names = Array.from({ length: 1030 }, (_, i) => `g${i}`);
    const { legend } = painted(
      { kind: 'category', title: 't', none: 'nowhere', ...groupsOf(names) },
      1030,
      palette,
    );
    expect(legend).toMatchObject({
      entries: expect.arrayContaining([expect.objectContaining({ name: '6 others', count: 6 })]) as unknown,
    });
  });
});

describe('numbers', () => {
  test('a scale keeps its direction on dark and on light, and never fades into the background', () => {
    const colouring = column(
      'index',
      Float32Array.from({ length: 101 }, (_, i) => i + 50),
    );
    const on = (background: string) => painted(colouring, 101, { ...palette, background });
    const sum = ({ colours }: { colours: Uint8Array }, i: number) =>
      colours[4 * i]! + colours[4 * i + 1]! + colours[4 * i + 2]!;
    for (const background of ['#0b0e14', '#fbfcfe']) {
      expect(sum(on(background), 100)).toBeGreaterThan(sum(on(background), 0));
      expect(on(background).legend).toMatchObject({
        gradient: expect.stringContaining('to right') as string,
      });
    }
    expect(sum(on('#0b0e14'), 0)).toBeGreaterThan(1.15 * sum(on('#fbfcfe'), 0));
    expect(sum(on('#fbfcfe'), 100)).toBeLessThan(0.9 * sum(on('#0b0e14'), 100));
  });

  test('a column over orders of magnitude is placed by its logarithm, zero and gaps are grey', () => {
    const values = Float32Array.of(0.001, 0.01, 0.1, 1, 10, NaN);
    const colouring = column('frequency', values);
    expect(colouring.logarithmic).toBe(true);
    const { colours, legend } = painted(colouring, 6, palette);
    expect(legend).toMatchObject({ kind: 'gradient', title: 'frequency (logarithmic)' });
    expect(blue(colours, 5)).toBe(0x80);
    expect(meaningOf(colouring, 5)).toBe('frequency: unknown');
    expect(meaningOf({ ...colouring, none: 'not active' }, 5)).toBe('frequency: not active');
  });

  test('what does not vary is one colour and says so', () => {
    const norms = Float32Array.from({ length: 10 }, (_, i) => 1 + 1e-5 * i);
    const { colours, legend } = painted(column('norm', norms), 10, palette);
    expect(legend).toMatchObject({
      kind: 'categories',
      entries: [{ name: 'norm: 1.00 everywhere', count: 10 }],
    });
    expect(colours.subarray(0, 4)).toEqual(colours.subarray(36, 40));
  });

  test('the legend says where the ends stand for what is beyond', () => {
    const values = Float32Array.from({ length: 1001 }, (_, i) => i + 1000);
    expect(painted(column('index', values), 1001, palette).legend).toMatchObject({
      low: '≤ 1,010',
      high: '≥ 1,990',
    });
  });

  test('colours of a range over layers mean the same on every layer', () => {
    const range = { low: 0, high: 100, least: 0, most: 100, logarithmic: false };
    const layer = (...values: number[]) =>
      painted({ ...column('loss', values), range, note: 'same range on 2 layers' }, values.length, palette);
    const [early, late] = [layer(10, 50), layer(50, 90)];
    expect([...early.colours.slice(4)]).toEqual([...late.colours.slice(0, 4)]);
    expect(early.legend).toEqual(late.legend);
    expect(early.legend).toMatchObject({ low: '0', high: '100', note: 'same range on 2 layers' });
    const apart = painted(column('loss', [10, 50]), 2, palette);
    expect([...apart.colours.slice(4)]).not.toEqual([...early.colours.slice(4)]);
  });
});
