import type { DenseKernel, GramOptions } from '../interface.ts';
import { matrix, type Matrix } from '../../matrices/matrix.ts';
import type { Arena, Arenas } from './arena.ts';
import { checkLength, checkRange, checkWidth, lifetime } from '../checks.ts';
import { columnsOf, multiply, multiplyToDoubles, rowsOf, SCRATCH } from './multiply.ts';

/** Columns of a tile of the Gram matrix. */
const TILE = 256;

/** Passes over a dense matrix `[rows, columns]` kept in an arena; see `DenseKernel`. */
export function wasmDense(arenas: Arenas, m: Matrix): DenseKernel {
  const { rows, columns } = m;
  const life = lifetime('dense kernel');
  const arena = arenas.take(m.data.byteLength);
  const x = arena.put(m.data);
  const rowAt = (i: number) => x + i * columns * 4;
  const kernel: DenseKernel = {
    columns,
    moments(origin) {
      life.check();
      checkLength('dense.moments: origin', columns, origin.length);
      return arena.scoped(() => {
        const sum = arena.put(new Float64Array(columns));
        const squares = arena.call.denseMoments(x, rows, columns, arena.put(origin), sum);
        return { sum: arena.doubles(sum, columns).slice(), squares };
      });
    },
    subtract(center) {
      life.check();
      checkLength('dense.subtract: center', columns, center.length);
      arena.scoped(() => arena.call.denseSubtract(x, rows, columns, arena.put(center)));
    },
    timesMany(v, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.timesMany', width);
      checkRange('dense.timesMany', from, to, rows);
      checkLength('dense.timesMany: v', columns * width, v.length);
      return arena.scoped(() => {
        const vectors = arena.put(v);
        const y = arena.reserve((to - from) * width * 8);
        arena.call.denseTimes(rowAt(from), to - from, columns, vectors, width, y);
        return arena.doubles(y, (to - from) * width).slice();
      });
    },
    transposedTimesMany(w, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.transposedTimesMany', width);
      checkRange('dense.transposedTimesMany', from, to, rows);
      checkLength('dense.transposedTimesMany: w', (to - from) * width, w.length);
      return arena.scoped(() => {
        const weights = arena.put(w);
        const y = arena.reserve(columns * width * 8);
        arena.doubles(y, columns * width).fill(0);
        arena.call.denseTransposedTimes(rowAt(from), to - from, columns, weights, width, y);
        return arena.doubles(y, columns * width).slice();
      });
    },
    normal(v, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.normal', width);
      checkRange('dense.normal', from, to, rows);
      checkLength('dense.normal: v', columns * width, v.length);
      const y = new Float64Array(columns * width);
      for (let first = 0; first < width; first += 8) {
        normalOfEight(arena, rowAt(from), to - from, columns, v, width, first, y);
      }
      return y;
    },
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
    gram: (options) => wholeGram(kernel, options),
    gramTile(i0, i1, j0, j1, options = {}) {
      life.check();
      checkRange('dense.gramTile', i0, i1, columns);
      checkRange('dense.gramTile', j0, j1, columns);
      if (options.center) checkLength('dense.gramTile: center', columns, options.center.length);
      return gramTile(arena, x, rows, columns, [i0, i1, j0, j1], options);
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
  return kernel;
}

/** Writes Xᵀ(X·V) for vectors `first` … `first + 7` of V, `[columns, width]`, to `y`; vectors beyond the width are 0. */
function normalOfEight(
  arena: Arena,
  x: number,
  rows: number,
  columns: number,
  v: Float64Array,
  width: number,
  first: number,
  y: Float64Array,
): void {
  const count = Math.min(8, width - first);
  arena.scoped(() => {
    const vectors = arena.reserve(columns * 32);
    const total = arena.reserve(columns * 64);
    const part = arena.reserve(columns * 32);
    const along = arena.reserve(128);
    const entries = arena.singles(vectors, columns * 8).fill(0);
    for (let j = 0; j < columns; j++) {
      for (let c = 0; c < count; c++) entries[j * 8 + c] = v[j * width + first + c]!;
    }
    const sums = arena.doubles(total, columns * 8).fill(0);
    arena.call.denseNormal(x, rows, columns, vectors, total, part, along);
    for (let j = 0; j < columns; j++) {
      for (let c = 0; c < count; c++) y[j * width + first + c] = sums[j * 8 + c]!;
    }
  });
}

function gramTile(
  arena: Arena,
  x: number,
  rows: number,
  columns: number,
  [i0, i1, j0, j1]: [number, number, number, number],
  { center, precision }: GramOptions,
): Float64Array {
  const [height, width] = [i1 - i0, j1 - j0];
  return arena.scoped(() => {
    if (precision === 'double') {
      const shift = center ? arena.put(center) : 0;
      const shiftAt = (i: number) => (shift ? shift + i * 8 : 0);
      const out = arena.reserve(height * width * 8);
      const scratch = arena.reserve(SCRATCH);
      const [a, b] = [x + i0 * 4, x + j0 * 4];
      arena.call.multiplyDouble(
        height,
        width,
        rows,
        columns * 4,
        a,
        shiftAt(i0),
        b,
        shiftAt(j0),
        out,
        scratch,
      );
      return arena.doubles(out, height * width).slice();
    }
    const shift = center ? arena.put(Float32Array.from(center)) : 0;
    const factor = (i: number) => columnsOf(x + i * 4, columns, shift ? shift + i * 4 : 0);
    return multiplyToDoubles(arena, height, width, rows, factor(i0), factor(j0));
  });
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
