import { count } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { AskSeries } from '../../../shared/asking/AskSeries.tsx';
import { COOCCURRENCE_COUNT } from '../../analysis/affinities/affinities.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { SWEEPS } from '../../view.ts';
import { SaveSweep } from './SaveSweep.tsx';
import { SweepFigure } from './SweepFigure.tsx';
import { useSweep } from './sweepSeries.ts';

/** Up to this k the eigenvectors are found once for all. */
const QUICK = 64;

/** Both figures against the number of lobes, for every affinity of firings: the paper's figure, with its nulls. */
export function SweepSection() {
  const { sweepTo: most, sweepMeasure: measure } = useBrain((view) => view);
  const sweep = useSweep(Number(most));
  return (
    <Section title="Sweep over k">
      <div className="stack">
        <SelectField
          label="k up to"
          value={most}
          options={SWEEPS.map((id) => ({
            id,
            name: count(Number(id)),
            hint: Number(id) > QUICK ? `new eigenvectors for each k above ${QUICK}` : 'seconds per point',
          }))}
          onChange={(next) => setBrain({ sweepTo: next })}
        />
        <AskSeries
          of={sweep}
          action={`Sweep all ${COOCCURRENCE_COUNT} affinities`}
          resume="Go on with the sweep"
          cancel="Cancel the sweep"
          cost={`Mutual information with geometry and balanced accuracy for k = 2, 4, 8, … by all ${COOCCURRENCE_COUNT} affinities, computed in the background and kept in this browser.`}
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
              onChange={(next) => setBrain({ sweepMeasure: next })}
            />
            <SweepFigure points={sweep.points} sizes={sweep.sizes} measure={measure} />
            <SaveSweep points={sweep.points} forget={sweep.running ? null : sweep.forget} />
          </>
        )}
      </div>
    </Section>
  );
}
