import { type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import type { Work } from '../work/work.ts';
import { dot } from '../matrices/dot.ts';

/** XᵀX of X `[n, d]` in float64, `[d, d]`, symmetric to the last bit. */
export async function columnGram(x: DoubleMatrix, work: Work): Promise<Float64Array> {
  const { rows: n, columns: d, data } = x;
  const gram = new Float64Array(d * d);
  let r = 0;
  // With four rows at once, an entry of the Gram matrix is read and written a quarter as often.
  for (; r + 3 < n; r += 4) {
    const at0 = r * d,
      at1 = at0 + d,
      at2 = at1 + d,
      at3 = at2 + d;
    for (let i = 0; i < d; i++) {
      const a = data[at0 + i]!,
        b = data[at1 + i]!,
        c = data[at2 + i]!,
        e = data[at3 + i]!;
      for (let j = 0, at = i * d; j <= i; j++) {
        gram[at + j]! += a * data[at0 + j]! + b * data[at1 + j]! + (c * data[at2 + j]! + e * data[at3 + j]!);
      }
    }
    await work.pause();
  }
  for (; r < n; r++) {
    for (let i = 0; i < d; i++) {
      const a = data[r * d + i]!;
      for (let j = 0, at = i * d; j <= i; j++) gram[at + j]! += a * data[r * d + j]!;
    }
  }
  return mirror(gram, d);
}

/** X·Xᵀ of X `[n, d]` in float64, `[n, n]`, symmetric to the last bit. */
export async function rowGram(x: DoubleMatrix, work: Work): Promise<Float64Array> {
  const { rows: n, columns: d, data } = x;
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) gram[i * n + j] = dot(data, i * d, data, j * d, d);
    await work.pause();
  }
  return mirror(gram, n);
}

function mirror(a: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j]!;
  return a;
}
