import { expect, test } from 'vitest';
import { fitPower, powerAt } from '../bench/growth/fit.ts';
import { growthPage } from '../bench/growth/page.ts';
import { SERIES, sizeOf } from '../bench/growth/plan.ts';

test('an exact power law is found and goes on', () => {
  const x = [2, 4, 8, 16];
  const fit = fitPower(
    x,
    x.map((value) => 3 * value ** 1.5),
  );
  expect(fit.exponent).toBeCloseTo(1.5, 12);
  expect(fit.error).toBeCloseTo(0, 6);
  expect(powerAt(fit, 64)).toBeCloseTo(3 * 512, 8);
});

test('a bend is an error of the exponent; a single point is refused', () => {
  expect(fitPower([1, 2, 4], [1, 2, 8]).error).toBeGreaterThan(0.2);
  expect(() => fitPower([1], [1])).toThrow('2 points');
});

const series = SERIES[0]!;
const points = [1024, 2048].map((value, i) => ({
  value,
  seconds: i + 1,
  processor: i + 1,
  bytes: 5e7,
  load: 3,
}));
const fit = { exponent: 1, error: NaN, factor: 1 / 1024 };
const growth = {
  machine: 'two <processors>',
  threads: 2,
  node: '20',
  series: [{ ...series, points, fit, extrapolated: [{ value: 65536, processor: 64, expected: 256 }] }],
};

test('the page has every point, calls an extrapolation so, and says that the machine was not quiet', () => {
  const page = growthPage(growth);
  expect(page).toContain('<td>2,048</td><td>2 s</td><td>2 s</td><td>50 MB</td>');
  expect(page).toMatch(/<td>65,536<\/td><td>64 s, 256 s<\/td><td colspan="2">extrapolated/);
  expect(page).toContain('load before the points was 3.0 to 3.0: it was not quiet');
  expect(page).toContain('two &#60;processors&#62;');
  expect(page).not.toContain('NaN');
});

test('only one number of a series grows, and firings keep their share of the features', () => {
  const { firing, features, ...others } = sizeOf(series, 8192);
  expect([features, firing]).toEqual([8192, 320]);
  expect(others).toMatchObject({ dim: 512, blocks: 2000, k: 3 });
});
