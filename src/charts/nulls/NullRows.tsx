import { dot, link, ruleX } from '@observablehq/plot';
import { useCallback } from 'react';
import { fixed } from '../../controls/numbers.ts';
import type { Method } from '../../controls/methods/method.ts';
import { Chart, MARGINS } from '../Chart.tsx';
import { ChartKey } from '../ChartKey.tsx';
import type { NullDistribution } from '../hill.ts';
import { linearTick } from '../axes/ticks.ts';
import type { Twin } from '../TableTwin.tsx';

/** A figure and its null. */
export interface NullRow {
  /** unique, and short: it stands beside the row */
  readonly name: string;
  /** NaN if the figure has no value */
  readonly value: number;
  readonly distribution: NullDistribution;
  /** whether the value is beyond its null, whatever is corrected for */
  readonly beyond: boolean;
}

const ROW = 24;
/** Pixels that the label of a tick takes. */
const TICK_ROOM = 52;
/** The part of the null that its bar shows. */
const CENTRAL = 0.95;

/** Several figures on one axis, each beside its null: where the draws are as a grey bar, the value as a dot. */
export function NullRows({
  method,
  label,
  measure,
  rows,
  unexplained = false,
}: {
  /** how its numbers are computed */
  method?: Method | undefined;
  label: string;
  /** title of the axis along the bottom */
  measure: string;
  /** must keep its identity while nothing changes */
  rows: readonly NullRow[];
  /** leaves out what the marks stand for, if another chart nearby says it */
  unexplained?: boolean;
}) {
  const options = useCallback(
    (width: number, left: number) => {
      const bars = rows.map(({ name, distribution }) => ({ name, ...reachOf(distribution) }));
      const shown = rows.filter(({ value }) => Number.isFinite(value));
      return {
        marginTop: 4,
        x: {
          label: measure,
          ticks: Math.max(1, Math.min(4, Math.floor((width - left - MARGINS.right) / TICK_ROOM))),
          nice: true,
          grid: true,
          tickFormat: linearTick,
        },
        y: {
          type: 'point' as const,
          domain: rows.map(({ name }) => name),
          label: null,
          tickSize: 0,
          padding: 0.6,
        },
        r: { type: 'identity' as const },
        marks: [
          ruleX([0], { stroke: 'var(--faint)' }),
          link(bars, {
            x1: 'low',
            x2: 'high',
            y: 'name',
            stroke: 'var(--faint)',
            strokeWidth: 8,
          }),
          dot(bars, { x: 'mean', y: 'name', r: 2, fill: 'var(--text)' }),
          dot(shown, {
            x: 'value',
            y: 'name',
            r: 5,
            fill: (row: NullRow) => (row.beyond ? 'var(--accent)' : 'none'),
            stroke: (row: NullRow) => (row.beyond ? 'var(--surface)' : 'var(--text)'),
            strokeWidth: 1.5,
          }),
        ],
      };
    },
    [rows, measure],
  );
  const twin: Twin<NullRow> = {
    caption: label,
    columns: [
      { header: 'figure', value: ({ name }) => name },
      { header: measure, value: ({ value }) => value, decimals: 3 },
      {
        header: 'null',
        value: ({ distribution }) => distribution.mean,
        error: ({ distribution }) => distribution.sd,
        decimals: 3,
      },
      { header: 'beyond it', value: ({ beyond }) => (beyond ? 'yes' : 'no') },
    ],
    rows,
  };
  return (
    <>
      <Chart method={method} label={label} height={44 + ROW * rows.length} options={options} twin={twin} />
      {!unexplained && (
        <ChartKey
          label="Marks"
          entries={[
            { name: 'beyond its null', mark: 'dot', colour: 'var(--accent)' },
            { name: 'within', mark: 'ring', colour: 'var(--text)' },
            { name: `grey: ${fixed(100 * CENTRAL, 0)} of 100 draws of the null` },
          ]}
        />
      )}
    </>
  );
}

/** Where the central part of a null lies, from its draws, or from a normal curve if there are fewer than 40. */
function reachOf({ mean, sd, samples }: NullDistribution): { mean: number; low: number; high: number } {
  if (!samples || samples.length < 40) return { mean, low: mean - 1.96 * sd, high: mean + 1.96 * sd };
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { mean, low: at((1 - CENTRAL) / 2), high: at((1 + CENTRAL) / 2) };
}
