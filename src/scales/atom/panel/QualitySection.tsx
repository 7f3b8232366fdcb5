import { plusMinus } from '../../../controls/numbers.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import { Button } from '../../../controls/Button.tsx';
import { Section } from '../../../controls/Section.tsx';
import { Segmented } from '../../../controls/Segmented.tsx';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset } from '../../../state/hooks.ts';
import type { CrystalQuality } from '../analysis/index.ts';
import { crystalQualityJob } from '../jobs.ts';
import { MeasureTable } from './MeasureTable.tsx';
import { story } from './story.ts';
import { useParameters, useRelations } from '../useCrystals.ts';
import { VerdictTable } from './VerdictTable.tsx';
import { setAtom, useAtom } from '../useAtom.ts';

/** What of the crystals survives on held-out pairs, relation by relation, each figure beside its null. */
export function QualitySection() {
  const { reference } = useDataset();
  const scope = useAtom((view) => view.scope);
  const { listed, chosen } = useRelations();
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(scope === 'all' ? all : chosen);
  const quality = useJob(crystalQualityJob, reference, parameters, { background: true });
  const { result } = quality;
  return (
    <Section title="Do differences cluster by relation?">
      <div className="stack">
        <Segmented
          label="relations compared"
          value={scope}
          options={[
            { id: 'all', name: `all ${all.length}` },
            { id: 'shown', name: `the ${chosen.length} shown` },
          ]}
          onChange={(next) => setAtom({ scope: next })}
        />
        {quality.error && <p className="note warning-note">{quality.error.message}</p>}
        {quality.status === 'running' && (
          <p className="note" role="status">
            {result ? 'Measuring anew; the figures below are the last ones.' : 'Measuring…'}
          </p>
        )}
        {quality.status === 'cancelled' && <Button onPress={quality.retry}>Measure</Button>}
        {result && <Figures quality={result} />}
      </div>
      {result && (
        <>
          <VerdictTable quality={result} />
          <MeasureTable quality={result} />
        </>
      )}
    </Section>
  );
}

function Figures({ quality }: { quality: CrystalQuality }) {
  const { raw, removed, heldOut, shuffled } = quality;
  const draws = (n: number) => `${n} shuffled labels`;
  return (
    <div>
      {story(quality).map((sentence) => (
        <p key={sentence} className="story">
          {sentence}
        </p>
      ))}
      {raw.silhouette !== null && (
        <NullFigure
          name="silhouette, raw"
          value={raw.silhouette}
          {...(shuffled?.raw && nullOf(shuffled.raw, draws))}
        />
      )}
      {removed?.silhouette != null && (
        <NullFigure
          name="removed, in-sample"
          value={removed.silhouette}
          {...(shuffled?.inSample && nullOf(shuffled.inSample, draws))}
        />
      )}
      {heldOut && (
        <NullFigure
          name="removed, held-out pairs"
          value={heldOut.removed.mean}
          error={heldOut.removed.sd}
          {...(shuffled?.heldOut && nullOf(shuffled.heldOut, draws))}
        />
      )}
      {heldOut?.shrunk && heldOut.plain && (
        <dl className="figures">
          <div>
            <dt>held-out, plain LDA</dt>
            <dd>{plusMinus(heldOut.plain.mean, heldOut.plain.sd)}</dd>
          </div>
          <div>
            <dt>held-out, with shrinkage</dt>
            <dd>{plusMinus(heldOut.shrunk.mean, heldOut.shrunk.sd)}</dd>
          </div>
        </dl>
      )}
      {heldOut && (
        <p className="note">
          Mean ± standard deviation over {heldOut.folds} folds; no word stands on both sides.
        </p>
      )}
      {quality.notes.map((note) => (
        <p key={note} className="note warning-note">
          {note}
        </p>
      ))}
    </div>
  );
}

function nullOf(
  figure: NonNullable<NonNullable<CrystalQuality['shuffled']>['raw']>,
  draws: (n: number) => string,
) {
  const { null: distribution, z, p } = figure;
  return { distribution, z, p, n: draws(distribution.samples.length) };
}
