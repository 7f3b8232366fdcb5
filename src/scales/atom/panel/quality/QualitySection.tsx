import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { plusMinus } from '../../../../controls/numbers.ts';
import { Room } from '../../../../controls/frame/Room.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import type { NullFigure as Figure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { isComing, useAsked } from '../../../shared/asking/useAsked.ts';
import { story, type CrystalQuality } from '../../analysis/index.ts';
import { crystalQualityJob } from '../../jobs.ts';
import { qualityIsQuick } from '../../qualityIsQuick.ts';
import { useParameters, useRelations } from '../../useCrystals.ts';
import { MeasureTable } from './MeasureTable.tsx';
import { setAtom, useAtom } from '../../useAtom.ts';
import { VerdictTable } from './VerdictTable.tsx';
import { method } from '../../method.ts';

/** Which crystals hold on held-out pairs, relation by relation, each figure beside its null. */
export function QualitySection() {
  const { reference } = useDataset();
  const scope = useAtom((view) => view.scope);
  const layer = useLayer();
  const { listed, chosen, words } = useRelations();
  const all = listed.filter((relation) => relation.pairs > 0).map((relation) => relation.id);
  const parameters = useParameters(scope === 'all' ? all : chosen);
  const quality = useAsked(crystalQualityJob, reference, parameters, {
    automatic: qualityIsQuick(listed, words?.length ?? 0, layer.dim),
    background: true,
  });
  return (
    <Section title="Do differences cluster by relation?" method={method('silhouette')}>
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
        <Room stack name="quality of crystals" height={900} waiting={isComing(quality)}>
          <Ask of={quality} action="Measure">
            {(found) => (
              <>
                <Figures quality={found} />
                <VerdictTable quality={found} />
                <MeasureTable quality={found} />
              </>
            )}
          </Ask>
        </Room>
      </div>
    </Section>
  );
}

function Figures({ quality }: { quality: CrystalQuality }) {
  const { raw, removed, heldOut, shuffled } = quality;
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
          method={method('silhouette')}
          value={raw.silhouette}
          {...nullOf(shuffled?.raw)}
        />
      )}
      {removed?.silhouette != null && (
        <NullFigure
          name="removed, in-sample"
          method={method('silhouette')}
          value={removed.silhouette}
          {...nullOf(shuffled?.inSample)}
        />
      )}
      {heldOut && <HeldOut heldOut={heldOut} shuffled={shuffled?.heldOut} />}
      {quality.notes.map((note) => (
        <p key={note} className="note warning-note">
          {note}
        </p>
      ))}
    </div>
  );
}

/** The silhouette on held-out pairs; with both kinds of LDA where both were fitted. */
function HeldOut({
  heldOut: { removed, plain, shrunk, folds },
  shuffled,
}: {
  heldOut: NonNullable<CrystalQuality['heldOut']>;
  shuffled: Figure | null | undefined;
}) {
  return (
    <>
      <NullFigure
        name="removed, held-out pairs"
        method={method('silhouette')}
        value={removed.mean}
        error={removed.sd}
        {...nullOf(shuffled)}
      />
      {shrunk && plain && (
        <dl className="figures">
          <div>
            <dt>held-out, plain LDA</dt>
            <dd>{plusMinus(plain.mean, plain.sd)}</dd>
          </div>
          <div>
            <dt>held-out, with shrinkage</dt>
            <dd>{plusMinus(shrunk.mean, shrunk.sd)}</dd>
          </div>
        </dl>
      )}
      <p className="note">
        Mean ± standard deviation over {folds} folds; no word is in both the fitted and the held-out pairs.
      </p>
    </>
  );
}

/** A figure's null for `NullFigure`; nothing for a figure without one. */
function nullOf(figure: Figure | null | undefined) {
  if (!figure) return {};
  // Results that were published earlier have p from fewer draws.
  const { null: distribution, z, p } = withEnoughDraws(figure);
  return { distribution, z, p, n: `${distribution.samples.length} shuffled labels` };
}
