import { makeOrthogonal } from '../../linear/orthogonalise.ts';
import { rowNorm, scaleRow } from '../../matrices/basisRows.ts';
import type { Matrix } from '../../matrices/matrix.ts';
import type { Work } from '../../work/work.ts';
import { pca } from '../pca.ts';

/** The share of an axis that must be at right angles to those before it. */
const FREE = 1e-3;

/** The mean of rows, `[d]`, and orthonormal axes of their leading variance and of the mean, `[axes, d]`. */
export interface LeadingAxes {
  readonly mean: Float64Array;
  readonly axes: Matrix;
}

/**
 * The direction of the mean of rows, and the parts of their leading principal axes at right angles to it.
 *
 * @param x  `[n, d]`
 * @param count  principal axes, 1 … d
 */
export async function leadingAxes(x: Matrix, count: number, work: Work): Promise<LeadingAxes> {
  const d = x.columns;
  const { mean, components } = await pca(x, { components: count }, work);
  const basis = new Float64Array(d + components.length);
  let axes = 0;
  for (let at = -d; at < components.length && axes < d; at += d) {
    basis.set(at < 0 ? mean : components.subarray(at, at + d), axes * d);
    const length = rowNorm(basis, axes, d);
    const free = makeOrthogonal(basis, axes, d);
    if (!(free > FREE * length)) continue;
    scaleRow(basis, axes, d, 1 / free);
    axes++;
  }
  const data = Float32Array.from(basis.subarray(0, axes * d));
  return { mean, axes: { data, rows: axes, columns: d } };
}
