import { describe, expect, test } from 'vitest';
import type { Palette } from '../../../state/theme.ts';
import { meaningOf, painted } from './colouring.ts';
import { groupsOf } from './groups.ts';
import { column } from './numbers.ts';

const palette = {
  background: '#000000',
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

  test('eight have colours; the legend counts every point, the rest as others and as none', () => {
    const names = Array.from({ length: 30 }, (_, i) => (i < 20 ? `g${i % 10}` : ''));
    const { colours, legend } = painted(
      { kind: 'category', title: 't', none: 'nowhere', ...groupsOf(names) },
      30,
      palette,
    );
    if (legend?.kind !== 'categories') throw new Error('expected categories');
    expect(legend.entries.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 8 }, (_, i) => `g${i}`),
      '2 others',
      'nowhere',
    ]);
    expect(legend.entries.reduce((sum, { count }) => sum + count!, 0)).toBe(30);
    expect(blue(colours, 3)).toBe(3);
    expect(blue(colours, 25)).toBe(0x80);
  });
});

describe('numbers', () => {
  test('the largest stand out on dark and on light', () => {
    const colouring = column(
      'index',
      Float32Array.from({ length: 101 }, (_, i) => i + 50),
    );
    const on = (background: string) => painted(colouring, 101, { ...palette, background });
    const sum = ({ colours }: { colours: Uint8Array }, i: number) =>
      colours[4 * i]! + colours[4 * i + 1]! + colours[4 * i + 2]!;
    expect(sum(on('#0b0e14'), 100)).toBeGreaterThan(sum(on('#0b0e14'), 0));
    expect(sum(on('#fbfcfe'), 100)).toBeLessThan(sum(on('#fbfcfe'), 0));
    expect(on('#fbfcfe').legend).toMatchObject({ gradient: expect.stringContaining('to left') as string });
  });

  test('a column over orders of magnitude is placed by its logarithm, zero and gaps are grey', () => {
    const values = Float32Array.of(0.001, 0.01, 0.1, 1, 10, NaN);
    const colouring = column('frequency', values);
    expect(colouring.logarithmic).toBe(true);
    const { colours, legend } = painted(colouring, 6, palette);
    expect(legend).toMatchObject({ kind: 'gradient', title: 'frequency (logarithmic)' });
    expect(blue(colours, 5)).toBe(0x80);
    expect(meaningOf(colouring, 5)).toBe('frequency: unknown');
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
});
