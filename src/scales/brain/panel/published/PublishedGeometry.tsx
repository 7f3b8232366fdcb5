import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { count, fixed } from '../../../../controls/numbers.ts';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import { useLobesRequest } from '../../../shared/lobes/useLobes.ts';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import { affinityEntry } from '../../analysis/affinities/affinities.ts';
import type { PublishedClassifier } from '../../analysis/published/classifier.ts';
import type { PublishedAgreement } from '../../analysis/published/agreement.ts';
import type { PublishedFigure } from '../../analysis/published/figure.ts';
import { PUBLISHED } from '../../analysis/published/parameters.ts';
import { publishedClassifierJob, publishedGeometryJob } from '../../jobs.ts';
import { publishedClassifierRequest, publishedGeometryRequest } from '../../requests.ts';
import { Marks } from './Marks.tsx';
import { method } from '../../method.ts';

const { permutations, fits, geometry } = PUBLISHED;

/** “Mutual information” and the classifier as published, each beside the paper’s mark. */
export function PublishedGeometry() {
  const { reference, info } = useDataset();
  const request = useLobesRequest();
  const mutual = useAsked(publishedGeometryJob, reference, publishedGeometryRequest(request));
  const predicted = useAsked(publishedClassifierJob, reference, publishedClassifierRequest(request));
  return (
    <div className="stack">
      <Ask
        of={mutual}
        action="Mutual information as published"
        cost={`Clusters all directions by ${affinityEntry(geometry).formula}, and permutes the geometric labels ${permutations} times.`}
      >
        {(found) => <MutualInformation found={found} k={mutual.resultOf?.parameters.k ?? request.k} />}
      </Ask>
      <PublishedNote figure="mutualInformation" />
      <Ask
        of={predicted}
        action="Classifier as published"
        cost={`Fits a logistic regression to the first 80 % of the ${info.item}s by index, and ${fits} more to random directions: minutes with many ${info.item}s.`}
      >
        {(fit) => <Prediction fit={fit} k={predicted.resultOf?.parameters.k ?? request.k} />}
      </Ask>
      <PublishedNote figure="classifier" />
    </div>
  );
}

function MutualInformation({ found: { ami, n }, k }: { found: PublishedAgreement; k: number }) {
  const { item } = useDataset().info;
  return (
    <div>
      <NullFigure
        name="“mutual information” (adjusted)"
        method={method('amiAsPublished')}
        value={ami.value}
        distribution={ami.null}
        n={draws(ami, 'permutations of the geometric labels')}
      />
      <Marks mark="ami" figure={ami} k={k} n={n} />
      <p className="note">
        {k} lobes against {k} angular clusters of all {count(n)} {item}s.
      </p>
    </div>
  );
}

function Prediction({ fit, k }: { fit: PublishedClassifier; k: number }) {
  const { item } = useDataset().info;
  const { balancedAccuracy, train, test, lobesTrained, lobesTested, converged } = fit;
  return (
    <div>
      <NullFigure
        name="logistic regression, balanced accuracy"
        method={method('classifierAsPublished')}
        value={balancedAccuracy.value}
        distribution={balancedAccuracy.null}
        n={draws(balancedAccuracy, 'draws of random features')}
      />
      <Marks mark="classifier" figure={balancedAccuracy} k={k} n={train + test} />
      <p className="note">
        Rows as stored; trained on the first {count(train)} {item}s, tested on the last {count(test)}
        {lobesTrained < k || lobesTested < k
          ? `; of ${k} lobes ${lobesTrained} have ${item}s to train and ${lobesTested} to test`
          : ''}
        .{converged ? '' : ' The fit did not converge.'}
      </p>
    </div>
  );
}

/** `52 σ · 100 permutations`: the population’s deviation, as in the paper, and no p. */
const draws = ({ sigma, null: { samples } }: PublishedFigure, of: string) =>
  `${sigma === null ? 'no spread' : `${fixed(sigma, 1)} σ`} · ${samples.length} ${of}`;
