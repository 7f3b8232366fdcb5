import { expect, test } from 'vitest';
import reference from '../fixtures/galaxy.json' with { type: 'json' };
import { gaussianEntropy } from './gaussianEntropy.ts';

const { entropy } = reference;
const close = (found: number, expected: number) => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9);

test('the entropy of a Gaussian is SciPy’s', () => {
  close(gaussianEntropy(entropy.covariance), entropy.gaussian);
  expect(gaussianEntropy([1, 0])).toBe(-Infinity);
});
