import { rowStart } from '../cooccurrence.ts';
import { defineTask } from '../team.ts';
import type { Work } from '../work.ts';
import { passTwoRowsTwice } from './twoVectors.ts';
import { passTwoRows, weigh, type Entries, type Weighting } from './weights.ts';

/**
 * One member's rows `[from, to)` of the upper half of a symmetric n × n table with its diagonal, in
 * strips of consecutive rows: row i of a strip holds the columns i … n − 1.
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

/** Pairs passed over without a pause: some 50 ms. */
const BATCH = 1.6e7;

/** Pairs per strip. */
const STRIP = 2 ** 21;

/** `size + 1` rows that cut the upper half into parts with nearly the same number of pairs. */
export function halfSquareBounds(n: number, size: number): number[] {
  return Array.from({ length: size + 1 }, (_, m) => {
    // The rows before i hold i·n − i²/2 pairs: solve for a share m/size of all.
    return m === size ? n : Math.round(n * (1 - Math.sqrt(1 - m / size)));
  });
}

/** The last row + 1 of the strip that begins at row `from`, at most `to`. */
export function stripEnd(from: number, to: number, n: number): number {
  let end = from + 1;
  while (end < to && rowStart(end + 1, n) - rowStart(from, n) <= STRIP) end++;
  return Math.min(end, to);
}

interface Pass {
  /** one vector `[n]`, or two of them interleaved `[n, 2]` */
  readonly v: Float64Array;
  readonly lanes: 1 | 2;
  readonly batch: number;
  readonly batches: number;
  readonly weighting: Weighting;
}

const passTask = defineTask('affinity/half-square/pass', (part: HalfSquarePart, pass: Pass) => {
  const out = new Float64Array(part.n * pass.lanes);
  const passOver = pass.lanes === 2 ? passStripTwice : passStrip;
  const first = Math.floor((part.strips.length * pass.batch) / pass.batches);
  const last = Math.floor((part.strips.length * (pass.batch + 1)) / pass.batches);
  for (let s = first; s < last; s++) passOver(part.n, part.strips[s]!, pass, out);
  return out;
});

/**
 * The product of the symmetric table (weighted, its diagonal taken as zero) with V `[n, width]`, two
 * columns at a time.
 */
export async function halfSquareTimes(
  key: string,
  n: number,
  weighting: Weighting,
  v: Float64Array,
  width: number,
  work: Work,
): Promise<Float64Array> {
  const total = new Float64Array(n * width);
  const batches = Math.max(1, Math.ceil((n * n) / 2 / work.team.size / BATCH));
  for (let t = 0; t < width; t += 2) {
    const lanes = t + 1 < width ? 2 : 1;
    const columns = width === lanes ? v : takeColumns(v, n, width, t, lanes);
    for (let batch = 0; batch < batches; batch++) {
      await work.pause();
      const pass: Pass = { v: columns, lanes, batch, batches, weighting };
      for (const share of await work.team.each(passTask, key, pass)) {
        for (let i = 0; i < n; i++) {
          for (let lane = 0; lane < lanes; lane++) total[i * width + t + lane]! += share[i * lanes + lane]!;
        }
      }
    }
  }
  return total;
}

/** Columns `first … first + lanes − 1` of V `[n, width]`, interleaved `[n, lanes]`. */
function takeColumns(v: Float64Array, n: number, width: number, first: number, lanes: number): Float64Array {
  return Float64Array.from(
    { length: n * lanes },
    (_, p) => v[Math.floor(p / lanes) * width + first + (p % lanes)]!,
  );
}

function passStrip(n: number, { from, to, values }: Strip, { v, weighting }: Pass, out: Float64Array): void {
  const { form, g } = weighting;
  const origin = rowStart(from, n);
  const sums = new Float64Array(2);
  for (let i = from; i < to; i += 2) {
    // The last of an odd number of rows is its own partner, with nothing to give.
    const j = Math.min(i + 1, to - 1);
    const begin = rowStart(i, n) - origin - i;
    const beginPartner = rowStart(j, n) - origin - j;
    const after = i + 2;
    if (j > i) passPair(weighting, values[begin + j]!, i, j, v, out);
    else if (after <= n) passPair(weighting, values[begin + i + 1]!, i, i + 1, v, out);
    if (after >= n) continue;
    const rows = {
      a: values.subarray(begin + after, begin + n),
      b: values.subarray(beginPartner + after, beginPartner + n),
      ga: g[i]!,
      gb: g[j]!,
      va: v[i]!,
      vb: j > i ? v[j]! : 0,
    };
    sums.fill(0);
    passTwoRows(form, rows, g.subarray(after), v.subarray(after), out.subarray(after), sums);
    out[i]! += sums[0]!;
    if (j > i) out[j]! += sums[1]!;
  }
}

function passStripTwice(
  n: number,
  { from, to, values }: Strip,
  { v, weighting }: Pass,
  out: Float64Array,
): void {
  const { form, g } = weighting;
  const origin = rowStart(from, n);
  const sums = new Float64Array(4);
  for (let i = from; i < to; i += 2) {
    // The last of an odd number of rows is its own partner, with nothing to give.
    const j = Math.min(i + 1, to - 1);
    const begin = rowStart(i, n) - origin - i;
    const beginPartner = rowStart(j, n) - origin - j;
    const after = i + 2;
    if (j > i) passPairTwice(weighting, values[begin + j]!, i, j, v, out);
    else if (after <= n) passPairTwice(weighting, values[begin + i + 1]!, i, i + 1, v, out);
    if (after >= n) continue;
    const rows = {
      a: values.subarray(begin + after, begin + n),
      b: values.subarray(beginPartner + after, beginPartner + n),
      ga: g[i]!,
      gb: g[j]!,
      va: [v[2 * i]!, v[2 * i + 1]!] as const,
      vb: j > i ? ([v[2 * j]!, v[2 * j + 1]!] as const) : ([0, 0] as const),
    };
    sums.fill(0);
    passTwoRowsTwice(form, rows, g.subarray(after), v.subarray(2 * after), out.subarray(2 * after), sums);
    for (let lane = 0; lane < 2; lane++) {
      out[2 * i + lane]! += sums[lane]!;
      if (j > i) out[2 * j + lane]! += sums[2 + lane]!;
    }
  }
}

function passPairTwice(
  weighting: Weighting,
  x: number,
  i: number,
  j: number,
  v: Float64Array,
  out: Float64Array,
): void {
  const w = weigh(weighting, x, i, j);
  for (let lane = 0; lane < 2; lane++) {
    out[2 * i + lane]! += w * v[2 * j + lane]!;
    out[2 * j + lane]! += w * v[2 * i + lane]!;
  }
}

function passPair(
  weighting: Weighting,
  x: number,
  i: number,
  j: number,
  v: Float64Array,
  out: Float64Array,
): void {
  const w = weigh(weighting, x, i, j);
  out[i]! += w * v[j]!;
  out[j]! += w * v[i]!;
}
