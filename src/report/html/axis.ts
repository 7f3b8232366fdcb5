import { linearTick, logTick } from '../../charts/axes/ticks.ts';
import type { ReportAxis } from '../document.ts';

/** An axis of a chart: where a value lies, and its ticks. */
export interface Axis {
  /** the share of the axis at which a value lies, from 0 to 1 */
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Ticks that a linear axis has, about. */
const TICKS = 5;

/** The axis that holds some values. A logarithmic axis leaves out values that are not positive. */
export function axisOf({ log }: ReportAxis, values: readonly number[]): Axis {
  const shown = log ? values.filter((value) => value > 0) : values;
  if (shown.length === 0) return { at: () => 0.5, ticks: [] };
  const low = shown.reduce((a, b) => Math.min(a, b));
  const high = shown.reduce((a, b) => Math.max(a, b));
  return log
    ? logAxis(low, high > low ? high : 2 * low)
    : linearAxis(low, high, shown.every(Number.isInteger));
}

/** @param whole  whether all values are whole, as places of layers are: then ticks are too */
function linearAxis(low: number, high: number, whole: boolean): Axis {
  const room = high > low ? 0.05 * (high - low) : Math.max(1e-9, 0.1 * Math.abs(low));
  const [from, to] = [low - room, high + room];
  const values = evenTicks(from, to, whole && high > low ? 1 : 0);
  return {
    at: (value) => (value - from) / (to - from),
    ticks: values.map((value, i) => ({ value, label: linearTick(value, i, values) })),
  };
}

/** Round values between two bounds, at even distances of at least `least`. */
function evenTicks(from: number, to: number, least = 0): number[] {
  const step = Math.max(least, niceStep((to - from) / TICKS));
  const values: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) values.push(Number((i * step).toPrecision(12)));
  return values;
}

/** The least of 1, 2 and 5 times a power of ten that is at least this. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
}

/** Decades from which on only powers of ten have ticks. */
const DECADES = 2.5;
/** A logarithmic axis with fewer ticks than this has those of a linear one. */
const FEWEST_TICKS = 3;

function logAxis(low: number, high: number): Axis {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  const room = 0.03 * (to - from);
  const factors = to - from > DECADES ? [1] : to - from > 0.6 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8];
  const values: number[] = [];
  for (let exponent = Math.floor(from); exponent <= Math.ceil(to); exponent++) {
    for (const factor of factors) {
      const value = factor * 10 ** exponent;
      if (value >= low * 0.999 && value <= high * 1.001) values.push(Number(value.toPrecision(6)));
    }
  }
  const at = (value: number) => (Math.log10(value) - from + room) / (to - from + 2 * room);
  if (values.length >= FEWEST_TICKS)
    return { at, ticks: values.map((value) => ({ value, label: logTick(value) })) };
  const even = evenTicks(low, high);
  return { at, ticks: even.map((value, i) => ({ value, label: linearTick(value, i, even) })) };
}
