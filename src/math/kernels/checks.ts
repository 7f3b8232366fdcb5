import { rowStart } from '../matrices/cooccurrence.ts';
import type { Firings } from '../matrices/firings.ts';
import type { Matrix } from '../matrices/matrix.ts';

/**
 * Refuses an array of the wrong length.
 *
 * @param what  the call and argument, as in `sparse.normal: v`
 * @throws RangeError naming the expected and the found length
 */
export function checkLength(what: string, expected: number, found: number): void {
  if (expected !== found) throw new RangeError(`${what} needs ${expected} entries, found ${found}`);
}

/**
 * Refuses bounds that are not a range within `[0, count]`.
 *
 * @param what  the call, as in `dense.normal`
 * @throws RangeError naming the range and the count
 */
export function checkRange(what: string, from: number, to: number, count: number): void {
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= count)) {
    throw new RangeError(`${what} needs a range within [0, ${count}], found [${from}, ${to})`);
  }
}

/**
 * Refuses rows `[from, to)` of the upper half of an n × n table that are not within it, or whose values have another number.
 *
 * @throws RangeError naming what was expected and what was found
 */
export function checkHalfSquareRows(from: number, to: number, values: ArrayLike<number>, n: number): void {
  checkRange('halfSquare.rows', from, to, n);
  checkLength('halfSquare.rows: values', rowStart(to, n) - rowStart(from, n), values.length);
}

/**
 * Refuses a width that is not a whole number of at least 1.
 *
 * @throws RangeError naming the width
 */
export function checkWidth(what: string, width: number): void {
  if (!(Number.isInteger(width) && width >= 1)) {
    throw new RangeError(`${what} needs a width of at least 1, found ${width}`);
  }
}

/**
 * Refuses points whose number of coordinates is wrong, and fewer than one cluster.
 *
 * @throws RangeError naming what was expected and what was found
 */
export function checkClusters(data: Float64Array, n: number, dim: number, k: number): void {
  checkLength('clusters: data', n * dim, data.length);
  if (!(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`clusters: the number of clusters must be at least 1, found ${k}`);
  }
}

/**
 * Refuses regressions on `rows` rows whose arrays do not fit, or a class that does not exist: a kernel would write outside its
 * arrays.
 *
 * @throws RangeError naming what was expected and what was found
 */
export function checkSoftmax(
  v: Matrix,
  intercepts: Float64Array,
  labels: readonly Uint16Array[],
  { rows, columns }: { readonly rows: number; readonly columns: number },
): void {
  const width = v.columns / labels.length;
  if (!(Number.isInteger(width) && width >= 2)) {
    throw new RangeError(
      `dense.softmaxSums needs at least 2 vectors for each of ${labels.length} problems, found ${v.columns}`,
    );
  }
  checkLength('dense.softmaxSums: rows of v', columns, v.rows);
  checkLength('dense.softmaxSums: intercepts', v.columns, intercepts.length);
  for (const own of labels) {
    checkLength('dense.softmaxSums: labels', rows, own.length);
    const most = own.reduce((a, b) => Math.max(a, b), 0);
    if (most >= width) {
      throw new RangeError(`dense.softmaxSums needs classes below ${width}, found ${most}`);
    }
  }
}

/**
 * Refuses a number of neighbours outside [1, rows − 1].
 *
 * @throws RangeError naming both
 */
export function checkNeighbours(k: number, rows: number): void {
  if (!(Number.isInteger(k) && 1 <= k && k < rows)) {
    throw new RangeError(`nearest: k must be between 1 and rows − 1 = ${rows - 1}, found ${k}`);
  }
}

/**
 * Refuses a first row that does not begin a panel of eight.
 *
 * @throws RangeError naming it
 */
export function checkPanel(what: string, from: number): void {
  if (from % 8 !== 0) throw new RangeError(`${what} needs a range from a multiple of 8 on, found ${from}`);
}

/**
 * Refuses firings whose `indptr` and `indices` do not fit together, or that name missing features: a kernel would
 * read and write outside its arrays.
 *
 * @throws RangeError naming the array, the place, what was expected and what was found
 */
export function checkFirings(what: string, firings: Firings): void {
  const { blocks, features, indptr, indices } = firings;
  checkLength(`${what}: indptr`, blocks + 1, indptr.length);
  for (let b = 0; b < blocks; b++) {
    if (indptr[b]! > indptr[b + 1]!) {
      throw new RangeError(
        `${what}: indptr must not fall, found ${indptr[b]} then ${indptr[b + 1]} at ${b + 1}`,
      );
    }
  }
  if (indptr[0] !== 0) throw new RangeError(`${what}: indptr must begin with 0, found ${indptr[0]}`);
  checkLength(`${what}: indices`, indptr[blocks]!, indices.length);
  for (let b = 0; b < blocks; b++) {
    let previous = -1;
    for (let p = indptr[b]!; p < indptr[b + 1]!; p++) {
      const index = indices[p]!;
      if (index <= previous || index >= features) {
        throw new RangeError(
          `${what}: the indices of block ${b} must rise and be below ${features} (features), ` +
            `found ${previous} then ${index} at ${p}`,
        );
      }
      previous = index;
    }
  }
}

/**
 * A guard for kernels that keep data: call `check` in each pass and `free` once.
 *
 * @throws Error (from `check`) after `free`
 */
export function lifetime(what: string): { check(): void; free(): void } {
  let alive = true;
  return {
    check() {
      if (!alive) throw new Error(`${what} was used after free()`);
    },
    free() {
      alive = false;
    },
  };
}
