import { describe, expect, it } from 'vitest';
import { sizeFactor, sizeSpread, spreadDiameter } from './sizeFactor.ts';

describe('sizes of points', () => {
  it('are whole in a cloud of some thousand points, and cover less in a larger one', () => {
    expect(sizeFactor(4096, 700)).toBe(1);
    const area = (n: number) => (n * sizeFactor(n, 700) ** 2) / 16_384;
    expect(area(16_384)).toBe(1);
    expect(area(131_072)).toBeCloseTo(0.36);
    expect(area(1_048_576)).toBeCloseTo(0.36);
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
    expect(sizeFactor(100, 560)).toBeCloseTo(0.8);
    expect(sizeFactor(100, 50)).toBe(0.5);
    expect(sizeFactor(100, 5000)).toBe(1.25);
  });
});
