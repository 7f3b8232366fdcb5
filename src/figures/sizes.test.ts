import { describe, expect, it } from 'vitest';
import { FIGURE_SIZES, figureSize, millimetresOf, pixelsOf, SMALLEST_UNITS, unitsOf } from './sizes.ts';

describe('sizes of figures', () => {
  it('are those of a column and a page at 300 dpi', () => {
    const column = figureSize('column', 0);
    const page = figureSize('page', 0);
    expect(pixelsOf(column.width, column.ratio)).toBe(1004);
    expect(pixelsOf(page.width, page.ratio)).toBe(2126);
    expect([column.millimetres, page.millimetres]).toEqual([85, 180]);
  });

  it('print the smallest type at 6 points', () => {
    const millimetresPerPoint = 25.4 / 72;
    expect(millimetresOf(SMALLEST_UNITS) / millimetresPerPoint).toBeCloseTo(6, 9);
    expect(millimetresOf(unitsOf(85))).toBeCloseTo(85, 9);
  });

  it('are multiples of the screen, drawn that much finer', () => {
    for (const [id, ratio] of [
      ['screen1', 1],
      ['screen4', 4],
    ] as const) {
      expect(figureSize(id, 640)).toEqual({ width: 640, ratio, millimetres: null });
    }
    expect(new Set(FIGURE_SIZES.map(({ id }) => id)).size).toBe(FIGURE_SIZES.length);
  });

  it('refuse an unknown id', () => {
    expect(() => figureSize('poster' as 'page', 100)).toThrow(/expected the id of a size, found "poster"/);
  });
});
