import { Section } from '../../../../controls/frame/Section.tsx';
import { SelectField } from '../../../../controls/fields/SelectField.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import type { LobeLook } from '../../../cloud/lobes/useLooks.ts';
import { BRAIN_DEFAULTS } from '../../analysis/defaults.ts';
import { followableLayers } from '../../followable.ts';
import { followingJob } from '../../jobs.ts';
import { method } from '../../method.ts';
import { followingRequest } from '../../requests.ts';
import { setBrain, useBrain } from '../../useBrain.ts';
import { FollowedFigures } from './FollowedFigures.tsx';

/** Which lobes of another layer fire where those of this layer fire. */
export function FollowingSection({ looks }: { looks: readonly LobeLook[] }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const lobes = useLobesRequest();
  const view = useBrain((own) => own);
  const request = followingRequest(info.layers, lobes, view);
  const found = useAsked(followingJob, reference, request);
  if (!request) return null;
  return (
    <Section title="Lobes in another layer" method={method('following')}>
      <div className="stack">
        <SelectField
          label="layer"
          value={request.with}
          options={followableLayers(info.layers, layer.id).map(({ id, name }) => ({ id, name }))}
          onChange={(followTo) => setBrain({ followTo })}
        />
        <Ask
          of={found}
          action="Follow the lobes"
          cost={`Finds ${request.k} lobes there in the same way, and compares where they fire with ${BRAIN_DEFAULTS.followingDraws} shuffles of the documents.`}
        >
          {(following) => (
            <FollowedFigures found={following} looks={looks} to={found.resultOf?.parameters ?? request} />
          )}
        </Ask>
      </div>
    </Section>
  );
}
