import { figureBeside } from '../../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { CheckField } from '../../../../controls/fields/CheckField.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { COOCCURRENCE_COUNT } from '../../analysis/affinities/affinities.ts';
import type { Stability } from '../../analysis/index.ts';
import { stabilityVerdict } from '../../analysis/stability/stability.ts';
import { BRAIN_DEFAULTS } from '../../analysis/defaults.ts';
import { affinitiesJob, heldOutJob, seedsJob, type BrainLobes } from '../../jobs.ts';
import { affinitiesRequest, heldOutRequest, seedsRequest } from '../../requests.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { useStability } from '../../useStability.ts';
import type { LobeLook } from '../../../cloud/lobes/useLooks.ts';
import { LobeStabilityTable } from './LobeStabilityTable.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { setBrain, useBrain } from '../../useBrain.ts';
import { Eigengap } from './Eigengap.tsx';
import { HeldOutFigure } from './HeldOutFigure.tsx';
import { SeedsFigure } from './SeedsFigure.tsx';
import { method } from '../../method.ts';

/** Whether the lobes come out again from other blocks and by other affinities, and how many there are. */
export function BelieveSection({ found, looks }: { found: BrainLobes; looks: readonly LobeLook[] }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const lobes = useLobesRequest();
  const view = useBrain((view) => view);
  const seeds = useAsked(seedsJob, reference, seedsRequest(lobes, view));
  const held = useAsked(heldOutJob, reference, heldOutRequest(lobes));
  const stability = useStability();
  const affinities = useAsked(affinitiesJob, reference, affinitiesRequest(lobes));
  return (
    <Section title="Can the lobes be trusted?">
      <div className="stack">
        {layer.has.firings ? (
          <Ask
            of={stability}
            action="Measure stability"
            cost="Repeats the clustering on bootstrap samples of documents (of blocks if documents are not known), and on random firings with the same rates of features and blocks."
          >
            {(samples) => <StabilityFigure samples={samples} looks={looks} />}
          </Ask>
        ) : (
          <p className="note">
            Stability needs the firings of every block, and this dataset holds only counts of pairs.
          </p>
        )}
        <Ask
          of={affinities}
          action={`Compare the ${COOCCURRENCE_COUNT} affinities`}
          cost="Adjusted mutual information between the lobes of each two affinities at the same k."
        >
          {(agreed) => <AgreementTable agreed={agreed} />}
        </Ask>
        <Ask
          of={seeds}
          action={`Repeat under ${BRAIN_DEFAULTS.seeds} other seeds`}
          cost="Repeats the clustering, and that of the directions, with other random starts, to see which lobes depend on the seed."
        >
          {(others) => <SeedsFigure found={others} />}
        </Ask>
        {layer.has.firings && info.categories.length > 1 && (
          <Ask
            of={held}
            action="Hold out categories"
            cost="Makes lobes without some categories of documents and sees whether features of one lobe fire together in those too. Every category is held out once."
          >
            {(folds) => <HeldOutFigure found={folds} />}
          </Ask>
        )}
        <Eigengap found={found} />
      </div>
    </Section>
  );
}

function StabilityFigure({ samples, looks }: { samples: Stability; looks: readonly LobeLook[] }) {
  const steady = useBrain((view) => view.steady);
  const { stable, sentence } = stabilityVerdict(samples);
  return (
    <div className="stack">
      <NullFigure
        name={`stability, AMI over ${samples.samples.length} bootstrap samples of ${samples.units}`}
        method={method('stability')}
        {...figureBeside(samples.ami)}
        error={samples.sd}
        p={null}
        n={`${samples.ami.null.samples.length} worlds of the same rates`}
      />
      <p className={`note ${stable ? '' : 'warning-note'}`}>{sentence}</p>
      <LobeStabilityTable stability={samples} looks={looks} />
      <CheckField value={steady} onChange={(next) => setBrain({ steady: next })}>
        fade points whose lobe varies
      </CheckField>
    </div>
  );
}
