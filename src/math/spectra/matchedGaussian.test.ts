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

test('the columns are those of the drawn rows, centred and made orthonormal one after the other', async () => {
  const [rows, dim] = [43, 18];
  const variances = Float64Array.from({ length: dim }, (_, j) => (j + 1) / (rows - 1));
  const { data } = await matchedGaussian(rows, variances, random(6), quietWork);
  const stream = random(6);
  const drawn = Array.from({ length: rows }, () => Array.from({ length: dim }, () => stream.normal()));
  const done: number[][] = [];
  for (let j = 0; j < dim; j++) {
    const mean = drawn.reduce((sum, row) => sum + row[j]!, 0) / rows;
    let column = drawn.map((row) => row[j]! - mean);
    for (const earlier of done) {
      const along = dot(column, earlier);
      column = column.map((value, i) => value - along * earlier[i]!);
    }
    const length = Math.sqrt(dot(column, column));
    done.push(column.map((value) => value / length));
    const expected = done[j]!.map((value) => value * Math.sqrt(j + 1));
    expected.forEach((value, i) => expect(data[i * dim + j]).toBeCloseTo(value, 6));
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

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
