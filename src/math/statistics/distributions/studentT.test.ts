import { expect, test } from 'vitest';
import reference from '../../fixtures/galaxy.json' with { type: 'json' };
import { studentQuantile, studentTwoSided } from './studentT.ts';

test.each(reference.student as [number, number][])(
  'with %d degrees of freedom 95 % lie within ± %d',
  (f, t) => {
    expect(Math.abs(studentQuantile(0.95, f) / t - 1)).toBeLessThan(1e-9);
    expect(studentTwoSided(t, f)).toBeCloseTo(0.05, 9);
  },
);

test('refuses a confidence outside (0, 1) and degrees of freedom that are not positive', () => {
  expect(() => studentQuantile(1, 5)).toThrow('confidence in (0, 1)');
  expect(() => studentTwoSided(1, 0)).toThrow('freedom > 0');
});
