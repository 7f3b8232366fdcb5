import { useMemo } from 'react';
import { ChartKey } from '../../../../charts/ChartKey.tsx';
import { Guard } from '../../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../../controls/parts/lazyPart.ts';
import { usePalette } from '../../../../state/theme.ts';
import { SWEEP_DEFAULTS, SWEEP_FITS_TEXT } from '../../analysis/defaults.ts';
import { PUBLISHED } from '../../analysis/published/parameters.ts';
import type { SweepPoint } from '../../analysis/index.ts';
import { useBrain } from '../../useBrain.ts';
import { sweepLines, type SweepMeasure } from './sweepLines.ts';

const SweepChart = lazyPart(() => import('./SweepChart.tsx'));

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
  const asPublished = useBrain((view) => view.asPublished);
  const lines = useMemo(
    () => sweepLines(points, measure, palette.categories),
    [points, measure, palette.categories],
  );
  return (
    <>
      <Guard name="The chart" waiting={<p className="note chart-waiting">Drawing…</p>}>
        <SweepChart measure={NAMES[measure]} lines={lines} sizes={sizes} />
      </Guard>
      <ChartKey
        label="Lines of the sweep"
        entries={[
          ...lines.map(({ name, colour }) => ({ name, mark: 'line' as const, colour })),
          { name: 'grey: null ± 2 sd' },
        ]}
      />
      <p className="note">
        {asPublished
          ? `As published, with ${PUBLISHED.permutations} permutations of the geometric labels for mutual information; ${SWEEP_FITS_TEXT.replaceAll('shuffled fits', 'draws of random features')} for balanced accuracy.`
          : `Null: ${SWEEP_DEFAULTS.permutations} permutations for mutual information; ${SWEEP_FITS_TEXT} for balanced accuracy.`}
      </p>
    </>
  );
}
