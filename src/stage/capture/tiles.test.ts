import { describe, expect, it } from 'vitest';
import { imagePixels, tilesOf } from './tiles.ts';

describe('tiles of a picture', () => {
  it('cover every pixel once', () => {
    const seen = new Uint8Array(50 * 33);
    for (const { x, y, width, height } of tilesOf(50, 33, 16)) {
      expect(Math.max(width, height)).toBeLessThanOrEqual(16);
      for (let row = y; row < y + height; row++)
        for (let at = x; at < x + width; at++) seen[50 * row + at]! += 1;
    }
    expect([...new Set(seen)]).toEqual([1]);
  });

  it('are one for a small picture', () => {
    expect(tilesOf(10, 5, 2048)).toEqual([{ x: 0, y: 0, width: 10, height: 5 }]);
  });
});

describe('pixels of an image', () => {
  it('stand upright, with colours that are not darkened by their opacity', () => {
    // One pixel wide, two high: the device gives the lower one first.
    const drawn = Uint8Array.of(100, 50, 0, 128, 0, 0, 0, 0);
    expect([...imagePixels(drawn, 1, 2)]).toEqual([0, 0, 0, 0, 199, 100, 0, 128]);
  });
});
