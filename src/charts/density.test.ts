import { describe, expect, it } from 'vitest';
import { densityOf, placeIn, probabilityOf } from './density.ts';

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

it('as a function, a density has an integral of 1 and is 0 beyond its bounds', () => {
  const samples = Float64Array.from({ length: 500 }, (_, i) => Math.sin(i));
  const density = probabilityOf(samples)!;
  const step = 1e-4;
  let area = 0;
  for (let value = -1.5 + step / 2; value < 1.5; value += step) area += step * density(value);
  expect(area).toBeCloseTo(1, 3);
  expect([density(-1.2), density(1.2)]).toEqual([0, 0]);
  expect(density(0.99)).toBeGreaterThan(density(0));
  expect(probabilityOf([])).toBeUndefined();
});
