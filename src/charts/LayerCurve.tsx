import { dot, line, link, ruleY } from '@observablehq/plot';
import { useCallback, useRef } from 'react';
import { Chart, MARGINS } from './Chart.tsx';
import { plusMinus, significant } from '../controls/numbers.ts';
import { distinctParts, fitted } from './room.ts';
import type { Twin } from './TableTwin.tsx';
import { linearTick } from './ticks.ts';

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

/**
 * A statistic against layer, with error bars and the current layer marked. The user chooses a layer by a click on
 * its column, or by the arrow keys and Enter.
 */
export function LayerCurve({
  measure,
  points,
  current,
  onChoose,
  reference,
  height = 144,
}: {
  /** the name of the statistic, such as `power-law slope` */
  measure: string;
  points: readonly LayerPoint[];
  current?: string | undefined;
  onChoose?: (layer: string) => void;
  /** a null's value, as a grey line across */
  reference?: number | undefined;
  height?: number;
}) {
  const options = useCallback(
    (width: number, left: number) => {
      const known = points.filter((point): point is LayerPoint & { value: number } => point.value !== null);
      const step = (width - left - MARGINS.right) / Math.max(1, points.length);
      const names = fitted(shortNames(points.map((point) => point.name)), step, MARGINS.right);
      return {
        x: {
          type: 'point' as const,
          domain: points.map((point) => point.layer),
          label: 'layer',
          tickFormat: (_: string, i: number) => names[i] ?? '',
        },
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
          line(known, { x: 'layer', y: 'value', stroke: 'var(--accent)', strokeWidth: 1.5 }),
          link(known, {
            x: 'layer',
            y1: (point: LayerPoint & { value: number }) => point.value - (point.error ?? 0),
            y2: (point: LayerPoint & { value: number }) => point.value + (point.error ?? 0),
            stroke: 'var(--accent)',
            strokeOpacity: 0.8,
          }),
          dot(known, {
            x: 'layer',
            y: 'value',
            r: (point: LayerPoint) => (point.layer === current ? 5 : 3),
            fill: (point: LayerPoint) => (point.layer === current ? 'var(--text)' : 'var(--accent)'),
            stroke: 'var(--surface)',
          }),
        ],
        r: { type: 'identity' as const },
      };
    },
    [points, current, reference, measure],
  );
  const twin: Twin<LayerPoint> = {
    caption: `${measure} by layer${reference === undefined ? '' : `; null ${significant(reference)}`}`,
    columns: [
      { header: 'layer', value: ({ name }) => name },
      { header: measure, value: ({ value }) => value, decimals: 4 },
      { header: 'error', value: ({ error }) => error, decimals: 4 },
    ],
    rows: points,
  };
  return (
    <Chart
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
