import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { figure, note } from '../../../report/blocks.ts';
import { jobItem } from '../../shared/report/items.ts';
import type { PublishedFigure } from '../analysis/published/figure.ts';
import { publishedClassifierJob, publishedGeometryJob } from '../jobs.ts';
import { publishedClassifierRequest, publishedGeometryRequest } from '../requests.ts';
import type { BrainPlace } from './place.ts';

export const publishedGeometryItem = ({ context, lobes }: BrainPlace) =>
  jobItem({
    job: publishedGeometryJob,
    title: 'Mutual information as published',
    parameters: publishedGeometryRequest(lobes),
    blocks: ({ ami, n }) => [
      figure('“mutual information” (adjusted)', ami, { of: 'permutations of the geometric labels' }),
      note(
        `${sigmas(ami)}${lobes.k} lobes against ${lobes.k} angular clusters of all ${grouped(n)} ${context.info.item}s.`,
      ),
    ],
  });

export const publishedClassifierItem = ({ context, lobes }: BrainPlace) =>
  jobItem({
    job: publishedClassifierJob,
    title: 'Classifier as published',
    parameters: publishedClassifierRequest(lobes),
    blocks: ({ balancedAccuracy, train, test, converged }) => [
      figure('logistic regression, balanced accuracy', balancedAccuracy, { of: 'draws of random features' }),
      note(
        `${sigmas(balancedAccuracy)}Rows as stored; trained on the first ${grouped(train)} ${context.info.item}s, tested on the last ${grouped(test)}.${converged ? '' : ' The fit did not converge.'}`,
      ),
    ],
  });

/** The distance in the population’s deviations, as in the paper. */
const sigmas = ({ sigma }: PublishedFigure): string =>
  sigma === null ? '' : `${sigma.toFixed(1)} σ from the mean of the null, as the paper counts. `;
