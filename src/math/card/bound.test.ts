import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../random/random.ts';
import { flushBound, relativeBound } from './bound.ts';
import { emulatedSum } from './testing/emulated.ts';

const values = fc.array(
  fc.oneof(
    fc.float({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, -1, 2 ** -126, 2 ** -149, -(2 ** -130), 3e-23),
  ),
  { minLength: 1, maxLength: 60 },
);

/** The true sum, the sum of magnitudes, and the bound. */
function exactly(a: Float32Array, b: Float32Array) {
  let sum = 0;
  let lost = 0;
  let size = 0;
  a.forEach((value, i) => {
    // Neumaier's sum: products of float32 are exact in float64.
    const term = value * b[i]!;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    size += Math.abs(term);
  });
  const bound = relativeBound(a.length) * size + flushBound(a.length, 1, 1);
  return { sum: sum + lost, size, bound };
}

describe('the bound of a card', () => {
  test('holds for sums in any order, rounded up or down, fused or not, with small numbers taken for zero', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 2 ** 31 }), (list, seed) => {
        const stream = random(seed);
        const a = Float32Array.from(list);
        const b = Float32Array.from(list, () => list[stream.integer(list.length)]!);
        const { sum, bound } = exactly(a, b);
        for (let i = 0; i < 5; i++) {
          expect(Math.abs(emulatedSum(a, b, 'rounded', stream) - sum)).toBeLessThanOrEqual(bound);
        }
      }),
    );
  });

  test('is needed: a card that rounds as it likes goes beyond what rounding to nearest allows', () => {
    // All products are positive and just above a number that both factors would give: each rounding can go up by a unit.
    const a = new Float32Array(3).fill(1 + 2 ** -23);
    const { sum, size } = exactly(a, a);
    const stream = random(1);
    const errors = Array.from({ length: 200 }, () => Math.abs(emulatedSum(a, a, 'rounded', stream) - sum));
    const nearest = (3 * 2 ** -24) / (1 - 3 * 2 ** -24);
    expect(Math.max(...errors)).toBeGreaterThan(0.5 * nearest * size);
    expect(Math.max(...errors)).toBeLessThanOrEqual(relativeBound(3) * size);
  });

  test('is needed for small numbers: a factor that is taken for zero takes its product with it', () => {
    const a = new Float32Array(8).fill(2 ** -127);
    const b = new Float32Array(8).fill(1);
    const { sum, size, bound } = exactly(a, b);
    const stream = random(3);
    const errors = Array.from({ length: 50 }, () => Math.abs(emulatedSum(a, b, 'rounded', stream) - sum));
    expect(Math.max(...errors)).toBeGreaterThan(relativeBound(8) * size);
    expect(Math.max(...errors)).toBeLessThanOrEqual(bound);
  });

  test('is refused where it says nothing', () => {
    expect(relativeBound(2304)).toBeCloseTo(2304 / 2 ** 23, 6);
    expect(() => relativeBound(2 ** 23)).toThrow(/up to 4194304 products have a bound, found 8388608/);
  });
});
