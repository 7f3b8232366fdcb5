import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../../workers/kernels/load.ts';
import { metered } from '../../../../dataset/testing/fuzz/meter.ts';
import { useKernels } from '../../../../math/kernels/kernels.ts';
import { smallSymmetricEigen } from '../../../../math/linear/symmetric.ts';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { standardComponents } from './standardComponents.ts';

const fastest = await loadKernels();
beforeAll(() => useKernels(fastest));

/** Normal points with deviations that fall along the columns; column 1 is constant. */
function points(n: number, d: number): Matrix {
  const stream = random(5);
  return matrix(
    Float32Array.from({ length: n * d }, (_, at) =>
      at % d === 1 ? 0.1 : stream.normal() / (1 + (at % d)) + 3,
    ),
    n,
    d,
  );
}

/** Eigenvalues of the correlation matrix, times n/(n − 1), by the definition. */
function eigenvaluesByDefinition({ rows: n, columns: d, data }: Matrix): Float64Array {
  const of = (j: number) => Float64Array.from({ length: n }, (_, i) => data[i * d + j]!);
  const standard = Array.from({ length: d }, (_, j) => {
    const column = of(j);
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
    return column.map((value) => (j === 1 ? 0 : (value - mean) / deviation));
  });
  const correlations = Float64Array.from(
    { length: d * d },
    (_, at) =>
      standard[Math.floor(at / d)]!.reduce((sum, value, i) => sum + value * standard[at % d]![i]!, 0) /
      (n - 1),
  );
  return smallSymmetricEigen(correlations, d, { vectors: false }).values;
}

describe('components of z-scored rows', () => {
  it.each([
    ['more rows than columns', 40, 12],
    ['fewer rows than columns', 12, 40],
  ])('are those of the definition with %s', async (_, n, d) => {
    const x = points(n, d);
    const components = Math.min(n - 1, d - 1);
    const { scores, eigenvalues } = await standardComponents(x, components, quietWork);
    const wanted = eigenvaluesByDefinition(x);
    for (let c = 0; c < components; c++) {
      expect(eigenvalues[c]).toBeCloseTo(wanted[c]!, 10);
      let square = 0;
      for (let i = 0; i < n; i++) square += scores.data[i * components + c]! ** 2;
      expect(square / (n - 1)).toBeCloseTo(wanted[c]!, 10);
    }
  });

  it('need no matrix of all dimensions if rows are few', async () => {
    // The matrix would take 3.2 GB, and its eigenvectors as much again.
    const x = points(5, 20_000);
    const { eigenvalues } = await metered(50e6, () => standardComponents(x, 4, quietWork));
    expect(eigenvalues.reduce((sum, value) => sum + value, 0)).toBeCloseTo((19_999 * 5) / 4, 6);
  });
});
