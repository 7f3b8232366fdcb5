import { norm } from '../matrices/dot.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Random } from '../random/random.ts';
import type { Work } from '../work/work.ts';

/**
 * A cloud with exactly the mean and the sample covariance of another, and nothing else of it: each new row is a mixture of
 * all rows, by a random rotation (Haar) of the sample. Of a Gaussian cloud it is a draw with the same sample covariance.
 * The rotation is a product of Householder reflections with Gaussian vectors (Stewart 1980), applied to the rows in
 * Helmert coordinates, which leave the mean out. Time 2 n² d.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function mixedRows(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows: n, columns: d } = x;
  const { mean, contrasts } = helmert(x);
  for (let first = n - 2; first >= 0; first--) {
    reflect(contrasts, n - 1, d, first, stream);
    if (first % 16 === 0) await work.pause();
  }
  return { data: fromHelmert(contrasts, mean, n, d), rows: n, columns: d };
}

/** The mean of the rows, `[d]`, and their Helmert contrasts: row k is (sum of the first k rows − k · row k) / √(k(k + 1)), `[n − 1, d]`. */
function helmert({ data, rows: n, columns: d }: Matrix) {
  const contrasts = new Float64Array(Math.max(0, n - 1) * d);
  const sum = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const scale = i > 0 ? 1 / Math.sqrt(i * (i + 1)) : 0;
    for (let j = 0; j < d; j++) {
      const value = data[i * d + j]!;
      if (i > 0) contrasts[(i - 1) * d + j] = (sum[j]! - i * value) * scale;
      sum[j]! += value;
    }
  }
  return { mean: sum.map((value) => value / n), contrasts };
}

/**
 * Reflects the rows from `first` on so that the first of them goes to a random direction (Gaussian, so uniform on the
 * sphere); of a single row, its sign is random.
 */
function reflect(a: Float64Array, rows: number, d: number, first: number, stream: Random): void {
  const vector = Float64Array.from({ length: rows - first }, () => stream.normal());
  const length = norm(vector);
  if (vector.length === 1) {
    if (vector[0]! < 0) for (let j = 0; j < d; j++) a[first * d + j] = -a[first * d + j]!;
    return;
  }
  // Across the plane between the first axis and the random direction, on the side that loses no digits.
  vector[0]! += vector[0]! < 0 ? -length : length;
  const square = norm(vector) ** 2;
  const along = new Float64Array(d);
  for (let i = 0; i < vector.length; i++) {
    const at = (first + i) * d;
    for (let j = 0; j < d; j++) along[j]! += vector[i]! * a[at + j]!;
  }
  for (let i = 0; i < vector.length; i++) {
    const at = (first + i) * d;
    const twice = (2 * vector[i]!) / square;
    for (let j = 0; j < d; j++) a[at + j]! -= twice * along[j]!;
  }
}

function fromHelmert(contrasts: Float64Array, mean: Float64Array, n: number, d: number): Float32Array {
  const data = new Float32Array(n * d);
  const rest = new Float64Array(d);
  for (let i = n - 1; i >= 0; i--) {
    const scale = i > 0 ? 1 / Math.sqrt(i * (i + 1)) : 0;
    for (let j = 0; j < d; j++) {
      const own = i > 0 ? contrasts[(i - 1) * d + j]! * scale : 0;
      data[i * d + j] = mean[j]! + rest[j]! - i * own;
      rest[j]! += own;
    }
  }
  return data;
}
