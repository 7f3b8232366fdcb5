import { norm } from '../matrices/dot.ts';
import type { Random } from '../random/random.ts';
import { resident } from '../work/resident.ts';
import { defineTask } from '../work/team.ts';

/** Columns that are reflected at a time, so that they stay in the processor's cache. */
const STRIP = 32;

/** A Householder reflection of the rows from `first` on, which goes across the plane that a vector is normal to. */
interface Reflection {
  readonly first: number;
  /** `[rows − first]`; of a single row, its sign is what counts */
  readonly vector: Float64Array;
  /** ‖vector‖² */
  readonly square: number;
}

/** Columns of a matrix of rows, as strips: each has `STRIP` columns or, the last one, the rest, row-major. */
export interface Columns {
  readonly rows: number;
  readonly strips: readonly Float64Array[];
}

/** The columns `[from, to)` of a matrix, `[rows, d]`. */
export function columnsOf(data: Float64Array, rows: number, d: number, from: number, to: number): Columns {
  const strips: Float64Array[] = [];
  for (let first = from; first < to; first += STRIP) {
    const width = Math.min(STRIP, to - first);
    const strip = new Float64Array(Math.max(0, rows) * width);
    for (let i = 0; i < rows; i++) {
      strip.set(data.subarray(i * d + first, i * d + first + width), i * width);
    }
    strips.push(strip);
  }
  return { rows, strips };
}

/** Enters columns into a matrix, `[rows, d]`, from the column `from` on. */
export function enterColumns({ rows, strips }: Columns, data: Float64Array, d: number, from: number): void {
  let first = from;
  for (const strip of strips) {
    const width = strip.length / Math.max(1, rows);
    for (let i = 0; i < rows; i++) data.set(strip.subarray(i * width, (i + 1) * width), i * d + first);
    first += width;
  }
}

/**
 * The next random reflections: the first from the row `last` on, and each from a row earlier than the one before.
 *
 * @param most  entries of all vectors together, about
 */
export function drawReflections(
  last: number,
  rows: number,
  most: number,
  stream: Random,
): readonly Reflection[] {
  const drawn: Reflection[] = [];
  for (let first = last, entries = 0; first >= 0 && (entries < most || drawn.length === 0); first--) {
    const vector = Float64Array.from({ length: rows - first }, () => stream.normal());
    const length = norm(vector);
    // Across the plane between the first axis and the random direction, on the side that loses no digits.
    if (vector.length > 1) vector[0]! += vector[0]! < 0 ? -length : length;
    drawn.push({ first, vector, square: norm(vector) ** 2 });
    entries += vector.length;
  }
  return drawn;
}

/** A member's columns, which it changes: of its own, because others may read the part. */
export const reflected = resident(
  'reflections/release',
  ({ rows, strips }: Columns): Columns => ({ rows, strips: strips.map((strip) => strip.slice()) }),
  () => undefined,
);

/** Reflects a member's columns, one reflection after the other. */
export const reflectTask = defineTask(
  'reflections/reflect',
  (part: Columns, reflections: readonly Reflection[]): void => {
    const { rows, strips } = reflected.of(part);
    for (const strip of strips) reflectStrip(strip, rows, strip.length / rows, reflections);
  },
);

/** A member's columns after all reflections. */
export const reflectedTask = defineTask('reflections/result', (part: Columns, _: null) => reflected.of(part));

/**
 * Reflects each row r from `first` on: r − 2v (v·column)/‖v‖². The products of the next reflection are summed up in the same
 * pass, because each row is final when it is subtracted from; sums are in the order of the rows.
 */
function reflectStrip(
  strip: Float64Array,
  rows: number,
  width: number,
  reflections: readonly Reflection[],
): void {
  let along: Float64Array | null = null;
  reflections.forEach(({ first, vector, square }, r) => {
    if (vector.length === 1) {
      if (vector[0]! < 0) for (let j = first * width; j < strip.length; j++) strip[j] = -strip[j]!;
      return;
    }
    along ??= productsWith(vector, strip, first, rows, width);
    const next = reflections[r + 1];
    const ahead = new Float64Array(width);
    if (next) addRow(ahead, next.vector[0]!, strip, next.first * width);
    subtractRows(strip, first, width, along, { vector, square, next: next?.vector ?? null, ahead });
    along = next ? ahead : null;
  });
}

interface Pass {
  readonly vector: Float64Array;
  readonly square: number;
  /** the vector of the next reflection, which begins a row earlier; null if there is none */
  readonly next: Float64Array | null;
  /** its products with the columns, to which each row is added, `[width]` */
  readonly ahead: Float64Array;
}

/** Four rows at a time: the products are read and written once for all four. */
function subtractRows(
  strip: Float64Array,
  first: number,
  width: number,
  along: Float64Array,
  { vector, square, next, ahead }: Pass,
): void {
  const twice = vector.map((value) => (2 * value) / square);
  const factors = next ?? new Float64Array(vector.length + 1);
  let i = 0;
  for (; i + 3 < vector.length; i += 4) {
    const [t0, t1, t2, t3] = [twice[i]!, twice[i + 1]!, twice[i + 2]!, twice[i + 3]!];
    const [f0, f1, f2, f3] = [factors[i + 1]!, factors[i + 2]!, factors[i + 3]!, factors[i + 4]!];
    for (let j = 0, at = (first + i) * width; j < width; j++, at++) {
      const product = along[j]!;
      const x0 = strip[at]! - t0 * product;
      const x1 = strip[at + width]! - t1 * product;
      const x2 = strip[at + 2 * width]! - t2 * product;
      const x3 = strip[at + 3 * width]! - t3 * product;
      strip[at] = x0;
      strip[at + width] = x1;
      strip[at + 2 * width] = x2;
      strip[at + 3 * width] = x3;
      // In the order of the rows, as one row at a time would be added.
      ahead[j] = ahead[j]! + f0 * x0 + f1 * x1 + f2 * x2 + f3 * x3;
    }
  }
  for (; i < vector.length; i++) {
    for (let j = 0, at = (first + i) * width; j < width; j++, at++) {
      strip[at] = strip[at]! - twice[i]! * along[j]!;
      ahead[j]! += factors[i + 1]! * strip[at]!;
    }
  }
}

function productsWith(
  vector: Float64Array,
  strip: Float64Array,
  first: number,
  rows: number,
  width: number,
): Float64Array {
  const along = new Float64Array(width);
  for (let i = first; i < rows; i++) addRow(along, vector[i - first]!, strip, i * width);
  return along;
}

function addRow(sum: Float64Array, factor: number, strip: Float64Array, at: number): void {
  for (let j = 0; j < sum.length; j++) sum[j]! += factor * strip[at + j]!;
}
