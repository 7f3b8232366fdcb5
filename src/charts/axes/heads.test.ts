import { describe, expect, it } from 'vitest';
import { columnHeads } from './heads.ts';
import { widthOf } from './room.ts';

const LOBES = ['1 · news-speeches', '2 · javascript-code', '3 · foreign-language', '4 · math-latex'];

describe('the heads of columns', () => {
  it('are level and whole if each has room', () => {
    expect(columnHeads(['1', '2', '3'], 40, 60)).toEqual({ texts: ['1', '2', '3'], turn: 0, height: 22 });
  });

  it('slant instead of being cut to what is alike in all', () => {
    const { texts, turn, height } = columnHeads(LOBES, 65, 140);
    expect(texts).toEqual(LOBES);
    expect(turn).toBeGreaterThan(0);
    const longest = Math.max(...texts.map(widthOf));
    expect(height).toBeGreaterThan(longest * Math.sin((turn * Math.PI) / 180) + 12);
    // The first leans over the names of the rows, and ends before the edge.
    expect(longest * Math.cos((turn * Math.PI) / 180)).toBeLessThan(140 + 65 / 2);
  });

  it('are shortened where they would lean out of the map, and still differ', () => {
    const { texts, turn } = columnHeads(LOBES, 40, 36);
    expect(new Set(texts).size).toBe(LOBES.length);
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(4);
      expect(widthOf(text) * Math.cos((turn * Math.PI) / 180)).toBeLessThanOrEqual(36 + 20);
    }
  });

  it('are left out where lines of type would overlap', () => {
    const names = Array.from({ length: 16 }, (_, i) => `lobe ${i + 1}`);
    const { texts } = columnHeads(names, 14, 100);
    expect(texts.filter((text) => text !== '')).toEqual([
      'lobe 1',
      'lobe 3',
      'lobe 5',
      'lobe 7',
      'lobe 9',
      'lobe 11',
      'lobe 13',
      'lobe 15',
    ]);
  });

  it('are level if they are numbers, and some are left out', () => {
    const numbers = Array.from({ length: 16 }, (_, i) => `${i + 1}`);
    const { texts, turn, height } = columnHeads(numbers, 9, 140);
    expect([turn, height]).toEqual([0, 22]);
    expect(texts[0]).toBe('1');
    expect(texts.filter((text) => text !== '').length).toBeGreaterThan(3);
  });

  it('of no column take the usual room', () => {
    expect(columnHeads([], 288, 36)).toEqual({ texts: [], turn: 0, height: 22 });
  });
});
