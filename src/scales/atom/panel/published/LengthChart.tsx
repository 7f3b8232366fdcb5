import { dot, line, link } from '@observablehq/plot';
import { useCallback } from 'react';
import { Chart } from '../../../../charts/Chart.tsx';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import type { Twin } from '../../../../charts/TableTwin.tsx';
import { linearTick } from '../../../../charts/axes/ticks.ts';
import type { LengthFigure, LengthGroup } from '../../analysis/published/lengthFigure.ts';
import { method } from '../../method.ts';

/** Least distance of the lengths along the bottom, in pixels. */
const TICK_ROOM = 40;

/** Whole numbers from the least to the greatest, at most about `most` of them. */
function wholeTicks(least: number, greatest: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((greatest - least) / most));
  const first = Math.ceil(least / step) * step;
  return Array.from({ length: Math.floor((greatest - first) / step) + 1 }, (_, i) => first + i * step);
}

/** The first component of the differences against the difference in word length, with the means of each length and their line. */
export default function LengthChart({ figure }: { figure: LengthFigure }) {
  const { scores, lengths, groups, line: fit } = figure;
  const options = useCallback(
    (width: number, left: number) => {
      const pairs = Array.from(scores, (score, i) => ({ score, length: lengths[i]! }));
      const means = groups.map(({ length, mean, sd }) => ({ length, mean, low: mean - sd, high: mean + sd }));
      const ends = [groups[0]!, groups.at(-1)!].map(({ length }) => ({
        length,
        mean: fit ? fit.intercept + fit.slope * length : NaN,
      }));
      return {
        x: {
          label: 'length of input − output, characters',
          ticks: wholeTicks(groups[0]!.length, groups.at(-1)!.length, (width - left) / TICK_ROOM),
          tickFormat: 'd',
        },
        y: { label: 'PC 1', ticks: 4, grid: true, tickFormat: linearTick },
        marks: [
          dot(pairs, { x: 'length', y: 'score', r: 1.25, fill: 'var(--faint)' }),
          link(means, { x: 'length', y1: 'low', y2: 'high', stroke: 'var(--accent)', strokeWidth: 1.5 }),
          dot(means, { x: 'length', y: 'mean', r: 3, fill: 'var(--accent)' }),
          ...(fit
            ? [line(ends, { x: 'length', y: 'mean', stroke: 'var(--warning)', strokeWidth: 1.5 })]
            : []),
        ],
      };
    },
    [scores, lengths, groups, fit],
  );
  const twin: Twin<LengthGroup> = {
    caption: 'First component of the z-scored differences by difference in length, as published',
    columns: [
      { header: 'characters', value: ({ length }) => length, decimals: 0 },
      { header: 'pairs', value: ({ pairs }) => pairs, decimals: 0 },
      { header: 'mean', value: ({ mean }) => mean, decimals: 2 },
      { header: 'sd', value: ({ sd }) => sd, decimals: 2 },
    ],
    rows: [...groups],
  };
  return (
    <>
      <Chart
        method={method('lengthAsPublished')}
        label="First component of the differences against the difference in word length, as published"
        height={190}
        options={options}
        twin={twin}
      />
      <ChartKey
        label="Marks"
        entries={[
          { name: 'a pair', mark: 'dot', colour: 'var(--faint)' },
          { name: 'mean ± sd', mark: 'dot', colour: 'var(--accent)' },
          { name: 'line through the means', mark: 'line', colour: 'var(--warning)' },
        ]}
      />
    </>
  );
}
