import { expect, test } from 'vitest';
import { matchedGaussian } from './matchedGaussian.ts';
import { random } from '../random/random.ts';
import { quietWork } from '../work/work.ts';

test('the sample covariance is the wanted diagonal, the mean zero', async () => {
  const rows = 500;
  const variances = Float64Array.of(9, 4, 1, 0.01, 0);
  const { data } = await matchedGaussian(rows, variances, random(4), quietWork);
  for (let a = 0; a < 5; a++) {
    for (let b = 0; b <= a; b++) {
      let covariance = 0;
      let mean = 0;
      for (let i = 0; i < rows; i++) {
        covariance += (data[i * 5 + a]! * data[i * 5 + b]!) / (rows - 1);
        mean += data[i * 5 + a]! / rows;
      }
      expect(covariance).toBeCloseTo(a === b ? variances[a]! : 0, 5);
      expect(mean).toBeCloseTo(0, 6);
    }
  }
});

test('each seed draws its own cloud', async () => {
  const draw = async (seed: number) =>
    (await matchedGaussian(20, Float64Array.of(2, 1), random(seed), quietWork)).data;
  expect(await draw(1)).toEqual(await draw(1));
  expect(await draw(1)).not.toEqual(await draw(2));
});

test('needs more rows than columns', async () => {
  await expect(matchedGaussian(3, new Float64Array(3), random(1), quietWork)).rejects.toThrow(
    'at least 4 rows, found 3',
  );
});
