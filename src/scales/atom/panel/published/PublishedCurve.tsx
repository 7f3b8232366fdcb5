import { dot, line, ruleY } from '@observablehq/plot';
import { useCallback } from 'react';
import { Chart } from '../../../../charts/Chart.tsx';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import type { Twin } from '../../../../charts/TableTwin.tsx';
import { linearTick } from '../../../../charts/axes/ticks.ts';
import { fixed } from '../../../../controls/numbers.ts';
import type { PublishedCrystals } from '../../analysis/published/crystals.ts';
import { PUBLISHED_CRYSTALS } from '../../analysis/published/marks.ts';
import { method } from '../../method.ts';

/** Least distance of the numbers of components along the bottom, in pixels. */
const TICK_ROOM = 28;

/** Silhouette against LDA components, in-sample, with the lines without LDA: here and in the paper. */
export default function PublishedCurve({ found }: { found: PublishedCrystals }) {
  const { raw, components, silhouettes } = found;
  const options = useCallback(
    (width: number, left: number) => {
      const points = Array.from(components, (count, i) => ({ count, silhouette: silhouettes[i]! })).filter(
        ({ silhouette }) => Number.isFinite(silhouette),
      );
      const room = Math.floor((width - left) / TICK_ROOM);
      return {
        x: { label: 'LDA components', ticks: Math.min(10, room, components.length), tickFormat: 'd' },
        y: { label: 'silhouette', ticks: 4, grid: true, tickFormat: linearTick },
        marks: [
          ruleY([0], { stroke: 'var(--line)' }),
          ruleY([raw], { stroke: 'var(--accent)', strokeDasharray: '4 3' }),
          ruleY([PUBLISHED_CRYSTALS.raw], { stroke: 'var(--warning)', strokeDasharray: '4 3' }),
          line(points, { x: 'count', y: 'silhouette', stroke: 'var(--accent)', strokeWidth: 1.5 }),
          dot(points, { x: 'count', y: 'silhouette', r: 3, fill: 'var(--accent)' }),
        ],
      };
    },
    [raw, components, silhouettes],
  );
  const twin: Twin<number> = {
    caption: `Silhouette by LDA components, as published; without LDA ${fixed(raw, 4)}, in the paper ${fixed(PUBLISHED_CRYSTALS.raw, 7)}`,
    columns: [
      { header: 'components', value: (count) => count, decimals: 0 },
      { header: 'silhouette', value: (_, i) => silhouettes[i], decimals: 4 },
    ],
    rows: Array.from(components),
  };
  return (
    <>
      <Chart
        method={method('componentsAsPublished')}
        label="Silhouette against LDA components, as published"
        height={170}
        options={options}
        twin={twin}
      />
      <ChartKey
        label="Lines"
        entries={[
          { name: 'in-sample', mark: 'line', colour: 'var(--accent)' },
          { name: 'without LDA', mark: 'dashed', colour: 'var(--accent)' },
          { name: 'without LDA, published', mark: 'dashed', colour: 'var(--warning)' },
        ]}
      />
    </>
  );
}
