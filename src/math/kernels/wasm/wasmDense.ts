import type { DenseKernel, GramOptions, SoftmaxSums } from '../interface.ts';
import { matrix, type Matrix } from '../../matrices/matrix.ts';
import type { Arena, Arenas } from './arena.ts';
import { checkLength, checkRange, checkSoftmax, lifetime } from '../checks.ts';
import { columnsOf, multiply, multiplyToSingles, rowsOf } from './multiply.ts';
import { keptRows } from './rowStore.ts';
import { wasmPasses } from './wasmPasses.ts';

/** Columns of a tile of the Gram matrix. */
const TILE = 256;

/** Passes over a dense matrix `[rows, columns]` kept in an arena; see `DenseKernel`. */
export function wasmDense(arenas: Arenas, m: Matrix): DenseKernel {
  const { rows, columns } = m;
  const life = lifetime('dense kernel');
  const store = keptRows(arenas, m);
  const { arena, x } = store;
  const rowAt = (i: number) => x + i * columns * 4;
  const kernel: DenseKernel = {
    ...wasmPasses(store, life),
    timesMatrix(v, from = 0, to = rows) {
      life.check();
      checkRange('dense.timesMatrix', from, to, rows);
      checkLength('dense.timesMatrix: rows of v', columns, v.rows);
      return arena.scoped(() => {
        const right = columnsOf(arena.put(v.data), v.columns);
        const left = rowsOf(rowAt(from), columns);
        return matrix(multiply(arena, to - from, v.columns, columns, left, right), to - from, v.columns);
      });
    },
    transposedTimesMatrix(w, from = 0, to = rows) {
      life.check();
      checkRange('dense.transposedTimesMatrix', from, to, rows);
      checkLength('dense.transposedTimesMatrix: rows of w', to - from, w.rows);
      return arena.scoped(() => {
        const right = columnsOf(arena.put(w.data), w.columns);
        const left = columnsOf(rowAt(from), columns);
        return matrix(multiply(arena, columns, w.columns, to - from, left, right), columns, w.columns);
      });
    },
    softmaxSums(v, intercepts, labels, from = 0, to = rows) {
      life.check();
      checkRange('dense.softmaxSums', from, to, rows);
      checkSoftmax(v, intercepts, labels, { rows: to - from, columns });
      return arena.scoped(() => softmaxSums(arena, rowAt(from), to - from, v, intercepts, labels));
    },
    gram: (options) => wholeGram(kernel, options),
  };
  return kernel;
}

/** See `DenseKernel.softmaxSums`; `x` is the address of the rows. */
function softmaxSums(
  arena: Arena,
  x: number,
  rows: number,
  v: Matrix,
  intercepts: Float64Array,
  labels: readonly Uint16Array[],
): SoftmaxSums {
  const [columns, total, problems] = [v.rows, v.columns, labels.length];
  const scores = arena.reserve(rows * total * 4);
  const right = columnsOf(arena.put(v.data), total);
  multiplyToSingles(arena, rows, total, columns, rowsOf(x, columns), right, scores);
  const classes = new Uint16Array(problems * rows);
  labels.forEach((own, p) => classes.set(own, p * rows));
  const [offsets, truth] = [arena.put(intercepts), arena.put(classes)];
  const losses = arena.reserve(problems * rows * 16);
  const sums = arena.put(new Float64Array(total));
  const width = total / problems;
  const buffer = arena.reserve((width + 1) * 8);
  arena.call.softmaxRows(scores, rows, problems, width, offsets, truth, losses, sums, buffer);
  const left = columnsOf(x, columns);
  const gradient = multiply(arena, columns, total, rows, left, columnsOf(scores, total));
  const pairs = arena.doubles(losses, problems * rows * 2);
  const loss = new Float64Array(problems);
  for (let p = 0, at = 0; p < problems; p++) {
    for (let r = 0; r < rows; r++, at += 2) loss[p]! += Math.log(pairs[at]!) - pairs[at + 1]!;
  }
  return { loss, gradient: Float64Array.from(gradient), intercepts: arena.doubles(sums, total).slice() };
}

function wholeGram(kernel: DenseKernel, options?: GramOptions): Float64Array {
  const d = kernel.columns;
  const gram = new Float64Array(d * d);
  for (let i0 = 0; i0 < d; i0 += TILE) {
    for (let j0 = i0; j0 < d; j0 += TILE) {
      const [i1, j1] = [Math.min(i0 + TILE, d), Math.min(j0 + TILE, d)];
      const tile = kernel.gramTile(i0, i1, j0, j1, options);
      for (let i = i0; i < i1; i++) {
        for (let j = Math.max(i, j0); j < j1; j++) {
          gram[i * d + j] = gram[j * d + i] = tile[(i - i0) * (j1 - j0) + j - j0]!;
        }
      }
    }
  }
  return gram;
}
