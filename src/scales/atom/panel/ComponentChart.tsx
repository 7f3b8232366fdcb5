import { dot, line, link, ruleY } from '@observablehq/plot';
import { useCallback } from 'react';
import { Chart } from '../../../charts/Chart.tsx';
import { linearTick } from '../../../charts/ticks.ts';
import { fixed, plusMinus } from '../../../controls/numbers.ts';
import type { ComponentCurve, Curve } from '../analysis/index.ts';

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
  const cell = (of: Curve | null, i: number) => (of ? plusMinus(of.values[i]!, of.sd[i]!) : '–');
  const nullCell = (of: Curve | null, i: number) => (of ? plusMinus(of.nullMean[i]!, of.nullSd[i]!) : '–');
  const twin = {
    caption: `Silhouette by LDA components; raw ${fixed(curve.raw, 3)}; null: ${curve.inSample.draws} shuffled labels`,
    columns: ['components', 'in-sample', 'its null', 'held-out', 'its null '],
    rows: Array.from(curve.components, (components, i) => [
      String(components),
      fixed(curve.inSample.values[i]!, 3),
      nullCell(curve.inSample, i),
      cell(curve.heldOut, i),
      nullCell(curve.heldOut, i),
    ]),
  };
  return (
    <>
      <Chart label="Silhouette against LDA components" height={170} options={options} twin={twin} />
      <ul className="chart-key note">
        <li>
          <span className="swatch" style={{ background: 'var(--accent)' }} /> in-sample
        </li>
        <li>
          <span className="swatch" style={{ background: 'var(--good)' }} /> held-out ± sd over folds
        </li>
        <li>dashed: shuffled labels</li>
        <li>dotted: raw</li>
      </ul>
    </>
  );
}

function pointsOf(curve: ComponentCurve, values: Float64Array, sd: Float64Array): Point[] {
  return Array.from(curve.components, (components, i) => ({
    components,
    value: values[i]!,
    low: values[i]! - sd[i]!,
    high: values[i]! + sd[i]!,
  })).filter((point) => Number.isFinite(point.value));
}

const nullOf = (curve: ComponentCurve, { nullMean, nullSd }: Curve) => pointsOf(curve, nullMean, nullSd);
