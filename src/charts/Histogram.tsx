import { line, rectY, ruleX, ruleY } from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { binned } from './axes/bins.ts';
import type { Method } from '../controls/methods/method.ts';
import { Chart, MARGINS } from './Chart.tsx';
import { widthOf } from './axes/room.ts';
import { decimalsOfError } from '../controls/numbers.ts';
import { countTick, linearTick, logTick } from './axes/ticks.ts';
import type { Twin } from './TableTwin.tsx';

/** The labels of ticks; only every other one, if all of them would need most of `room` pixels. */
const spaced =
  (room: number) =>
  (value: number, i = 0, ticks: readonly number[] = [value]) => {
    const label = linearTick(value, i, ticks);
    return i % 2 === 1 && 1.6 * widthOf(label) * ticks.length > room ? '' : label;
  };

/** An axis of logarithms that names the whole powers of ten on it by their numbers. */
function powersWithin(edges: Float64Array) {
  const first = Math.ceil(edges[0]!);
  const last = Math.floor(edges.at(-1));
  return {
    ticks: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i),
    tickFormat: (power: number) => logTick(10 ** power),
  };
}

/** Counts of values; with the expectations of nulls as grey curves and one value marked, if they are given. */
export function Histogram({
  method,
  label,
  measure,
  values,
  logarithmic = false,
  bins = 40,
  density,
  otherDensity,
  mark,
  height = 132,
}: {
  /** how its numbers are computed */
  method?: Method | undefined;
  label: string;
  /** title of the axis along the bottom */
  measure: string;
  values: ArrayLike<number>;
  /** whether the values are logarithms to base ten: the axis and the table show the numbers themselves */
  logarithmic?: boolean;
  bins?: number;
  /** a null's probability density; must keep its identity while nothing changes */
  density?: ((value: number) => number) | undefined;
  /** of a second null, whose curve is dashed; must keep its identity as well */
  otherDensity?: ((value: number) => number) | undefined;
  mark?: number | undefined;
  height?: number;
}) {
  const { edges, counts } = useMemo(() => binned(values, bins), [values, bins]);
  const options = useCallback(
    (width: number, left: number) => {
      const bars = Array.from(counts, (height, i) => ({ low: edges[i]!, high: edges[i + 1]!, height }));
      const whole = counts.reduce((sum, inBin) => sum + inBin, 0) * (edges[1]! - edges[0]!);
      const curveOf = (of: ((value: number) => number) | undefined) =>
        Array.from({ length: of ? 121 : 0 }, (_, i) => {
          const at = edges[0]! + ((edges[bins]! - edges[0]!) * i) / 120;
          return { at, expected: whole * of!(at) };
        });
      const [curve, other] = [curveOf(density), curveOf(otherDensity)];
      const most = Math.max(1, ...counts, ...[...curve, ...other].map(({ expected }) => expected));
      return {
        x: {
          label: measure,
          ...(logarithmic
            ? powersWithin(edges)
            : { ticks: 3, tickFormat: spaced(width - left - MARGINS.right) }),
        },
        y: { label: null, ticks: 2, tickFormat: countTick, domain: [0, most] },
        marks: [
          rectY(bars, {
            x1: 'low',
            x2: 'high',
            y: 'height',
            fill: 'var(--accent)',
            fillOpacity: 0.75,
            inset: 0.5,
          }),
          line(curve, { x: 'at', y: 'expected', stroke: 'var(--dim)', strokeWidth: 1.5 }),
          line(other, {
            x: 'at',
            y: 'expected',
            stroke: 'var(--dim)',
            strokeWidth: 1.5,
            strokeDasharray: '4 3',
          }),
          ruleX(mark === undefined ? [] : [mark], { stroke: 'var(--text)', strokeWidth: 1.5 }),
          ruleY([0], { stroke: 'var(--line)' }),
        ],
      };
    },
    [edges, counts, bins, density, otherDensity, mark, measure, logarithmic],
  );
  const shown = (edge: number) => (logarithmic ? 10 ** edge : edge);
  const decimals = logarithmic ? 1 : Math.min(6, decimalsOfError(edges[1]! - edges[0]!));
  const twin: Twin<number> = {
    caption: label,
    columns: [
      { header: `${measure}, from`, value: (_, i) => shown(edges[i]!), decimals },
      { header: 'to', value: (_, i) => shown(edges[i + 1]!), decimals },
      { header: 'count', value: (inBin) => inBin, decimals: 0 },
    ],
    rows: Array.from(counts),
  };
  return <Chart method={method} label={label} height={height} options={options} twin={twin} />;
}
