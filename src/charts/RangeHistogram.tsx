import { rectY, ruleY } from '@observablehq/plot';
import { useCallback, useState } from 'react';
import { RangeSlider } from '../controls/fields/RangeSlider.tsx';
import { Chart, MARGINS } from './Chart.tsx';
import { boundAt, type RangeAxis, stepOf, STEPS } from './axes/rangeAxis.ts';
import { withoutZeros } from '../controls/numbers.ts';
import type { Twin } from './TableTwin.tsx';
import { countTick, linearTick } from './axes/ticks.ts';

/** Counts of values along an axis, with a range on it that is chosen by two handles; what is outside is grey. */
export function RangeHistogram({
  label,
  measure,
  axis,
  range,
  print,
  onChange,
  height = 118,
}: {
  label: string;
  /** title of the axis along the bottom */
  measure: string;
  /** must keep its identity while nothing changes */
  axis: RangeAxis;
  /** null for no bound */
  range: readonly [number | null, number | null];
  print: (value: number) => string;
  onChange: (range: readonly [number | null, number | null]) => void;
  height?: number;
}) {
  const [moving, setMoving] = useState<readonly [number, number] | null>(null);
  const [from, to] = moving ?? [stepOf(axis, range[0], 0), stepOf(axis, range[1], 1)];
  // A bound that was typed stays as it is while only the other one moves.
  const boundOf = (step: number, end: 0 | 1) =>
    step === stepOf(axis, range[end], end) ? range[end] : boundAt(axis, step, end);
  const options = useCallback(() => {
    const { edges, counts, low, high, logarithmic } = axis;
    const bars = Array.from(counts, (inBin, i) => ({
      low: edges[i]!,
      high: edges[i + 1]!,
      count: inBin,
      inside: i + 0.5 >= (from / STEPS) * counts.length && i + 0.5 <= (to / STEPS) * counts.length,
    }));
    return {
      x: {
        type: logarithmic ? ('log' as const) : ('linear' as const),
        domain: [low, high],
        label: measure,
        ticks: 4,
        tickFormat: logarithmic ? (value: number) => withoutZeros(print(value)) : linearTick,
      },
      y: { label: null, ticks: 2, tickFormat: countTick, domain: [0, Math.max(1, ...counts)] },
      marks: [
        rectY(bars, {
          x1: 'low',
          x2: 'high',
          y: 'count',
          fill: ({ inside }: { inside: boolean }) => (inside ? 'var(--accent)' : 'var(--faint)'),
          inset: 0.5,
        }),
        ruleY([0], { stroke: 'var(--line)' }),
      ],
    };
  }, [axis, from, to, measure, print]);
  const twin: Twin<number> = {
    caption: label,
    columns: [
      { header: `${measure}, from`, value: (_, i) => axis.edges[i], format: (value) => print(Number(value)) },
      { header: 'to', value: (_, i) => axis.edges[i + 1], format: (value) => print(Number(value)) },
      { header: 'count', value: (inBin) => inBin, decimals: 0 },
    ],
    rows: Array.from(axis.counts),
  };
  return (
    <Chart label={label} height={height} options={options} twin={twin}>
      {(width, left) => (
        <div
          className="chart-range"
          style={{
            left,
            width: width - left - MARGINS.right,
            top: MARGINS.top,
            height: height - MARGINS.top - MARGINS.bottom,
          }}
        >
          <RangeSlider
            label={label}
            names={['from', 'to']}
            value={[from, to]}
            steps={STEPS}
            print={(step, end) => print(boundOf(step, end) ?? (end === 0 ? axis.low : axis.high))}
            onMove={setMoving}
            onRelease={(steps) => {
              setMoving(null);
              onChange([boundOf(steps[0], 0), boundOf(steps[1], 1)]);
            }}
          />
        </div>
      )}
    </Chart>
  );
}
