import { expect, test } from 'vitest';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { heldInWords } from './held.ts';
import { covariateStrata } from './strata.ts';

const n = 640;
const up = Float64Array.from({ length: n }, (_, i) => i);
const turn = Float64Array.from({ length: n }, (_, i) => (i * 7) % 11);
const labels = Int32Array.from({ length: n }, (_, i) => (i % 5 === 0 ? -1 : 0));

test('one covariate has the 20 bins of the frequency, two have 8 × 8, three 5 × 5 × 5', () => {
  expect([...covariateStrata([up], labels)]).toEqual([...frequencyBins(up, labels)]);
  expect(new Set(covariateStrata([up, turn])).size).toBe(64);
  expect(new Set(covariateStrata([up, turn, up])).size).toBe(25);
  expect(() => covariateStrata([up, up, up, up])).toThrow('at most 3 covariates, found 4');
});

test('features of one stratum are alike in each covariate, and a constant covariate cuts nothing', () => {
  const strata = covariateStrata([up, turn]);
  const first = frequencyBins(up, new Uint8Array(n), 8);
  strata.forEach((stratum, i) => expect(Math.floor(stratum / 8)).toBe(first[i]));
  expect(new Set(covariateStrata([new Float64Array(n).fill(1)])).size).toBe(1);
});

test('what is held is said in words', () => {
  expect(heldInWords('frequency,norm,index')).toBe('frequency, norm and position in the dictionary');
});
