import { expect, test } from 'vitest';
import { FIGURES } from '../calibrate/figures.ts';
import { interval, ratesOf } from '../calibrate/rates.ts';
import { document, picture } from '../calibrate/report.ts';

/** Figures whose worlds take milliseconds; `npm run calibrate` runs all of them over hundreds of worlds. */
const QUICK = ['isotropy', 'categories'];
const WORLDS = 40;

test('quick figures reject no more often than they say where nothing is planted, and find what is strong', async () => {
  const results = [];
  for (const { id, draws, cases } of FIGURES.filter((figure) => QUICK.includes(figure.id))) {
    for (const one of cases) {
      const rates = await ratesOf(id, one, draws, WORLDS);
      results.push(rates);
      // More than 7 of 40 at a rate of 5 % has a probability below 0.3 %.
      if (one.strength === null) expect(rates.rejected[1], one.name).toBeLessThanOrEqual(7);
    }
    expect(results.at(-1).rejected[1]).toBeGreaterThan(30);
  }
  expect(document(results)).toContain('| an isotropic Gaussian | nothing | 40 |');
  expect(picture(results).match(/<circle/g)).toHaveLength(results.length);
});

test('every figure has worlds without the thing and worlds with it, the strongest last', () => {
  for (const { id, cases } of FIGURES) {
    expect(
      cases.some(({ strength }) => strength === null),
      id,
    ).toBe(true);
    expect(cases.at(-1)!.strength, id).not.toBeNull();
  }
});

test('a level that the draws cannot reach has no rate, and intervals are Wilson’s', async () => {
  const always = { name: 'always', strength: null, p: () => Promise.resolve(1 / 20) };
  expect((await ratesOf('x', always, 19, 3)).rejected).toEqual([null, 3, 3]);
  const [low, high] = interval(10, 200);
  expect(low).toBeCloseTo(0.0274, 3);
  expect(high).toBeCloseTo(0.0896, 3);
});
