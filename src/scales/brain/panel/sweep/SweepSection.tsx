import { useState } from 'react';
import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/Section.tsx';
import { Segmented } from '../../../../controls/Segmented.tsx';
import { SelectField } from '../../../../controls/SelectField.tsx';
import { AskSeries } from '../../../shared/asking/AskSeries.tsx';
import { SaveSweep } from './SaveSweep.tsx';
import { SweepFigure } from './SweepFigure.tsx';
import type { SweepMeasure } from './sweepLines.ts';
import { useSweep } from './sweepSeries.ts';

const LIMITS = [64, 128, 256, 512, 1024];
/** Up to this k the eigenvectors are found once for all. */
const QUICK = 64;

/** Both figures against the number of lobes, for all five affinities: the paper's figure, with its nulls. */
export function SweepSection() {
  const [most, setMost] = useState('64');
  const [measure, setMeasure] = useState<SweepMeasure>('ami');
  const sweep = useSweep(Number(most));
  return (
    <Section title="Sweep over k">
      <div className="stack">
        <SelectField
          label="k up to"
          value={most}
          options={LIMITS.map((limit) => ({
            id: String(limit),
            name: count(limit),
            hint: limit > QUICK ? `new eigenvectors for each k above ${QUICK}` : 'seconds per point',
          }))}
          onChange={setMost}
        />
        <AskSeries
          of={sweep}
          action="Sweep all five affinities"
          resume="Go on with the sweep"
          cancel="Cancel the sweep"
          cost="Mutual information with geometry and balanced accuracy for k = 2, 4, 8, … by all five affinities, computed in the background and kept in this browser."
        />
        {sweep.points.length > 0 && (
          <>
            <Segmented
              label="measure"
              value={measure}
              options={[
                { id: 'ami', name: 'mutual information' },
                { id: 'accuracy', name: 'balanced accuracy' },
              ]}
              onChange={setMeasure}
            />
            <SweepFigure points={sweep.points} sizes={sweep.sizes} measure={measure} />
            <SaveSweep points={sweep.points} forget={sweep.running ? null : sweep.forget} />
          </>
        )}
      </div>
    </Section>
  );
}
