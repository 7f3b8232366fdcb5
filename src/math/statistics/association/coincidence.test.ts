import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coincidenceBound } from './coincidence.ts';

/** ln (n choose k) */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}

/** The probability of at least `together`, exactly. */
function exact(together: number, a: number, b: number, total: number): number {
  let sum = 0;
  for (let k = together; k <= Math.min(a, b); k++) {
    if (b - k > total - a) continue;
    sum += Math.exp(logChoose(a, k) + logChoose(total - a, b - k) - logChoose(total, b));
  }
  return sum;
}

describe('the bound of a coincidence', () => {
  it('is never below the hypergeometric tail', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (total, one, other, both) => {
          const a = one % (total + 1);
          const b = other % (total + 1);
          const together = both % (Math.min(a, b) + 1);
          const bound = coincidenceBound(together, a, b, total);
          expect(bound).toBeGreaterThanOrEqual(exact(together, a, b, total) * (1 - 1e-9));
          expect(bound).toBe(coincidenceBound(together, b, a, total));
        },
      ),
    );
  });

  it('is 1 for what is expected, and small for what is not', () => {
    expect(coincidenceBound(1, 10, 10, 100)).toBe(1);
    expect(coincidenceBound(0, 0, 10, 100)).toBe(1);
    expect(coincidenceBound(10, 10, 10, 100)).toBeCloseTo(0.1 ** 10, 15);
    // Two rare things that meet once: not surprising among thousands.
    expect(coincidenceBound(1, 2, 2, 4000)).toBeGreaterThan(1e-3);
  });
});
