import { describe, expect, it } from 'vitest';
import { faintAmong, sizeFactor, sizeSpread, spreadDiameter, standingOutFactor } from './sizeFactor.ts';

describe('sizes of points', () => {
  it('are whole in a cloud of some thousand points, and cover less in a larger one', () => {
    expect(sizeFactor(4096, 700)).toBe(1);
    const area = (n: number) => (n * sizeFactor(n, 700) ** 2) / 16_384;
    expect(area(16_384)).toBe(1);
    expect(area(131_072)).toBeCloseTo(0.36);
    expect(area(1_048_576)).toBeCloseTo(0.36);
  });

  it('that are small are not too faint to be seen beside those that stand out', () => {
    expect(faintAmong(4096)).toBeCloseTo(0.16);
    expect(faintAmong(65_536)).toBeCloseTo(0.45);
    expect(faintAmong(1_048_576)).toBe(0.5);
  });

  it('differ in the legend as much as in the cloud', () => {
    expect(spreadDiameter(20, 1000)).toBe(20);
    expect(spreadDiameter(20, 1_048_576)).toBeCloseTo(5 * Math.SQRT2);
  });

  it('differ as they are in a cloud of some thousand points, and less in a larger one', () => {
    expect(sizeSpread(0)).toBe(1);
    expect(sizeSpread(16_384)).toBe(1);
    expect(sizeSpread(131_072)).toBeCloseTo(0.625);
    expect(sizeSpread(1_048_576)).toBe(0.25);
    expect(sizeSpread(4_000_000)).toBe(0.25);
  });

  it('follow the size of the picture, within limits', () => {
    expect(sizeFactor(4096, 560)).toBeCloseTo(0.8);
    expect(sizeFactor(4096, 50)).toBe(0.5);
    expect(sizeFactor(4096, 5000)).toBe(1.25);
  });

  it('of a few points stay whole in a small picture', () => {
    expect(sizeFactor(126, 240)).toBe(1);
    expect(sizeFactor(2048, 240)).toBeCloseTo(Math.SQRT1_2);
  });

  it('of points that stand out are those of a cloud of their own', () => {
    const n = 131_072;
    const drawn = (size: number) => spreadDiameter(size, n) * sizeFactor(n, 700);
    expect(drawn(5)).toBeLessThan(1.2);
    expect(drawn(5 * standingOutFactor(600, n))).toBeCloseTo(5);
    expect(standingOutFactor(600, 4096)).toBe(1);
    expect(standingOutFactor(n, n)).toBe(1);
  });
});
