import { count, fixed, plusMinus } from '../../../controls/numbers.ts';
import { NullFigure } from '../../../charts/NullFigure.tsx';
import { Section } from '../../../controls/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { ClusteringEntropy } from '../analysis/index.ts';
import { useAskedJob } from '../../shared/asked.ts';
import { entropyJob } from '../jobs.ts';
import { entropyRequest } from '../requests.ts';
import { Ask } from '../../shared/Ask.tsx';
import { useGalaxy } from '../useGalaxy.ts';

/** How much less entropy the features have than a Gaussian cloud of the same spectrum. */
export function EntropySection() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const job = useAskedJob(entropyJob, reference, entropyRequest(layer, view));
  const found = job.stale ? null : job.result;
  return (
    <Section title="Clustering entropy">
      {!found && (
        <Ask of={job} action="Compute clustering entropy">
          <p className="note">
            How much less entropy the features have than Gaussian clouds with the same spectrum: positive
            where they cluster. Nearest neighbours in the layer, in 10 half samples and in 20 clouds.
          </p>
        </Ask>
      )}
      {found && <Figures found={found} />}
    </Section>
  );
}

function Figures({ found }: { found: ClusteringEntropy }) {
  const { difference, features, gaussian, published } = found;
  const rows = [
    ['features (Kozachenko–Leonenko)', plusMinus(features.value, features.error)],
    [`${gaussian.clouds} Gaussian clouds, mean ± sd`, plusMinus(gaussian.mean, gaussian.sd)],
    ['Gaussian, closed form', fixed(found.closedForm, 2)],
    ['published estimator, difference', fixed(published.difference, 2)],
  ] as const;
  return (
    <>
      <NullFigure
        name="H Gaussian − H features, nats"
        value={difference.value}
        error={difference.error}
        distribution={difference.null}
        z={difference.z}
        p={difference.p}
        n={`${gaussian.clouds} Gaussian clouds`}
      />
      <table className="data-table">
        <caption className="visually-hidden">What the difference is made of, in nats</caption>
        <thead>
          <tr>
            <th scope="col">entropy</th>
            <th scope="col" className="number">
              nats
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{published.note}</p>
      <p className="note">
        {count(found.rows)}
        {found.rows < found.n && ` of ${count(found.n)}`} features, first {found.components} components, k ={' '}
        {found.k}, seed {found.seed}; error from {found.subsamples} half samples without replacement;{' '}
        {found.preprocessing}.
        {found.zeroDistances > 0 && ` ${count(found.zeroDistances)} exact duplicates left out.`}
      </p>
    </>
  );
}
