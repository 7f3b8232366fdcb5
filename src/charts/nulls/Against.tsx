import { dot, line, link } from '@observablehq/plot';
import { useCallback } from 'react';
import { count, plusMinus, significant } from '../../controls/numbers.ts';
import type { Method } from '../../controls/methods/method.ts';
import { Chart } from '../Chart.tsx';
import type { Twin } from '../TableTwin.tsx';
import { linearTick } from '../axes/ticks.ts';

/** A statistic at a place along another quantity. */
export interface AgainstPoint {
  /** as shown, such as `layer 5, average_l0_18` */
  readonly name: string;
  readonly x: number;
  readonly value: number;
  readonly error?: number | undefined;
  /** the name of its group in the table */
  readonly group: string;
  /** any CSS colour */
  readonly colour: string;
  /** a ring for values from elsewhere, a dot for those of the dataset */
  readonly mark: 'dot' | 'ring';
  /** points that name the same line are joined in the order of x */
  readonly line?: string | undefined;
  readonly current?: boolean;
}

/** A statistic against another quantity: points of several groups with error bars, joined in lines where they belong together. */
export function Against({
  method,
  measure,
  quantity,
  scale = 'linear',
  points,
  range,
  height = 160,
}: {
  /** how its numbers are computed */
  method?: Method | undefined;
  /** the name of the statistic, such as `power-law slope` */
  measure: string;
  /** the name of the quantity along the bottom, such as `L0` */
  quantity: string;
  scale?: 'linear' | 'log';
  points: readonly AgainstPoint[];
  /** where the quantity begins and ends, if not with the points; must keep its identity while nothing changes */
  range?: readonly [number, number] | undefined;
  height?: number;
}) {
  const options = useCallback(
    () => ({
      x: {
        type: scale,
        label: quantity,
        ticks: 4,
        tickFormat: linearTick,
        inset: 8,
        nice: scale === 'linear',
        ...(range && { domain: range }),
      },
      y: { label: measure, ticks: 3, nice: true, grid: true, tickFormat: linearTick },
      marks: [
        line(
          points.filter((point) => point.line !== undefined).sort((a, b) => a.x - b.x),
          { x: 'x', y: 'value', z: 'line', stroke: 'colour', strokeOpacity: 0.8 },
        ),
        link(points, {
          x: 'x',
          y1: ({ value, error = 0 }: AgainstPoint) => value - error,
          y2: ({ value, error = 0 }: AgainstPoint) => value + error,
          stroke: 'colour',
          strokeOpacity: 0.8,
        }),
        dot(points, {
          x: 'x',
          y: 'value',
          r: ({ current }: AgainstPoint) => (current ? 5 : 3.5),
          fill: ({ mark, colour }: AgainstPoint) => (mark === 'ring' ? 'none' : colour),
          stroke: 'colour',
          strokeWidth: 1.5,
          title: ({ name, value, error }: AgainstPoint) =>
            `${name}: ${error === undefined ? significant(value) : plusMinus(value, error)}`,
        }),
      ],
      r: { type: 'identity' as const },
      color: { type: 'identity' as const },
    }),
    [points, measure, quantity, scale, range],
  );
  const whole = points.every(({ x }) => Number.isInteger(x));
  const twin: Twin<AgainstPoint> = {
    caption: `${measure} against ${quantity}`,
    columns: [
      { header: 'point', value: ({ name }) => name },
      { header: quantity, value: ({ x }) => x, format: whole ? count : significant },
      { header: measure, value: ({ value }) => value, decimals: 4 },
      { header: 'error', value: ({ error }) => error, decimals: 4 },
      { header: 'group', value: ({ group }) => group },
    ],
    rows: points,
  };
  return (
    <Chart
      method={method}
      label={`${measure} against ${quantity}, ${points.length} ${points.length === 1 ? 'point' : 'points'}`}
      height={height}
      options={options}
      twin={twin}
    />
  );
}
