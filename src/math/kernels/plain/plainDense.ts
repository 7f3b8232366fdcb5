import type { DenseKernel, GramOptions, MomentSums, SoftmaxSums } from '../interface.ts';
import { matrix, type Matrix } from '../../matrices/matrix.ts';
import { checkLength, checkRange, checkSoftmax, checkWidth, lifetime } from '../checks.ts';
import { softmaxResidual } from '../softmax.ts';

/** Passes over a dense matrix `[rows, columns]` in plain TypeScript; see `DenseKernel`. */
export function plainDense(x: Matrix): DenseKernel {
  const { rows, columns } = x;
  const life = lifetime('dense kernel');
  const kernel: DenseKernel = {
    columns,
    moments(origin) {
      life.check();
      checkLength('dense.moments: origin', columns, origin.length);
      return moments(x, origin);
    },
    subtract(center) {
      life.check();
      checkLength('dense.subtract: center', columns, center.length);
      x = { data: x.data.map((value, at) => value - center[at % columns]!), rows, columns };
    },
    timesMany(v, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.timesMany', width);
      checkRange('dense.timesMany', from, to, rows);
      checkLength('dense.timesMany: v', columns * width, v.length);
      return timesMany(x, v, width, from, to);
    },
    transposedTimesMany(w, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.transposedTimesMany', width);
      checkRange('dense.transposedTimesMany', from, to, rows);
      checkLength('dense.transposedTimesMany: w', (to - from) * width, w.length);
      return transposedTimesMany(x, w, width, from, to);
    },
    normal(v, width, from = 0, to = rows) {
      return kernel.transposedTimesMany(kernel.timesMany(v, width, from, to), width, from, to);
    },
    timesMatrix(v, from = 0, to = rows) {
      if (v.columns === 0) return matrix(new Float32Array(0), to - from, 0);
      const y = kernel.timesMany(Float64Array.from(v.data), v.columns, from, to);
      return matrix(Float32Array.from(y), to - from, v.columns);
    },
    transposedTimesMatrix(w, from = 0, to = rows) {
      if (w.columns === 0) return matrix(new Float32Array(0), columns, 0);
      const y = kernel.transposedTimesMany(Float64Array.from(w.data), w.columns, from, to);
      return matrix(Float32Array.from(y), columns, w.columns);
    },
    softmaxSums(v, intercepts, labels, from = 0, to = rows) {
      checkRange('dense.softmaxSums', from, to, rows);
      checkSoftmax(v, intercepts, labels, { rows: to - from, columns });
      const scores = Float64Array.from(kernel.timesMatrix(v, from, to).data);
      const sums = { loss: new Float64Array(labels.length), intercepts: new Float64Array(v.columns) };
      softmaxAll(scores, intercepts, labels, sums);
      const residuals = matrix(Float32Array.from(scores), to - from, v.columns);
      const gradient = Float64Array.from(kernel.transposedTimesMatrix(residuals, from, to).data);
      return { ...sums, gradient };
    },
    gram: (options) => symmetricFromUpper(kernel.gramTile(0, columns, 0, columns, options), columns),
    gramTile(i0, i1, j0, j1, options = {}) {
      life.check();
      checkRange('dense.gramTile', i0, i1, columns);
      checkRange('dense.gramTile', j0, j1, columns);
      if (options.center) checkLength('dense.gramTile: center', columns, options.center.length);
      return gramTile(x, i0, i1, j0, j1, options);
    },
    free: () => life.free(),
  };
  return kernel;
}

/** Turns scores into softmax − truth, in place, and adds up losses and the results. */
function softmaxAll(
  scores: Float64Array,
  intercepts: Float64Array,
  labels: readonly Uint16Array[],
  sums: Omit<SoftmaxSums, 'gradient'>,
): void {
  const total = intercepts.length;
  const width = total / labels.length;
  for (let r = 0, at = 0; at < scores.length; r++, at += total) {
    for (let j = 0; j < total; j++) scores[at + j]! += intercepts[j]!;
    labels.forEach((own, p) => {
      sums.loss[p]! += softmaxResidual(scores, at + p * width, width, own[r]!);
    });
    for (let j = 0; j < total; j++) sums.intercepts[j]! += scores[at + j]!;
  }
}

/** A·B, `[a.rows, b.columns]`, summed in float64; see `Kernels.product`. */
export function plainProduct(a: Matrix, b: Matrix): Matrix {
  checkLength('product: rows of b', a.columns, b.rows);
  if (b.columns === 0) return matrix(new Float32Array(0), a.rows, 0);
  const y = timesMany(a, Float64Array.from(b.data), b.columns, 0, a.rows);
  return matrix(Float32Array.from(y), a.rows, b.columns);
}

/** A·Bᵀ, `[a.rows, b.rows]`, summed in float64; see `Kernels.productTransposed`. */
export function plainProductTransposed(a: Matrix, b: Matrix): Matrix {
  checkLength('productTransposed: columns of b', a.columns, b.columns);
  const dim = a.columns;
  const data = new Float32Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.rows; j++) {
      let sum = 0;
      for (let p = i * dim, q = j * dim, end = p + dim; p < end; p++, q++) sum += a.data[p]! * b.data[q]!;
      data[i * b.rows + j] = sum;
    }
  }
  return { data, rows: a.rows, columns: b.rows };
}

function moments({ data, rows, columns }: Matrix, origin: Float64Array): MomentSums {
  const sum = new Float64Array(columns);
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const apart = data[at]! - origin[j]!;
      sum[j] = sum[j]! + apart;
      square += apart * apart;
    }
    squares += square;
  }
  return { sum, squares };
}

function timesMany(x: Matrix, v: Float64Array, width: number, from: number, to: number): Float64Array {
  const { data, columns } = x;
  const y = new Float64Array((to - from) * width);
  for (let i = from; i < to; i++) {
    const out = (i - from) * width;
    for (let j = 0; j < columns; j++) {
      const entry = data[i * columns + j]!;
      for (let c = 0, at = j * width; c < width; c++) y[out + c]! += entry * v[at + c]!;
    }
  }
  return y;
}

function transposedTimesMany(
  x: Matrix,
  w: Float64Array,
  width: number,
  from: number,
  to: number,
): Float64Array {
  const { data, columns } = x;
  const y = new Float64Array(columns * width);
  for (let i = from; i < to; i++) {
    const at = (i - from) * width;
    for (let j = 0; j < columns; j++) {
      const entry = data[i * columns + j]!;
      for (let c = 0, out = j * width; c < width; c++) y[out + c]! += entry * w[at + c]!;
    }
  }
  return y;
}

function gramTile(
  x: Matrix,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  options: GramOptions,
): Float64Array {
  const { data, rows, columns } = x;
  const center = options.center ?? new Float64Array(columns);
  const width = j1 - j0;
  const tile = new Float64Array((i1 - i0) * width);
  const right = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    const base = r * columns;
    for (let j = 0; j < width; j++) right[j] = data[base + j0 + j]! - center[j0 + j]!;
    for (let i = i0; i < i1; i++) {
      const left = data[base + i]! - center[i]!;
      for (let j = 0, out = (i - i0) * width; j < width; j++) tile[out + j]! += left * right[j]!;
    }
  }
  return tile;
}

/** Copies the upper half of a square `[n, n]` onto the lower, in place. */
function symmetricFromUpper(square: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) square[i * n + j] = square[j * n + i]!;
  }
  return square;
}
