import { lazy, Suspense, useMemo } from 'react';
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
      <ul className="chart-key" aria-label="Lines of the sweep">
        {lines.map(({ name, colour }) => (
          <li key={name}>
            <span className="swatch" style={{ background: colour }} />
            {name}
          </li>
        ))}
        <li>grey: null ± 2 sd</li>
      </ul>
      <p className="note">
        Null: 99 permutations for mutual information; 10 shuffled fits for balanced accuracy, 5 from k = 32, 3
        beyond 64.
      </p>
    </>
  );
}
