import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../../controls/Button.tsx';
import { count } from '../../../../controls/numbers.ts';
import { quickList } from '../../../../dataset/neuronpediaPages.ts';
import { useJob } from '../../../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { select } from '../../../../state/selection/select.ts';
import { NeuronpediaLabels } from '../../../shared/neuronpedia/Labels.tsx';
import { typicalJob } from '../../jobs.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import type { ShownLobes } from '../../../cloud/lobes/useLooks.ts';
import { FeatureList } from './FeatureList.tsx';
import { LobeName } from './LobeName.tsx';
import { membersOf } from './membersOf.ts';
import { Failed } from '../../../shared/asking/Failed.tsx';
import { TypicalFeatures, typicalOf } from './TypicalFeatures.tsx';

/** Features listed at once. */
const STEP = 100;
/** With more lobes the product of the affinity with all of them takes long. */
const MOST_LOBES = 64;

/** One lobe: its name, the features typical of it, and all of its features. */
export function LobeCard({ shown: { found, looks }, lobe }: { shown: ShownLobes; lobe: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const request = useLobesRequest();
  const ranks = request.k <= MOST_LOBES;
  const typical = useJob(typicalJob, ranks ? reference : null, request);
  const [listed, setListed] = useState(STEP);
  const [open, setOpen] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  // The card stands below a table that may be longer than the panel.
  useEffect(() => {
    // Not returned: newer browsers answer with a promise, which React would call at the end.
    void card.current?.scrollIntoView({ block: 'nearest' });
  }, [lobe]);
  const look = looks[lobe];
  if (!found || !look) return null;
  const members = membersOf(found, lobe);
  const leading = typical.stale || !typical.result ? [] : typicalOf(typical.result, lobe);
  const leadingFeatures = leading.map(({ feature }) => feature);
  return (
    <div className="stack" ref={card}>
      <LobeName key={look.slot} look={look} layer={layer.id} />
      <div className="row">
        <Button onPress={() => select('feature', members)}>
          Select its {count(members.length)} {info.item}s
        </Button>
        <Button kind="quiet" onPress={() => select('feature', members, 'add')}>
          Add to the selection
        </Button>
      </div>
      {ranks && (
        <TypicalFeatures
          caption={`${info.item}s most typical of ${look.name}`}
          features={leading}
          waiting={typical.status === 'running' ? 'Ranking…' : ''}
        />
      )}
      <Failed of={typical} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          all {count(members.length)} {info.item}s, the most frequent first
        </summary>
        <FeatureList label={`${info.item}s of ${look.name}`} features={members.slice(0, listed)} />
        {listed < members.length && (
          <Button kind="quiet" onPress={() => setListed(listed + STEP)}>
            {count(Math.min(STEP, members.length - listed))} more
          </Button>
        )}
      </details>
      <NeuronpediaLabels
        features={open ? [...leadingFeatures, ...members.slice(0, listed)] : leadingFeatures}
      />
      <QuickList name={look.name} leading={leadingFeatures} members={members} />
    </div>
  );
}

/** A link that shows the lobe at Neuronpedia: its address holds as many features as fit, the most typical first. */
function QuickList({
  name,
  leading,
  members,
}: {
  name: string;
  leading: readonly number[];
  members: readonly number[];
}) {
  const { info } = useDataset();
  const layer = useLayer();
  if (!layer.neuronpedia) return null;
  const link = quickList(layer.neuronpedia, name, [...new Set([...leading, ...members])]);
  if (!link) return null;
  const cut = link.features < members.length;
  return (
    <p className="note">
      <a href={link.address} target="_blank" rel="noreferrer">
        Send to Neuronpedia
      </a>{' '}
      as a quick list: {cut ? 'the first ' : 'all '}
      {count(link.features)} {info.item}s{cut ? ', most typical, then most frequent' : ''}. It opens in a new
      tab.
    </p>
  );
}
