import { dot, type DoubleMatrix } from './doubleMatrix.ts';
import type { Work } from './work.ts';

/** XᵀX in float64, `[d, d]`, symmetric to the last bit. */
export async function columnGram(x: DoubleMatrix, work: Work): Promise<Float64Array> {
  const { rows: n, columns: d, data } = x;
  const gram = new Float64Array(d * d);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < d; i++) {
      const value = data[r * d + i]!;
      if (value === 0) continue;
      for (let j = 0, at = i * d, from = r * d; j <= i; j++) gram[at + j]! += value * data[from + j]!;
    }
    if (r % 8 === 0) await work.pause();
  }
  return mirror(gram, d);
}

/** X·Xᵀ in float64, `[n, n]`, symmetric to the last bit. */
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
