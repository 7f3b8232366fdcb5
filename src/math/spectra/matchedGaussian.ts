import type { BasisKernel } from '../kernels/eigen.ts';
import { kernels } from '../kernels/kernels.ts';
import { cholesky, solveLower } from '../linear/cholesky.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Random } from '../random/random.ts';
import { paused, type Steps } from '../work/steps.ts';
import type { Work } from '../work/work.ts';

/**
 * A Gaussian cloud whose *sample* covariance, not only that of its population, is a given diagonal: standard normal
 * rows, centred, orthonormalised (Q of the QR decomposition, by Cholesky), scaled by √((rows − 1) λ).
 *
 * For a Gaussian sample of any covariance, the scores on its own principal components, divided by their deviations,
 * have exactly this distribution (uniform over orthonormal frames that sum to zero, independent of the spectrum of the
 * sample). A statistic of the scores of a cloud therefore has its exact null here: the sampling noise of the covariance
 * and the bias of the statistic are the same on both sides.
 *
 * @param rows       at least variances.length + 1
 * @param variances  wanted for each column, with 1/(rows − 1), `[dim]`, each at least 0
 * @returns `[rows, dim]`
 * @throws RangeError when there are not more rows than columns
 */
export async function matchedGaussian(
  rows: number,
  variances: Float64Array,
  stream: Random,
  work: Work,
): Promise<Matrix> {
  return paused(matchedGaussianSteps(rows, variances, stream), work);
}

/** `matchedGaussian` in steps. */
export function* matchedGaussianSteps(rows: number, variances: Float64Array, stream: Random): Steps<Matrix> {
  const dim = variances.length;
  if (rows <= dim) {
    throw new RangeError(`matched Gaussian: ${dim} columns need at least ${dim + 1} rows, found ${rows}`);
  }
  const x = kernels().basis(dim, TOGETHER, rows);
  try {
    drawCentred(x, rows, dim, stream);
    yield;
    yield* orthonormalise(x, rows, dim);
    return scaled(
      x,
      rows,
      variances.map((variance) => Math.sqrt((rows - 1) * variance)),
    );
  } finally {
    x.free();
  }
}

/** Columns whose inner products with the others are computed at a time. */
const TOGETHER = 16;
/** Rows that are turned into columns, or back, at a time: with long columns, writing one row touches many cache lines. */
const TURNED = 8;

/** Standard normal rows minus their mean; the cloud's columns are the rows of the basis. */
function drawCentred({ basis, stride }: BasisKernel, rows: number, dim: number, stream: Random): void {
  const mean = new Float64Array(dim);
  const drawn = new Float64Array(TURNED * dim);
  for (let from = 0; from < rows; from += TURNED) {
    const count = Math.min(TURNED, rows - from);
    for (let at = 0; at < count * dim; at += dim) {
      for (let j = 0; j < dim; j++) mean[j]! += (drawn[at + j] = stream.normal()) / rows;
    }
    for (let j = 0; j < dim; j++) {
      for (let i = 0; i < count; i++) basis[j * stride + from + i] = drawn[i * dim + j]!;
    }
  }
  for (let j = 0; j < dim; j++) {
    for (let at = j * stride; at < j * stride + rows; at++) basis[at]! -= mean[j]!;
  }
}

/** X ← X·L⁻ᵀ with XᵀX = L·Lᵀ: columns of length one, at right angles. */
function* orthonormalise(x: BasisKernel, rows: number, dim: number): Steps<void> {
  const l = cholesky(yield* lowerGram(x, dim), dim);
  if (!l) throw new RangeError(`matched Gaussian: ${rows} random rows do not span ${dim} dimensions`);
  const inverse = new Float64Array(dim * dim);
  const unit = new Float64Array(dim);
  for (let j = 0; j < dim; j++) {
    const column = solveLower(l, dim, unit.fill(0).fill(1, j, j + 1));
    for (let i = j; i < dim; i++) inverse[i * dim + j] = column[i]!;
  }
  yield* x.combine(inverse, dim, dim);
}

/** The lower triangle of XᵀX, `[dim, dim]`. */
function* lowerGram(x: BasisKernel, dim: number): Steps<Float64Array> {
  const gram = new Float64Array(dim * dim);
  for (let from = 0; from < dim; from += TOGETHER) {
    const count = Math.min(TOGETHER, dim - from);
    x.block.set(x.basis.subarray(from * x.stride, (from + count) * x.stride));
    const products = x.coordinates(from, dim, count);
    for (let i = from; i < dim; i++) {
      gram.set(products.subarray((i - from) * count, (i - from + 1) * count), i * dim + from);
    }
    yield;
  }
  return gram;
}

/** The cloud, each column times its scale, `[rows, dim]`. */
function scaled({ basis, stride }: BasisKernel, rows: number, scale: Float64Array): Matrix {
  const dim = scale.length;
  const data = new Float32Array(rows * dim);
  for (let from = 0; from < rows; from += TURNED) {
    const to = Math.min(rows, from + TURNED);
    for (let j = 0; j < dim; j++) {
      for (let i = from; i < to; i++) data[i * dim + j] = basis[j * stride + i]! * scale[j]!;
    }
  }
  return { data, rows, columns: dim };
}
