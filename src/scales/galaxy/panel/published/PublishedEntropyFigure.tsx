import { count } from '../../../../controls/numbers.ts';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import { PUBLISHED_MARKS, publishedEntropyVerdict, type PublishedEntropy } from '../../analysis/index.ts';
import { publishedEntropyJob } from '../../jobs.ts';
import { publishedEntropyRequest } from '../../requests.ts';
import { useGalaxy } from '../../useGalaxy.ts';
import { MarksAxis } from './MarksAxis.tsx';
import { marksOf } from './publishedMarks.ts';
import { method } from '../../method.ts';

/** The clustering entropy of the paper's figure, and how much of it is the estimator on noise. */
export function PublishedEntropyFigure() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const job = useAsked(publishedEntropyJob, reference, publishedEntropyRequest(layer, view));
  return (
    <>
      <Ask
        of={job}
        action="Compute it as published"
        cost="All principal components of up to 5,000 features, thirty resamples with replacement, and the same estimator on three noise clouds of each kind: about a minute for 2,304 dimensions."
      >
        {(found) => <Figures found={found} />}
      </Ask>
      <PublishedNote figure="entropy" />
    </>
  );
}

interface Part {
  readonly name: string;
  readonly value: number;
  readonly error?: number;
}

const COLUMNS: readonly Column<Part>[] = [
  { header: 'as published', value: ({ name }) => name, rowHeader: true },
  { header: 'nats', value: ({ value }) => value, decimals: 2 },
  { header: '±', value: ({ error }) => error, decimals: 2 },
];

function Figures({ found }: { found: PublishedEntropy }) {
  const { noise, value, error } = found;
  const parts: Part[] = [
    { name: 'this layer', value, error },
    ...(noise
      ? [
          { name: 'isotropic noise', value: noise.isotropic.mean, error: noise.isotropic.sd },
          { name: 'noise of this spectrum', value: noise.matched.mean, error: noise.matched.sd },
          { name: 'what remains', ...noise.remaining },
        ]
      : []),
    { name: 'Gaussian part', value: found.gaussianPart },
    { name: 'mean estimate of features', value: found.estimate },
    { name: '“random” line, × 2.55', value: found.randomLine },
  ];
  return (
    <>
      <NullFigure
        name="entropy as published, nats"
        method={method('entropyAsPublished')}
        value={value}
        error={error}
        decimals={1}
      />
      <p className="note">{publishedEntropyVerdict(found)}</p>
      <DataTable
        caption="The figure beside the same estimator on noise, in nats"
        columns={COLUMNS}
        rows={parts}
      />
      <MarksAxis
        caption={`Beside the published entropies: ${PUBLISHED_MARKS.source}`}
        citation={`Clustering entropies, nats. ${PUBLISHED_MARKS.citation}`}
        own={{ name: 'this layer', value, error }}
        marks={marksOf('entropy')}
        lines={
          noise
            ? [
                { name: 'isotropic noise', value: noise.isotropic.mean },
                { name: 'noise of this spectrum', value: noise.matched.mean },
              ]
            : []
        }
        decimals={1}
      />
      <p className="note">
        {count(found.rows)}
        {found.rows < found.n && ` of ${count(found.n)}`} features, {found.components} components,{' '}
        {found.resamples} resamples, NumPy’s seed 0; {found.preprocessing}.
        {found.components < 100 &&
          ` The published figure is in 100 components: with ${found.components} it is another quantity, and only the noise beside it can be compared.`}
        {noise &&
          ` Noise: ${noise.isotropic.clouds} clouds each, seed ${found.seed}, ± their standard deviation; of what remains, half of a 95 % interval.`}
      </p>
    </>
  );
}
