import { describe, expect, it } from 'vitest';
import { densityOf, placeIn } from './density.ts';

describe('the density of values', () => {
  it('counts values between its bounds, the fullest bin as 1', () => {
    const found = densityOf(Float32Array.from({ length: 400 }, (_, i) => i % 40))!;
    expect([found.low, found.high]).toEqual([0, 39]);
    expect([...found.heights]).toEqual(new Array(40).fill(1));
    expect(placeIn(found, 39 / 4)).toBe(0.25);
  });

  it('is not squeezed by one far value, which stands at its end', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) => (i === 1000 ? 1e6 : i / 1000));
    const found = densityOf(values)!;
    expect(found.high).toBeLessThan(2e5);
    expect(placeIn(found, 1e6)).toBe(1);
    expect(found.heights[39]).toBeGreaterThan(0);
  });

  it('leaves out values that are not finite', () => {
    expect(densityOf([NaN, 2, 2, Infinity])!.heights[0]).toBe(1);
    expect(densityOf([NaN])).toBeNull();
    expect(densityOf([])).toBeNull();
  });
});
