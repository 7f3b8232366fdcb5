import { doubleRow, meanRow, zeros, type DoubleMatrix } from '../../matrices/doubleMatrix.ts';
import { smallSymmetricEigen } from '../../linear/symmetric.ts';

/**
 * Least-squares coefficients of many outcomes on few covariates, `[p, d]`, with a fitted intercept that is not
 * returned. Covariates that repeat each other share their effect (the solution of least norm on scaled covariates, as
 * `numpy.linalg.lstsq`); constant ones get 0.
 *
 * @param x  outcomes, `[n, d]`
 * @param covariates  `[n, p]`, finite
 * @throws RangeError when the numbers of rows differ or a covariate is not finite
 */
export function regressionCoefficients(x: DoubleMatrix, covariates: DoubleMatrix): DoubleMatrix {
  if (x.rows !== covariates.rows || !covariates.data.every(Number.isFinite)) {
    throw new RangeError(
      `regression: expected ${x.rows} rows of finite covariates, found ${covariates.rows} rows`,
    );
  }
  const { scaled, scales } = standardised(covariates);
  const p = covariates.columns,
    d = x.columns;
  const inverse = pseudoInverse(productTransposed(scaled, scaled).data, p);
  const products = productTransposed(scaled, x);
  const coefficients = zeros(p, d);
  for (let i = 0; i < p; i++) {
    const target = doubleRow(coefficients, i);
    for (let k = 0; k < p; k++) {
      const weight = inverse[i * p + k]! / scales[i]!;
      const source = doubleRow(products, k);
      for (let j = 0; j < d; j++) target[j]! += weight * source[j]!;
    }
  }
  return coefficients;
}

/** Columns minus their means, divided by their deviations; a constant column becomes zero. */
function standardised(covariates: DoubleMatrix): { scaled: DoubleMatrix; scales: Float64Array } {
  const { rows: n, columns: p } = covariates;
  const mean = meanRow(covariates);
  const scaled = { data: covariates.data.map((value, at) => value - mean[at % p]!), rows: n, columns: p };
  const scales = new Float64Array(p);
  scaled.data.forEach((value, at) => (scales[at % p]! += value * value));
  for (let j = 0; j < p; j++) scales[j] = Math.sqrt(scales[j]!) || 1;
  scaled.data.forEach((value, at) => (scaled.data[at] = value / scales[at % p]!));
  return { scaled, scales };
}

/** AᵀB: `[n, p]` and `[n, q]` → `[p, q]`. */
function productTransposed(a: DoubleMatrix, b: DoubleMatrix): DoubleMatrix {
  const product = zeros(a.columns, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let r = 0; r < a.columns; r++) {
      const weight = a.data[i * a.columns + r]!;
      for (let c = 0; c < b.columns; c++) {
        product.data[r * b.columns + c]! += weight * b.data[i * b.columns + c]!;
      }
    }
  }
  return product;
}

function pseudoInverse(a: Float64Array, p: number): Float64Array {
  const { values, vectors } = smallSymmetricEigen(a, p, { vectors: true });
  const inverse = new Float64Array(p * p);
  values.forEach((value, k) => {
    if (!(value > 1e-10 * values[0]!)) return;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        inverse[i * p + j]! += (vectors![k * p + i]! * vectors![k * p + j]!) / value;
      }
    }
  });
  return inverse;
}
