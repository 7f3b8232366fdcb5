import { areaY, dot, line, ruleY } from '@observablehq/plot';
import { useCallback } from 'react';
import { Chart, MARGINS } from '../../../../charts/Chart.tsx';
import { fitted } from '../../../../charts/axes/room.ts';
import type { Twin } from '../../../../charts/TableTwin.tsx';
import { linearTick } from '../../../../charts/axes/ticks.ts';
import { zValue } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import type { LinePoint, SweepLine } from './sweepLines.ts';
import { method } from '../../method.ts';

const COLUMNS = (measure: string): readonly Column<LinePoint>[] => [
  { header: 'affinity', value: ({ affinity }) => affinity },
  { header: 'k', value: ({ k }) => k, decimals: 0 },
  { header: measure, value: ({ value }) => value, error: ({ error }) => error },
  { header: 'null', value: ({ mean }) => mean, error: ({ sd }) => sd },
  { header: 'z', value: ({ z }) => z, format: zValue },
];

/** A measure against the number of lobes, a line per affinity, their nulls (mean ± 2 sd) as grey bands. */
export default function SweepChart({
  measure,
  lines,
  sizes,
}: {
  measure: string;
  lines: readonly SweepLine[];
  sizes: readonly number[];
}) {
  const options = useCallback(
    (width: number, left: number) => {
      const step = (width - left - MARGINS.right) / Math.max(1, sizes.length - 1);
      const labels = fitted(sizes.map(String), step, MARGINS.right - step / 2);
      const points = lines.flatMap(({ name, colour, points: own }) =>
        own.map((point) => ({ ...point, name, colour })),
      );
      return {
        x: {
          type: 'log' as const,
          base: 2,
          label: 'lobes k',
          domain: [sizes[0] ?? 2, sizes.at(-1) ?? 64],
          ticks: [...sizes],
          tickFormat: (k: number) => labels[sizes.indexOf(k)] ?? '',
        },
        y: { label: measure, grid: true, nice: true, ticks: 4, zero: true, tickFormat: linearTick },
        marks: [
          areaY(points, {
            x: 'k',
            y1: (point: { mean: number; sd: number }) => point.mean - 2 * point.sd,
            y2: (point: { mean: number; sd: number }) => point.mean + 2 * point.sd,
            z: 'name',
            fill: 'var(--faint)',
            fillOpacity: 0.25,
          }),
          ruleY([0], { stroke: 'var(--line)' }),
          line(points, { x: 'k', y: 'value', z: 'name', stroke: 'colour', strokeWidth: 1.5 }),
          dot(points, { x: 'k', y: 'value', fill: 'colour', r: 2.5 }),
        ],
        color: { type: 'identity' as const },
      };
    },
    [lines, measure, sizes],
  );
  const twin: Twin<LinePoint> = {
    caption: `${measure} against the number of lobes`,
    columns: COLUMNS(measure),
    rows: lines.flatMap(({ points }) => points),
  };
  return (
    <Chart
      method={method('sweep')}
      label={`${measure} against the number of lobes`}
      height={170}
      options={options}
      twin={twin}
    />
  );
}
