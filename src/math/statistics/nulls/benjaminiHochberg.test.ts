import { expect, it } from 'vitest';
import { benjaminiHochberg } from './benjaminiHochberg.ts';

it('has the values of p.adjust(method = "BH") in R', () => {
  const p = [0.01, 0.02, 0.03, 0.04, 0.05, 0.5, 0.001];
  const expected = [0.035, 0.14 / 3, 0.0525, 0.056, 0.35 / 6, 0.5, 0.007];
  benjaminiHochberg(p).forEach((q, i) => expect(q).toBeCloseTo(expected[i]!, 12));
});

it('leaves out tests without a p, and never falls as p rises', () => {
  expect(benjaminiHochberg([null, 0.02, null, 0.9])).toEqual([null, 0.04, null, 0.9]);
  expect(benjaminiHochberg([0.03, 0.02, 0.025])).toEqual([0.03, 0.03, 0.03]);
  expect(benjaminiHochberg([])).toEqual([]);
});
