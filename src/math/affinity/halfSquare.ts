import { rowStart } from '../matrices/cooccurrence.ts';
import type { HalfSquareKernel } from '../kernels/interface.ts';
import { kernels } from '../kernels/kernels.ts';
import type { LentParts } from '../work/parts.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { Entries, Weighting } from '../kernels/weighting.ts';

/**
 * A member's rows `[from, to)` of the upper half of a symmetric n × n table, with its diagonal, in strips of
 * consecutive rows: row i of a strip holds the columns i … n − 1.
 */
export interface HalfSquarePart {
  readonly n: number;
  readonly from: number;
  readonly to: number;
  /** filled from the first row on */
  readonly strips: Strip[];
}

export interface Strip {
  readonly from: number;
  readonly to: number;
  readonly values: Entries;
}

/** Pairs in a pass without a pause: about 50 ms. */
const BATCH = 1.6e7;

/** Pairs per strip. */
const STRIP = 2 ** 21;

/** The `size + 1` rows that cut the upper half of an n × n table into parts with nearly the same number of pairs. */
export function halfSquareBounds(n: number, size: number): number[] {
  return Array.from({ length: size + 1 }, (_, m) => {
    // The rows before i hold i·n − i²/2 pairs: solve for a share m/size of all.
    return m === size ? n : Math.round(n * (1 - Math.sqrt(1 - m / size)));
  });
}

/** The end of the strip that begins at row `from`: its last row + 1, at most `to`. */
export function stripEnd(from: number, to: number, n: number): number {
  let end = from + 1;
  while (end < to && rowStart(end + 1, n) - rowStart(from, n) <= STRIP) end++;
  return Math.min(end, to);
}

interface Pass {
  /** two vectors, `[n, 2]` */
  readonly v: Float64Array;
  readonly batch: number;
  readonly batches: number;
  readonly weighting: Weighting;
}

const passTask = defineTask('affinity/half-square/pass', ({ n, strips }: HalfSquarePart, pass: Pass) => {
  const kernel = kernels().halfSquare(pass.weighting, pass.v);
  const first = Math.floor((strips.length * pass.batch) / pass.batches);
  const last = Math.floor((strips.length * (pass.batch + 1)) / pass.batches);
  for (let s = first; s < last; s++) passStrip(n, strips[s]!, kernel);
  const product = kernel.product();
  kernel.free();
  return product;
});

function passStrip(n: number, { from, to, values }: Strip, kernel: HalfSquareKernel): void {
  const rowOf = (i: number) =>
    values.subarray(rowStart(i, n) - rowStart(from, n), rowStart(i + 1, n) - rowStart(from, n));
  for (let i = from; i < to; i += 2) kernel.rows(i, rowOf(i), i + 1 < to ? rowOf(i + 1) : null);
}

/**
 * The product of a symmetric table, weighted and with its diagonal taken as zero, with V, two columns at a time.
 *
 * @param parts  the table, lent to the team
 * @param v  `[n, width]`, row-major
 * @returns `[n, width]`
 */
export async function halfSquareTimes(
  parts: LentParts<HalfSquarePart>,
  n: number,
  weighting: Weighting,
  v: Float64Array,
  width: number,
  work: Work,
): Promise<Float64Array> {
  const total = new Float64Array(n * width);
  const batches = Math.max(1, Math.ceil((n * n) / 2 / work.team.size / BATCH));
  for (let t = 0; t < width; t += 2) {
    const columns = width === 2 ? v : twoColumns(v, n, width, t);
    const lanes = Math.min(2, width - t);
    for (let batch = 0; batch < batches; batch++) {
      await work.pause();
      for (const share of await parts.each(passTask, { v: columns, batch, batches, weighting })) {
        for (let i = 0; i < n; i++) {
          for (let lane = 0; lane < lanes; lane++) total[i * width + t + lane]! += share[2 * i + lane]!;
        }
      }
    }
  }
  return total;
}

/** Columns `first` and `first + 1` of V, `[n, width]`, as `[n, 2]`; zeros if there is no second. */
function twoColumns(v: Float64Array, n: number, width: number, first: number): Float64Array {
  const columns = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    columns[2 * i] = v[i * width + first]!;
    if (first + 1 < width) columns[2 * i + 1] = v[i * width + first + 1]!;
  }
  return columns;
}
