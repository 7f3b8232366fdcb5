import { lazy, Suspense, useMemo } from 'react';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import { usePalette } from '../../../../state/theme.ts';
import type { SweepPoint } from '../../analysis/index.ts';
import { sweepLines, type SweepMeasure } from './sweepLines.ts';

const SweepChart = lazy(() => import('./SweepChart.tsx'));

const NAMES: Readonly<Record<SweepMeasure, string>> = {
  ami: 'AMI with geometry',
  accuracy: 'balanced accuracy',
};

/** A figure of the sweep against the number of lobes, with the key to its lines. */
export function SweepFigure({
  points,
  sizes,
  measure,
}: {
  /** by ascending k within each affinity */
  points: readonly SweepPoint[];
  /** the numbers of lobes, ascending */
  sizes: readonly number[];
  measure: SweepMeasure;
}) {
  const palette = usePalette();
  const lines = useMemo(
    () => sweepLines(points, measure, palette.categories),
    [points, measure, palette.categories],
  );
  return (
    <>
      <Suspense fallback={<p className="note">Drawing…</p>}>
        <SweepChart measure={NAMES[measure]} lines={lines} sizes={sizes} />
      </Suspense>
      <ChartKey
        label="Lines of the sweep"
        entries={[
          ...lines.map(({ name, colour }) => ({ name, mark: 'line' as const, colour })),
          { name: 'grey: null ± 2 sd' },
        ]}
      />
      <p className="note">
        Null: 99 permutations for mutual information; 10 shuffled fits for balanced accuracy, 5 from k = 32, 3
        beyond 64.
      </p>
    </>
  );
}
