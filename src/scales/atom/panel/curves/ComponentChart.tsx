import { dot, line, link, ruleY } from '@observablehq/plot';
import { useCallback } from 'react';
import { Chart } from '../../../../charts/Chart.tsx';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import type { Twin } from '../../../../charts/TableTwin.tsx';
import { linearTick } from '../../../../charts/axes/ticks.ts';
import { fixed } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import type { ComponentCurve, Curve } from '../../analysis/index.ts';
import { method } from '../../method.ts';

interface Point {
  readonly components: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Least distance of the numbers of components along the bottom, in pixels. */
const TICK_ROOM = 28;

/** Silhouette against the number of LDA components, in-sample and on held-out pairs, each with its null. */
export default function ComponentChart({ curve }: { curve: ComponentCurve }) {
  const options = useCallback(
    (width: number, left: number) => {
      const room = Math.floor((width - left) / TICK_ROOM);
      const series = [
        {
          points: pointsOf(curve, curve.inSample.values, curve.inSample.sd),
          colour: 'var(--accent)',
          dashed: false,
        },
        { points: nullOf(curve, curve.inSample), colour: 'var(--accent)', dashed: true },
        ...(curve.heldOut
          ? [
              {
                points: pointsOf(curve, curve.heldOut.values, curve.heldOut.sd),
                colour: 'var(--good)',
                dashed: false,
              },
              { points: nullOf(curve, curve.heldOut), colour: 'var(--good)', dashed: true },
            ]
          : []),
      ];
      return {
        x: { label: 'LDA components', ticks: Math.min(10, room, curve.components.length), tickFormat: 'd' },
        y: { label: 'silhouette', ticks: 4, grid: true, tickFormat: linearTick },
        marks: [
          ruleY([0], { stroke: 'var(--line)' }),
          ruleY([curve.raw], { stroke: 'var(--dim)', strokeDasharray: '1 3' }),
          ...series.flatMap(({ points, colour, dashed }) => [
            line(points, {
              x: 'components',
              y: 'value',
              stroke: colour,
              strokeWidth: 1.5,
              ...(dashed && { strokeDasharray: '4 3', strokeOpacity: 0.8 }),
            }),
            ...(dashed
              ? []
              : [
                  link(points, {
                    x: 'components',
                    y1: 'low',
                    y2: 'high',
                    stroke: colour,
                    strokeOpacity: 0.8,
                  }),
                  dot(points, { x: 'components', y: 'value', r: 3, fill: colour }),
                ]),
          ]),
        ],
      };
    },
    [curve],
  );
  const twin: Twin<number> = {
    caption: `Silhouette by LDA components; raw ${fixed(curve.raw, 3)}; null: ${curve.inSample.draws} shuffled labels`,
    columns: [
      { header: 'components', value: (components) => components, decimals: 0 },
      { header: 'in-sample', value: (_, i) => curve.inSample.values[i], decimals: 3 },
      nullColumn('in-sample null', curve.inSample),
      {
        header: 'held-out',
        value: (_, i) => curve.heldOut?.values[i],
        error: (_, i) => curve.heldOut?.sd[i],
      },
      nullColumn('held-out null', curve.heldOut),
    ],
    rows: Array.from(curve.components),
  };
  return (
    <>
      <Chart
        method={method('componentCurve')}
        label="Silhouette against LDA components"
        height={170}
        options={options}
        twin={twin}
      />
      <ChartKey
        label="Curves"
        entries={[
          { name: 'in-sample', mark: 'line', colour: 'var(--accent)' },
          { name: 'held-out ± sd over folds', mark: 'line', colour: 'var(--good)' },
          { name: 'shuffled labels', mark: 'dashed', colour: 'var(--dim)' },
          { name: 'dotted: raw' },
        ]}
      />
    </>
  );
}

const nullColumn = (header: string, of: Curve | null): Column<number> => ({
  header,
  value: (_, i) => of?.nullMean[i],
  error: (_, i) => of?.nullSd[i],
});

function pointsOf(curve: ComponentCurve, values: Float64Array, sd: Float64Array): Point[] {
  return Array.from(curve.components, (components, i) => ({
    components,
    value: values[i]!,
    low: values[i]! - sd[i]!,
    high: values[i]! + sd[i]!,
  })).filter((point) => Number.isFinite(point.value));
}

const nullOf = (curve: ComponentCurve, { nullMean, nullSd }: Curve) => pointsOf(curve, nullMean, nullSd);
