import { describe, expect, it } from 'vitest';
import { quantileAmong } from './quantileAmong.ts';

describe('the quantile of a value among others', () => {
  it('is the share below it, with half of the equal ones', () => {
    expect(quantileAmong([1, 2, 3, 4], 3)).toBe(0.625);
    expect(quantileAmong([1, 2, 3, 4], 0)).toBe(0);
    expect(quantileAmong([1, 2, 3, 4], 9)).toBe(1);
    expect(quantileAmong(new Float32Array(5), 0)).toBe(0.5);
  });

  it('leaves out values that are not finite, and is NaN without a value', () => {
    expect(quantileAmong([NaN, 1, Infinity, 3], 2)).toBe(0.5);
    expect(quantileAmong([NaN], 2)).toBeNaN();
    expect(quantileAmong([1, 2], NaN)).toBeNaN();
  });
});
