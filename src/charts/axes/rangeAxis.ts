import { binned } from './bins.ts';

/** Counts of values along an axis, linear or logarithmic, on which a range is chosen in steps. */
export interface RangeAxis {
  /** the least and the greatest value on the axis */
  readonly low: number;
  readonly high: number;
  readonly logarithmic: boolean;
  /** `[bins + 1]`, ascending values */
  readonly edges: Float64Array;
  /** `[bins]` */
  readonly counts: Uint32Array;
  /** the number of values that a logarithmic axis cannot show: 0 and less */
  readonly below: number;
}

/** The number of steps of a range along its axis. */
export const STEPS = 200;
/** Digits of a bound: enough for a step, few enough for a link. */
const DIGITS = 4;

/** The axis of some values, NaN left out; null if no value can be on it. */
export function rangeAxis(values: ArrayLike<number>, logarithmic: boolean, bins = 40): RangeAxis | null {
  const scaled = new Float64Array(values.length).fill(NaN);
  let [on, below] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (logarithmic && value <= 0) below++;
    else {
      scaled[i] = logarithmic ? Math.log10(value) : value;
      on++;
    }
  }
  if (on === 0) return null;
  const { edges, counts } = binned(scaled, bins);
  const back = logarithmic ? edges.map((edge) => 10 ** edge) : edges;
  return { low: back[0]!, high: back[bins]!, logarithmic, edges: back, counts, below };
}

/** The value at a step of an axis: null at the first step of a lower bound and the last of an upper one. */
export function boundAt({ low, high, logarithmic }: RangeAxis, step: number, end: 0 | 1): number | null {
  if (step === (end === 0 ? 0 : STEPS)) return null;
  const share = step / STEPS;
  const value = logarithmic ? low * (high / low) ** share : low + (high - low) * share;
  return Number(value.toPrecision(DIGITS));
}

/** The step of an axis nearest to a bound. */
export function stepOf({ low, high, logarithmic }: RangeAxis, bound: number | null, end: 0 | 1): number {
  if (bound === null) return end === 0 ? 0 : STEPS;
  if (logarithmic && bound <= 0) return 0;
  const share = logarithmic ? Math.log(bound / low) / Math.log(high / low) : (bound - low) / (high - low);
  return Math.round(STEPS * Math.min(1, Math.max(0, share)));
}
