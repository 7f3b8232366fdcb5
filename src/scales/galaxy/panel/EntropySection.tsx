import { figureBeside } from '../../../charts/nulls/figureBeside.ts';
import { NullFigure } from '../../../charts/nulls/NullFigure.tsx';
import { count } from '../../../controls/numbers.ts';
import { Section } from '../../../controls/frame/Section.tsx';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { Ask } from '../../shared/asking/Ask.tsx';
import { useAsked } from '../../shared/asking/useAsked.ts';
import { entropyVerdict, type ClusteringEntropy } from '../analysis/index.ts';
import { entropyJob } from '../jobs.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { entropyRequest } from '../requests.ts';
import { PublishedEntropyFigure } from './published/PublishedEntropyFigure.tsx';
import { method } from '../method.ts';

/** How much less entropy the features have than Gaussian clouds of the same spectrum and lengths. */
export function EntropySection() {
  const { asPublished } = useGalaxy((view) => view);
  return (
    <Section title="Clustering entropy" method={method('entropy')}>
      {asPublished ? <PublishedEntropyFigure /> : <EntropyFigure />}
    </Section>
  );
}

function EntropyFigure() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const job = useAsked(entropyJob, reference, entropyRequest(layer, view));
  return (
    <Ask
      of={job}
      action="Compute clustering entropy"
      cost="How much less entropy the features have than Gaussian clouds with the same spectrum and the same lengths of rows: positive if they are less Gaussian than these, as when they cluster. Takes the nearest neighbours in the layer, in 10 half samples and in 20 clouds."
    >
      {(found) => <Figures found={found} />}
    </Ask>
  );
}

interface Part {
  readonly name: string;
  readonly value: number;
  readonly error?: number;
}

const COLUMNS: readonly Column<Part>[] = [
  { header: 'entropy', value: ({ name }) => name, rowHeader: true },
  { header: 'nats', value: ({ value }) => value, decimals: 2 },
  { header: '±', value: ({ error }) => error, decimals: 2, title: 'standard deviation' },
];

function Figures({ found }: { found: ClusteringEntropy }) {
  const { difference, features, gaussian } = found;
  const parts: Part[] = [
    { name: 'features (Kozachenko–Leonenko)', value: features.value, error: features.error },
    { name: `${gaussian.clouds} Gaussian clouds, mean`, value: gaussian.mean, error: gaussian.sd },
    { name: 'Gaussian, closed form', value: found.closedForm },
  ];
  return (
    <>
      <NullFigure
        name="H Gaussian − H features, nats"
        method={method('entropy')}
        {...figureBeside(difference)}
        n={`${gaussian.clouds} Gaussian clouds`}
      />
      <p className="note">{entropyVerdict(found)}</p>
      <DataTable caption="What the difference is made of, in nats" columns={COLUMNS} rows={parts} />
      <p className="note">
        {count(found.rows)}
        {found.rows < found.n && ` of ${count(found.n)}`} features, first {found.components} components, k ={' '}
        {found.k}, seed {found.seed}; error from {found.subsamples} half samples without replacement;{' '}
        {found.preprocessing}.
        {found.zeroDistances > 0 &&
          ` ${count(found.zeroDistances)} features have an exact copy; their distance of 0 counts as the smallest other one.`}
      </p>
    </>
  );
}
