import { checkLength, checkRange, checkWidth, type lifetime } from '../checks.ts';
import type { GramOptions, RowPasses } from '../interface.ts';
import type { Arena } from './arena.ts';
import { columnsOf, multiplyToDoubles, SCRATCH } from './multiply.ts';
import type { Over, RowStore } from './rowStore.ts';

/** Passes over the rows of a store as long as `life` is not over; see `RowPasses`. */
export function wasmPasses(store: RowStore, life: ReturnType<typeof lifetime>): RowPasses {
  const { rows, columns } = store;
  return {
    columns,
    moments(origin) {
      life.check();
      checkLength('dense.moments: origin', columns, origin.length);
      return store.pass((arena, over) => {
        const about = arena.put(origin);
        const sum = arena.put(new Float64Array(columns));
        let squares = 0;
        over(0, rows, (x, count) => {
          squares = arena.call.denseMoments(x, count, columns, about, sum, squares);
        });
        return { sum: arena.doubles(sum, columns).slice(), squares };
      });
    },
    subtract(center) {
      life.check();
      checkLength('dense.subtract: center', columns, center.length);
      store.subtract(center);
    },
    timesMany(v, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.timesMany', width);
      checkRange('dense.timesMany', from, to, rows);
      checkLength('dense.timesMany: v', columns * width, v.length);
      return store.pass((arena, over) => {
        const vectors = arena.put(v);
        const y = arena.reserve((to - from) * width * 8);
        over(from, to, (x, count, at) => {
          arena.call.denseTimes(x, count, columns, vectors, width, y + at * width * 8);
        });
        return arena.doubles(y, (to - from) * width).slice();
      });
    },
    transposedTimesMany(w, width, from = 0, to = rows) {
      life.check();
      checkWidth('dense.transposedTimesMany', width);
      checkRange('dense.transposedTimesMany', from, to, rows);
      checkLength('dense.transposedTimesMany: w', (to - from) * width, w.length);
      return store.pass((arena, over) => {
        const weights = arena.put(w);
        const y = arena.reserve(columns * width * 8);
        arena.doubles(y, columns * width).fill(0);
        over(from, to, (x, count, at) => {
          arena.call.denseTransposedTimes(x, count, columns, weights + at * width * 8, width, y);
        });
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
        store.pass((arena, over) =>
          normalOfEight(arena, (visit) => over(from, to, visit), columns, v, width, first, y),
        );
      }
      return y;
    },
    gramTile(i0, i1, j0, j1, options = {}) {
      life.check();
      checkRange('dense.gramTile', i0, i1, columns);
      checkRange('dense.gramTile', j0, j1, columns);
      if (options.center) checkLength('dense.gramTile: center', columns, options.center.length);
      return store.pass((arena, over) =>
        gramTile(arena, (visit) => over(0, rows, visit), columns, [i0, i1, j0, j1], options),
      );
    },
    free() {
      life.free();
      store.free();
    },
  };
}

/** Visits all rows of a pass; see `Over`. */
type Visits = (visit: Parameters<Over>[2]) => void;

/** Writes Xᵀ(X·V) for vectors `first` … `first + 7` of V, `[columns, width]`, to `y`; vectors beyond the width are 0. */
function normalOfEight(
  arena: Arena,
  visits: Visits,
  columns: number,
  v: Float64Array,
  width: number,
  first: number,
  y: Float64Array,
): void {
  const count = Math.min(8, width - first);
  const vectors = arena.reserve(columns * 32);
  const total = arena.reserve(columns * 64);
  const part = arena.reserve(columns * 32);
  const along = arena.reserve(128);
  const entries = arena.singles(vectors, columns * 8).fill(0);
  for (let j = 0; j < columns; j++) {
    for (let c = 0; c < count; c++) entries[j * 8 + c] = v[j * width + first + c]!;
  }
  arena.doubles(total, columns * 8).fill(0);
  visits((x, rows) => arena.call.denseNormal(x, rows, columns, vectors, total, part, along));
  const sums = arena.doubles(total, columns * 8);
  for (let j = 0; j < columns; j++) {
    for (let c = 0; c < count; c++) y[j * width + first + c] = sums[j * 8 + c]!;
  }
}

function gramTile(
  arena: Arena,
  visits: Visits,
  columns: number,
  [i0, i1, j0, j1]: [number, number, number, number],
  { center, precision }: GramOptions,
): Float64Array {
  const [height, width] = [i1 - i0, j1 - j0];
  const out = arena.reserve(height * width * 8);
  arena.doubles(out, height * width).fill(0);
  if (precision === 'double') {
    const shift = center ? arena.put(center) : 0;
    const shiftAt = (i: number) => (shift ? shift + i * 8 : 0);
    const scratch = arena.reserve(SCRATCH);
    const step = columns * 4;
    visits((x, rows, at) => {
      const [a, b] = [x + i0 * 4, x + j0 * 4];
      const onto = at > 0 ? 1 : 0;
      // oxfmt-ignore
      arena.call.multiplyDouble(height, width, rows, step, a, shiftAt(i0), b, shiftAt(j0), out, onto, scratch);
    });
  } else {
    const shift = center ? arena.put(Float32Array.from(center)) : 0;
    visits((x, rows, at) => {
      const factor = (i: number) => columnsOf(x + i * 4, columns, shift ? shift + i * 4 : 0);
      multiplyToDoubles(arena, height, width, rows, factor(i0), factor(j0), out, at > 0);
    });
  }
  return arena.doubles(out, height * width).slice();
}
