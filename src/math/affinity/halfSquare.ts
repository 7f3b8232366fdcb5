import { rowStart } from '../matrices/cooccurrence.ts';
import { kernels } from '../kernels/kernels.ts';
import type { LentParts } from '../work/parts.ts';
import { inTurn } from '../work/inTurn.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { Entries, Weighting } from '../kernels/weighting.ts';

/**
 * A member's rows of the upper half of a symmetric n × n table, with its diagonal, in strips of consecutive rows: row i
 * of a strip holds the columns i … n − 1.
 */
export interface HalfSquarePart {
  readonly n: number;
  /** ascending */
  readonly strips: Strip[];
}

/** Consecutive rows `[from, to)`. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

export interface Strip extends RowSpan {
  readonly values: Entries;
}

/** Pairs in a pass without a pause: about 50 ms. */
const BATCH = 3e7;

/** Pairs per strip. */
const STRIP = 2 ** 21;

/** The `size + 1` rows that cut the upper half of an n × n table into parts with nearly the same number of pairs. */
export function halfSquareBounds(n: number, size: number): number[] {
  return Array.from({ length: size + 1 }, (_, m) => {
    // The rows before i hold i·n − i²/2 pairs: solve for a share m/size of all.
    return m === size ? n : Math.round(n * (1 - Math.sqrt(1 - m / size)));
  });
}

/** Strips of a member at least, because rows may differ in cost. */
const FEWEST = 4;

/** The rows of an n × n table's upper half in strips of nearly the same number of pairs, dealt to the members in turn. */
export function dealtStrips(n: number, size: number): RowSpan[][] {
  const count = size * Math.max(FEWEST, Math.ceil((n * n) / 2 / STRIP / size));
  const bounds = halfSquareBounds(n, count);
  const spanOf = (strip: number): RowSpan => ({ from: bounds[strip]!, to: bounds[strip + 1]! });
  return inTurn(count, size).map((own) => own.map(spanOf).filter(({ from, to }) => from < to));
}

/** The number of pairs in rows `[from, to)` of the upper half of an n × n table, the diagonal included. */
export function pairsIn({ from, to }: RowSpan, n: number): number {
  return rowStart(to, n) - rowStart(from, n);
}

interface Pass {
  /** two vectors, `[2, n]` */
  readonly v: Float64Array;
  readonly batch: number;
  readonly batches: number;
  readonly weighting: Weighting;
}

const passTask = defineTask('affinity/half-square/pass', ({ strips }: HalfSquarePart, pass: Pass) => {
  const kernel = kernels().halfSquare(pass.weighting, pass.v);
  const first = Math.floor((strips.length * pass.batch) / pass.batches);
  const last = Math.floor((strips.length * (pass.batch + 1)) / pass.batches);
  for (const { from, to, values } of strips.slice(first, last)) kernel.rows(from, to, values);
  const product = kernel.product();
  kernel.free();
  return product;
});

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
    const columns = twoColumns(v, n, width, t);
    const lanes = Math.min(2, width - t);
    for (let batch = 0; batch < batches; batch++) {
      await work.pause();
      for (const share of await parts.each(passTask, { v: columns, batch, batches, weighting })) {
        for (let i = 0; i < n; i++) {
          for (let lane = 0; lane < lanes; lane++) total[i * width + t + lane]! += share[lane * n + i]!;
        }
      }
    }
  }
  return total;
}

/** Columns `first` and `first + 1` of V, `[n, width]`, as `[2, n]`; zeros if there is no second. */
function twoColumns(v: Float64Array, n: number, width: number, first: number): Float64Array {
  const columns = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    columns[i] = v[i * width + first]!;
    if (first + 1 < width) columns[n + i] = v[i * width + first + 1]!;
  }
  return columns;
}
