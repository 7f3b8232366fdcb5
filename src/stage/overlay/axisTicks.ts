import type { Axis } from '../scene.ts';

/** A tick of an axis. */
export interface AxisTick {
  /** from the centre along the axis, in scene units */
  readonly at: number;
  readonly text: string;
}

/** Steps between ticks, times a power of ten. */
const STEPS = [1, 2, 5, 10] as const;
/** An axis has this number of ticks at most. */
const MOST = 4;

/** Ticks at round values between the centre and the end of an axis; no ticks if the axis counts nothing. */
export function axisTicks({ length, values }: Axis): AxisTick[] {
  if (!values || !(length > 0) || !(values.factor > 0)) return [];
  const { centre, factor } = values;
  const reach = length / factor;
  const power = 10 ** Math.floor(Math.log10(reach / MOST));
  const step = power * (STEPS.find((one) => reach / (one * power) <= MOST) ?? 10);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.floor(centre / step + 1e-6) + 1;
  const ticks: AxisTick[] = [];
  for (let i = first; i * step <= centre + reach + 1e-6 * step; i++) {
    const at = (i * step - centre) * factor;
    // One at the centre would stand where the axes meet.
    if (at > 0.05 * length) ticks.push({ at, text: textOf(i * step, digits) });
  }
  return ticks;
}

function textOf(value: number, digits: number): string {
  const small = digits > 4 || Math.abs(value) >= 1e5;
  return (small ? value.toExponential(0) : value.toFixed(digits)).replace('-', '\u2212');
}
