import { useId, useState } from 'react';
import { count, fixed } from '../../../controls/numbers.ts';
import { Button } from '../../../controls/Button.tsx';
import { quickList } from '../../../dataset/neuronpediaPages.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { store } from '../../../state/store.ts';
import { NeuronpediaLabels } from '../../shared/neuronpedia/Labels.tsx';
import { useLabels } from '../../shared/useLabels.ts';
import type { Typical } from '../analysis/index.ts';
import { typicalJob } from '../jobs.ts';
import { lobeName } from '../../cloud/lobes/lobeName.ts';
import { useLobesRequest } from '../../shared/lobes/useLobes.ts';
import type { LobeLook, ShownLobes } from '../../cloud/lobes/useLooks.ts';
import { setBrain, useBrain } from '../useBrain.ts';

/** So many features are listed at once. */
const STEP = 100;
/** With more lobes the product of the affinity with all of them takes long. */
const MOST_LOBES = 64;

/** One lobe alone: its name, the features typical of it, and all of them. */
export function LobeCard({ shown: { found, looks }, lobe }: { shown: ShownLobes; lobe: number }) {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const request = useLobesRequest();
  const labels = useLabels().result;
  const typical = useJob(typicalJob, request.k <= MOST_LOBES ? reference : null, request);
  const [listed, setListed] = useState(STEP);
  const [all, setAll] = useState(false);
  if (!found) return null;
  const look = looks[lobe]!;
  const members = [...found.labels.keys()].filter((i) => found.labels[i] === lobe);
  members.sort((a, b) => found.fired[b]! - found.fired[a]!);
  const ranked = typical.stale ? null : typical.result;
  const leading = ranked && lobe < ranked.lobes ? [...typicalOf(ranked, lobe)] : [];
  // Those most typical of it first: a quick list holds no more than its address.
  const sent = [...new Set([...leading, ...members])];
  const link = layer.neuronpedia ? quickList(layer.neuronpedia, look.name, sent) : null;
  return (
    <div className="stack">
      <NameEntry key={look.slot} look={look} layer={layer.id} />
      {request.k <= MOST_LOBES && (
        <table className="data-table">
          <caption className="visually-hidden">
            {info.item}s most typical of {look.name}
          </caption>
          <thead>
            <tr>
              <th scope="col">most typical {info.item}s</th>
              <th scope="col" className="number" title="mean affinity inside the lobe minus outside">
                lead
              </th>
            </tr>
          </thead>
          <tbody>
            {leading.map((feature, i) => (
              <tr key={feature}>
                <td>
                  <FeatureLink feature={feature} description={labels?.description[feature]} />
                </td>
                <td className="number">{fixed(ranked!.lead[lobe * ranked!.count + i]!, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {typical.status === 'running' && <p className="note">Ranking… {typical.text}</p>}
      {typical.error && <p className="note warning-note">{typical.error.message}</p>}
      <p className="note">Lead: mean affinity with the lobe’s other {info.item}s minus that with the rest.</p>
      <details onToggle={(event) => setAll(event.currentTarget.open)}>
        <summary>
          all {count(members.length)} {info.item}s, the most frequent first
        </summary>
        <ol className="lobe-features" aria-label={`${info.item}s of ${look.name}`}>
          {members.slice(0, listed).map((feature) => (
            <li key={feature}>
              <FeatureLink feature={feature} description={labels?.description[feature]} />
            </li>
          ))}
        </ol>
        {listed < members.length && (
          <Button kind="quiet" onPress={() => setListed(listed + STEP)}>
            {count(Math.min(STEP, members.length - listed))} more
          </Button>
        )}
      </details>
      <NeuronpediaLabels features={all ? [...leading, ...members.slice(0, listed)] : leading} />
      {link && (
        <p className="note">
          <a href={link.address} target="_blank" rel="noreferrer">
            Send to Neuronpedia
          </a>{' '}
          as a quick list: {link.features < members.length ? 'the first ' : 'all '}
          {count(link.features)} {info.item}s
          {link.features < members.length ? ', most typical, then most frequent' : ''}. It opens in a new tab.
        </p>
      )}
    </div>
  );
}

/** The features most typical of a lobe, most typical first; a small lobe has fewer than the others. */
function typicalOf({ features, count }: Typical, lobe: number): Int32Array {
  return features.subarray(lobe * count, (lobe + 1) * count).filter((feature) => feature >= 0);
}

function FeatureLink({ feature, description }: { feature: number; description: string | undefined }) {
  return (
    <button
      className="link-button one-line"
      title={description}
      onClick={() => store.getState().go({ feature })}
    >
      {feature} {description}
    </button>
  );
}

/** The lobe's name; emptied, it goes back to its number. */
function NameEntry({ look, layer }: { look: LobeLook; layer: string }) {
  const id = useId();
  const names = useBrain((view) => view.names);
  const own = names.find((entry) => entry.layer === layer && entry.slot === look.slot)?.name ?? '';
  const [typed, setTyped] = useState(own);
  const take = () => {
    const name = typed.trim();
    if (name === own) return;
    const others = names.filter((entry) => entry.layer !== layer || entry.slot !== look.slot);
    setBrain({ names: name ? [...others, { layer, slot: look.slot, name }] : others });
  };
  return (
    <div className="name-entry">
      <label htmlFor={id}>name of this lobe</label>
      <input
        id={id}
        value={typed}
        maxLength={40}
        autoComplete="off"
        placeholder={lobeName(look.slot)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </div>
  );
}
