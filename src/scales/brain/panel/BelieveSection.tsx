import { Suspense } from 'react';
import { fixed, significant } from '../../../controls/numbers.ts';
import { Bars } from '../../../charts/lazy.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import { CheckField } from '../../../controls/CheckField.tsx';
import { Section } from '../../../controls/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { useAskedJob } from '../../shared/asked.ts';
import { Ask } from '../../shared/Ask.tsx';
import type { AffinityAgreement } from '../analysis/index.ts';
import { stabilityVerdict } from '../analysis/stability.ts';
import { affinitiesJob, type BrainLobes } from '../jobs.ts';
import { affinityTitle, COOCCURRENCE_COUNT } from '../analysis/affinities.ts';
import { useLobesRequest } from '../../shared/lobes/useLobes.ts';
import { useStability } from '../useStability.ts';
import { setBrain, useBrain } from '../useBrain.ts';

/** Whether the lobes come out again: of other blocks, by other affinities, and how many there are. */
export function BelieveSection({ found }: { found: BrainLobes }) {
  const { reference } = useDataset();
  const layer = useLayer();
  const steady = useBrain((view) => view.steady);
  const { affinity: _, ...request } = useLobesRequest();
  const stable = useStability();
  const affinities = useAskedJob(affinitiesJob, reference, request);
  const samples = stable.stale ? null : stable.result;
  const agreed = affinities.stale ? null : affinities.result;
  return (
    <Section title="Can it be believed?">
      <div className="stack">
        {samples ? (
          <div>
            <NullFigure
              name={`stability, AMI over ${samples.samples.length} bootstrap samples of blocks`}
              value={samples.ami.value}
              error={samples.sd}
              distribution={samples.ami.null}
              z={samples.ami.z}
              n={`${samples.ami.null.samples.length} worlds of independent firings`}
            />
            <p className={`note ${stabilityVerdict(samples).stable ? '' : 'warning-note'}`}>
              {stabilityVerdict(samples).sentence}
            </p>
            <CheckField value={steady} onChange={(next) => setBrain({ steady: next })}>
              points as opaque as they are steady
            </CheckField>
          </div>
        ) : layer.has.firings ? (
          <Ask of={stable} action="Find the lobes of other blocks">
            <p className="note">
              The same clustering on bootstrap samples of the blocks, and on firings made independent.
            </p>
          </Ask>
        ) : (
          <p className="note">Stability needs the firings block by block; counts do not hold them.</p>
        )}
        {agreed ? (
          <AgreementTable agreed={agreed} />
        ) : (
          <Ask of={affinities} action={`Compare the ${COOCCURRENCE_COUNT} affinities`}>
            <p className="note">Adjusted mutual information of the lobes of each two affinities, same k.</p>
          </Ask>
        )}
        <Eigengap found={found} />
      </div>
    </Section>
  );
}

function AgreementTable({ agreed: { affinities, ami } }: { agreed: AffinityAgreement }) {
  const many = affinities.length;
  return (
    <table className="data-table agreement-table">
      <caption>Agreement of the affinities, adjusted mutual information</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">affinity</span>
          </th>
          {affinities.map((name) => (
            <th key={name} scope="col" className="number">
              {affinityTitle(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {affinities.map((name, i) => (
          <tr key={name}>
            <th scope="row">{affinityTitle(name)}</th>
            {affinities.map((other, j) => (
              <td key={other} className="number">
                {fixed(ami[i * many + j]!, 2)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** So many eigenvalues are drawn. */
const DRAWN = 24;

function Eigengap({ found: { eigenvalues, sizes } }: { found: BrainLobes }) {
  const k = sizes.length;
  // The first eigenvalue is 1 for every affinity and would dwarf the others.
  const shown = eigenvalues.subarray(1, Math.max(DRAWN, k + 1));
  const gap = widestGap(eigenvalues);
  const own = k < eigenvalues.length ? eigenvalues[k - 1]! - eigenvalues[k]! : null;
  return (
    <div>
      <h3 className="note">Eigengap</h3>
      <Suspense fallback={<p className="note">Drawing…</p>}>
        <Bars
          label="Eigenvalues of the normalised affinity after the first, which is 1"
          values={shown}
          chosen={k - 1}
          first={2}
          place="eigenvalue"
        />
      </Suspense>
      <p className="note">
        Of the first {eigenvalues.length}, the widest gap is behind {gap.after}: {gap.after}{' '}
        {gap.after === 1 ? 'lobe, that is none' : 'lobes'}, {significant(gap.width)} wide
        {own === null || gap.after === k ? '' : `; behind k = ${k} it is ${significant(own)}`}.
      </p>
    </div>
  );
}

/** The gap behind which eigenvalues fall most, from the second on. */
function widestGap(values: Float64Array): { after: number; width: number } {
  let after = 2;
  for (let i = 2; i + 1 < values.length; i++) {
    if (values[i]! - values[i + 1]! > values[after - 1]! - values[after]!) after = i + 1;
  }
  return { after, width: (values[after - 1] ?? 0) - (values[after] ?? 0) };
}
