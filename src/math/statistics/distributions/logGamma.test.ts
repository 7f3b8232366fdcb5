import { expect, it } from 'vitest';
import { logGamma } from './logGamma.ts';

it('is the logarithm of the gamma function', () => {
  for (let n = 1, factorial = 1; n < 20; factorial *= n, n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
});
