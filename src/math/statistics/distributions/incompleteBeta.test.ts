import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from './incompleteBeta.ts';

const fixtures = JSON.parse(readFileSync(new URL('../fixtures/pearson.json', import.meta.url), 'utf8')) as {
  beta: { a: number; b: number; x: number; value: number }[];
};
const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);

describe('incomplete beta function', () => {
  it('agrees with SciPy', () => {
    for (const { a, b, x, value } of fixtures.beta) {
      const found = incompleteBeta(a, b, x);
      if (value > 1e-280) expect(relative(found, value), `I_${x}(${a}, ${b})`).toBeLessThan(1e-9);
      else expect(found).toBeLessThan(1e-270);
    }
  });

  it('refuses arguments out of range', () => {
    expect(() => incompleteBeta(0, 1, 0.5)).toThrow(/a > 0/);
    expect(() => incompleteBeta(1, 1, 1.5)).toThrow(/x in \[0, 1\]/);
  });
});
