import { describe, expect, it } from 'vitest';
import { brushed, nearerEnd } from './brushed.ts';

describe('a drag over a range', () => {
  it('draws another range from a place outside, or if the range is of everything', () => {
    expect(brushed([0, 200], 200, 60, 140)).toEqual([60, 140]);
    expect(brushed([0, 200], 200, 140, 60)).toEqual([60, 140]);
    expect(brushed([100, 150], 200, 20, 60)).toEqual([20, 60]);
    expect(brushed([100, 150], 200, 180, 120)).toEqual([120, 180]);
  });

  it('moves the range from a place inside, and stops at the ends', () => {
    expect(brushed([100, 150], 200, 120, 130)).toEqual([110, 160]);
    expect(brushed([100, 150], 200, 120, 10)).toEqual([0, 50]);
    expect(brushed([100, 150], 200, 120, 200)).toEqual([150, 200]);
    expect(brushed([0, 150], 200, 20, 40)).toEqual([20, 170]);
  });
});

it('a press moves the nearer end', () => {
  expect(nearerEnd([0, 200], 60)).toBe(0);
  expect(nearerEnd([0, 200], 160)).toBe(1);
  expect(nearerEnd([80, 80], 20)).toBe(0);
  expect(nearerEnd([80, 80], 120)).toBe(1);
});
