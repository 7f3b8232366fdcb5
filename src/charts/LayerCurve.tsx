import { dot, line, link, ruleY, type Markish, type ScaleOptions } from '@observablehq/plot';
import { useCallback, useRef } from 'react';
import type { Method } from '../controls/methods/method.ts';
import { Chart, MARGINS } from './Chart.tsx';
import { plusMinus, significant } from '../controls/numbers.ts';
import { distinctParts, fitted } from './axes/room.ts';
import type { Twin } from './TableTwin.tsx';
import { linearTick } from './axes/ticks.ts';

/** A statistic at one layer. */
export interface LayerPoint {
  /** the layer's id */
  readonly layer: string;
  /** as shown */
  readonly name: string;
  /** null if it has not been computed */
  readonly value: number | null;
  readonly error?: number | undefined;
}

/** A value from elsewhere beside the layers’ own, such as a published one. */
export interface LayerMark {
  /** such as `published layer 12, L0 72` */
  readonly name: string;
  /** its place among the layers, from 0 to their number − 1; between two layers if it is not whole */
  readonly at: number;
  readonly value: number;
  readonly error?: number | undefined;
  /** drawn filled: one of two groups of marks */
  readonly filled?: boolean;
}

/**
 * A statistic against layer, with error bars and the current layer marked. The user chooses a layer by a click on
 * its column, or by the arrow keys and Enter.
 */
export function LayerCurve({
  method,
  measure,
  points,
  current,
  onChoose,
  reference,
  marks = NO_MARKS,
  height = 144,
}: {
  /** how its numbers are computed */
  method?: Method | undefined;
  /** the name of the statistic, such as `power-law slope` */
  measure: string;
  points: readonly LayerPoint[];
  current?: string | undefined;
  onChoose?: (layer: string) => void;
  /** a null's value, as a grey line across */
  reference?: number | undefined;
  /** in grey, beside the layers’ own */
  marks?: readonly LayerMark[];
  height?: number;
}) {
  const options = useCallback(
    (width: number, left: number) => {
      const known = points.flatMap((point, at) =>
        point.value === null ? [] : [{ ...point, at, value: point.value }],
      );
      // Marks may stand between two layers, which a scale of points does not have.
      const between = marks.length > 0;
      const x = between ? 'at' : 'layer';
      const step = (width - left - MARGINS.right) / Math.max(1, points.length);
      const names = fitted(shortNames(points.map((point) => point.name)), step, MARGINS.right);
      return {
        x: layerScale(points, names, between),
        y: {
          label: measure,
          ticks: 3,
          nice: true,
          grid: true,
          tickFormat: linearTick,
        },
        marks: [
          ...(reference === undefined
            ? []
            : [ruleY([reference], { stroke: 'var(--faint)', strokeDasharray: '3 3' })]),
          ...markMarks(marks),
          line(known, { x, y: 'value', stroke: 'var(--accent)', strokeWidth: 1.5 }),
          link(known, {
            x,
            y1: lowEnd,
            y2: highEnd,
            stroke: 'var(--accent)',
            strokeOpacity: 0.8,
          }),
          dot(known, {
            x,
            y: 'value',
            r: (point: LayerPoint) => (point.layer === current ? 5 : 3),
            fill: (point: LayerPoint) => (point.layer === current ? 'var(--text)' : 'var(--accent)'),
            stroke: 'var(--surface)',
          }),
        ],
        r: { type: 'identity' as const },
      };
    },
    [points, current, reference, measure, marks],
  );
  const twin: Twin<Pick<LayerPoint, 'name' | 'value' | 'error'>> = {
    caption: `${measure} by layer${reference === undefined ? '' : `; null ${significant(reference)}`}`,
    columns: [
      { header: 'layer', value: ({ name }) => name },
      { header: measure, value: ({ value }) => value, decimals: 4 },
      { header: 'error', value: ({ error }) => error, decimals: 4 },
    ],
    rows: [...points, ...marks],
  };
  return (
    <Chart
      method={method}
      label={`${measure} against layer, ${points.length} ${points.length === 1 ? 'layer' : 'layers'}`}
      height={height}
      options={options}
      twin={twin}
    >
      {onChoose
        ? (width, left) => (
            <Columns
              points={points}
              current={current}
              onChoose={onChoose}
              measure={measure}
              left={left}
              width={width - left - MARGINS.right}
            />
          )
        : undefined}
    </Chart>
  );
}

/** One step of the axis for each layer. */
function layerScale(points: readonly LayerPoint[], names: readonly string[], between: boolean): ScaleOptions {
  return between
    ? {
        type: 'linear',
        domain: [-0.5, points.length - 0.5],
        ticks: points.map((_, at) => at),
        label: 'layer',
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: (at: number) => names[at] ?? '',
      }
    : {
        type: 'point',
        domain: points.map((point) => point.layer),
        label: 'layer',
        tickFormat: (_: string, i: number) => names[i] ?? '',
      };
}

const NO_MARKS: readonly LayerMark[] = [];

/** Where the error bar of a value ends. */
type Valued = { readonly value: number; readonly error?: number | undefined };
const lowEnd = ({ value, error = 0 }: Valued) => value - error;
const highEnd = ({ value, error = 0 }: Valued) => value + error;

/** Values from elsewhere: rings, or dots of the same size. */
function markMarks(marks: readonly LayerMark[]): Markish[] {
  if (marks.length === 0) return [];
  return [
    link(marks, { x: 'at', y1: lowEnd, y2: highEnd, stroke: 'var(--dim)', strokeOpacity: 0.8 }),
    dot(marks, {
      x: 'at',
      y: 'value',
      r: () => 3,
      fill: ({ filled }: LayerMark) => (filled ? 'var(--dim)' : 'none'),
      stroke: 'var(--dim)',
      strokeWidth: 1.5,
      title: ({ name, value, error }: LayerMark) =>
        `${name}: ${error === undefined ? significant(value) : plusMinus(value, error)}`,
    }),
  ];
}

/** Short names of layers, because the axis title already says “layer”: `12` for `layer 12` or `blocks.12.hook_resid_post`. */
export function shortNames(names: readonly string[]): string[] {
  return distinctParts(names.map((name) => name.replace(/^layer\s+/i, '')));
}

/** One button over each layer's column; the arrow keys go from one to the next. */
function Columns({
  points,
  current,
  onChoose,
  measure,
  left,
  width,
}: {
  points: readonly LayerPoint[];
  current: string | undefined;
  onChoose: (layer: string) => void;
  measure: string;
  /** where the first column begins and how wide all are together, in pixels */
  left: number;
  width: number;
}) {
  const group = useRef<HTMLDivElement>(null);
  const step = width / points.length;
  const reachable = Math.max(
    0,
    points.findIndex((point) => point.layer === current),
  );
  return (
    <div ref={group} role="group" aria-label={`${measure}: choose a layer`}>
      {points.map((point, i) => (
        <button
          key={point.layer}
          type="button"
          className="layer-column"
          style={{ left: left + i * step, width: step }}
          tabIndex={i === reachable ? 0 : -1}
          aria-label={columnLabel(point, measure)}
          aria-current={point.layer === current ? 'true' : undefined}
          onClick={() => onChoose(point.layer)}
          onKeyDown={(event) => {
            const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (move === undefined) return;
            event.preventDefault();
            (group.current?.children[i + move] as HTMLElement | undefined)?.focus();
          }}
        />
      ))}
    </div>
  );
}

function columnLabel({ name, value, error }: LayerPoint, measure: string): string {
  if (value === null) return `${name}: ${measure} not computed`;
  return `${name}: ${measure} ${error === undefined ? significant(value) : plusMinus(value, error)}`;
}
