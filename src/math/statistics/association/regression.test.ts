import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zeros } from '../../matrices/doubleMatrix.ts';
import { random } from '../../random/random.ts';
import { regressionCoefficients } from './regression.ts';

function planted(seed: number, n: number, p: number, d: number, noise: number) {
  const stream = random(seed);
  const fill = (rows: number, columns: number) => {
    const m = zeros(rows, columns);
    m.data.forEach((_, at) => (m.data[at] = stream.normal()));
    return m;
  };
  const covariates = fill(n, p),
    truth = fill(p, d),
    x = fill(n, d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      let value = 3 + noise * x.data[i * d + j]!;
      for (let k = 0; k < p; k++) value += covariates.data[i * p + k]! * truth.data[k * d + j]!;
      x.data[i * d + j] = value;
    }
  }
  return { x, covariates, truth };
}

describe('regression coefficients', () => {
  it('find planted coefficients, whatever the intercept', () => {
    const { x, covariates, truth } = planted(1, 40, 3, 5, 0);
    const found = regressionCoefficients(x, covariates);
    found.data.forEach((value, at) => expect(value).toBeCloseTo(truth.data[at]!, 9));
  });

  it('leave residuals without correlation to any covariate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { x, covariates } = planted(seed, 25, 2, 4, 1);
        const found = regressionCoefficients(x, covariates);
        for (let k = 0; k < 2; k++) {
          for (let j = 0; j < 4; j++) {
            let sum = 0,
              mean = 0;
            for (let i = 0; i < 25; i++) mean += covariates.data[i * 2 + k]! / 25;
            for (let i = 0; i < 25; i++) {
              const fitted =
                covariates.data[i * 2]! * found.data[j]! + covariates.data[i * 2 + 1]! * found.data[4 + j]!;
              sum += (x.data[i * 4 + j]! - fitted) * (covariates.data[i * 2 + k]! - mean);
            }
            expect(sum).toBeCloseTo(0, 8);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('share the effect among covariates that repeat each other, and are 0 for a constant', () => {
    const covariates = zeros(10, 3);
    const x = zeros(10, 1);
    for (let i = 0; i < 10; i++) {
      covariates.data.set([i, i, 4], i * 3);
      x.data[i] = 2 * i;
    }
    const found = regressionCoefficients(x, covariates).data;
    expect(found[0]).toBeCloseTo(1, 9);
    expect(found[1]).toBeCloseTo(1, 9);
    expect(found[2]).toBe(0);
  });

  it('refuse covariates that are not finite', () => {
    const covariates = { data: Float64Array.from([1, NaN]), rows: 2, columns: 1 };
    expect(() => regressionCoefficients(zeros(2, 1), covariates)).toThrow(/finite/);
  });
});
