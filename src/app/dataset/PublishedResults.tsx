import { useState } from 'react';
import type { PublishedState } from '../../dataset/dataset.ts';
import { publishedStatesJob, recomputeJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { Ask } from '../../scales/shared/asking/Ask.tsx';
import { useAsked } from '../../scales/shared/asking/useAsked.ts';
import { resultTitle } from '../../scales/publish/publishable.ts';
import { useDataset } from '../../state/hooks.ts';

const STATE_NAMES = {
  used: 'used as published, computed beforehand by the author',
  unused: 'not read yet by this page’s workers',
  ignored: 'not used, computed here',
} as const;

const ORDER = ['ignored', 'used', 'unused'] as const;

/** Numbers the requests: the states change, so each request needs a new key. */
let looks = 0;

/** The results that came with the dataset, and whether this page uses them. */
export function PublishedResults() {
  const { info, reference } = useDataset();
  const [look, setLook] = useState(0);
  const { result } = useJob(publishedStatesJob, look > 0 ? reference : null, { look });
  const { results } = info;
  if (!results) return null;
  return (
    <details
      className="published-results"
      onToggle={(event) => event.currentTarget.open && setLook((looks += 1))}
    >
      <summary>
        {results.length} {results.length === 1 ? 'result' : 'results'} precomputed, published with the dataset
      </summary>
      <ul>
        {inOrder(result ?? []).map(({ job, parameters, state, reason }) => (
          <li key={JSON.stringify([job, parameters])}>
            {resultTitle(job, parameters, info)}: {STATE_NAMES[state]}
            {reason && <p className="note warning-note">{reason}</p>}
            {state !== 'ignored' && <ComputedAgain job={job} parameters={parameters} />}
          </li>
        ))}
      </ul>
      <p className="note">
        Used only for the same parameters and seed; everything else is computed on this machine.
      </p>
    </details>
  );
}

/** A result is computed again on request, and how it differs from the published one. */
function ComputedAgain({ job, parameters }: Pick<PublishedState, 'job' | 'parameters'>) {
  const { reference } = useDataset();
  const asked = useAsked(recomputeJob, reference, { job, parameters }, { linked: false });
  return (
    <Ask of={asked} action="Compute again">
      {(sentence) => <p className="note">{sentence}</p>}
    </Ask>
  );
}

/** Ignored results first, then those that are used. */
const inOrder = (states: readonly PublishedState[]) =>
  [...states].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
