import { barY, ruleY } from '@observablehq/plot';
import { useCallback } from 'react';
import type { Method } from '../controls/methods/method.ts';
import { Chart } from './Chart.tsx';
import { significant } from '../controls/numbers.ts';
import { fitted } from './axes/room.ts';
import type { Twin } from './TableTwin.tsx';

/** At both sides, in pixels. */
const MARGIN = 4;

/**
 * Values in order as bars, the first `chosen` of them in the accent colour: eigenvalues of an affinity, for
 * example, in which the gap after the chosen ones shows the number of clusters.
 */
export function Bars({
  method,
  label,
  values,
  chosen = 0,
  first = 1,
  place = 'rank',
  measure = 'value',
  print = significant,
  height = 110,
}: {
  /** how its numbers are computed */
  method?: Method | undefined;
  label: string;
  values: ArrayLike<number>;
  chosen?: number;
  /** the place of the first value */
  first?: number;
  /** title of the axis along the bottom */
  place?: string;
  /** the quantity that the height shows */
  measure?: string;
  print?: (value: number) => string;
  height?: number;
}) {
  const options = useCallback(
    (width: number) => {
      const names = Array.from(values, (_, i) => String(first + i));
      const labels = fitted(names, (width - 2 * MARGIN) / Math.max(1, values.length), MARGIN);
      const bars = Array.from(values, (value, i) => ({ place: first + i, value, chosen: i < chosen }));
      return {
        marginTop: 6,
        marginLeft: MARGIN,
        marginRight: MARGIN,
        marginBottom: 22,
        x: {
          type: 'band' as const,
          label: null,
          tickSize: 0,
          padding: 0.35,
          tickFormat: (_: number, i: number) => labels[i] ?? '',
        },
        y: { axis: null },
        marks: [
          barY(bars, {
            x: 'place',
            y: 'value',
            fill: (bar: { chosen: boolean }) => (bar.chosen ? 'var(--accent)' : 'var(--category-other)'),
            rx: 1,
          }),
          ruleY([0], { stroke: 'var(--line)' }),
        ],
      };
    },
    [values, chosen, first],
  );
  const twin: Twin<number> = {
    caption: label,
    columns: [
      { header: place, value: (_, i) => first + i },
      { header: measure, value: (value) => value, format: print },
    ],
    rows: Array.from(values),
  };
  return <Chart method={method} label={label} height={height} options={options} twin={twin} />;
}
