import { linearTick, logTick } from '../../charts/ticks.ts';
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
  return log ? logAxis(low, high > low ? high : 2 * low) : linearAxis(low, high);
}

function linearAxis(low: number, high: number): Axis {
  const room = high > low ? 0.05 * (high - low) : Math.max(1e-9, 0.1 * Math.abs(low));
  const [from, to] = [low - room, high + room];
  const step = niceStep((to - from) / TICKS);
  const values: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) values.push(Number((i * step).toPrecision(12)));
  return {
    at: (value) => (value - from) / (to - from),
    ticks: values.map((value, i) => ({ value, label: linearTick(value, i, values) })),
  };
}

/** The least of 1, 2 and 5 times a power of ten that is at least this. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
}

/** Decades from which on only powers of ten have ticks. */
const DECADES = 2.5;

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
  return {
    at: (value) => (Math.log10(value) - from + room) / (to - from + 2 * room),
    ticks: values.map((value) => ({ value, label: logTick(value) })),
  };
}
