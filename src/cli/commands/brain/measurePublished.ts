import type { Dataset } from '../../../dataset/dataset.ts';
import type { Work } from '../../../math/work/work.ts';
import type { PublishedFigure } from '../../../scales/brain/analysis/published/figure.ts';
import { PUBLISHED_MARKS } from '../../../scales/brain/analysis/published/marks.ts';
import {
  publishedClassifierReport,
  publishedGeometryReport,
} from '../../../scales/brain/analysis/published/reports.ts';
import type { Remember } from '../../../scales/brain/analysis/request.ts';
import { PUBLISHED_NOTES } from '../../../scales/shared/published/notes.ts';
import type { Measuring } from '../../measures.ts';

const { from, features } = PUBLISHED_MARKS;

/** “Mutual information” with geometry as published, with the paper's mark and the texts beside it. */
export async function geometryAsPublished(
  dataset: Dataset,
  { request, permutations, by }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const { ami, n } = await publishedGeometryReport(dataset, { ...request, permutations, by }, work, remember);
  return {
    ami: ami.value,
    n,
    by,
    ...beside(ami),
    mark: { ...PUBLISHED_MARKS.ami, features, from },
    note: PUBLISHED_NOTES.mutualInformation,
  };
}

/** The classifier as published, with the paper's mark and the texts beside it. */
export async function classifierAsPublished(
  dataset: Dataset,
  { request, fits }: Measuring,
  work: Work,
  remember: Remember,
): Promise<object> {
  const { balancedAccuracy, ...fit } = await publishedClassifierReport(
    dataset,
    { ...request, fits },
    work,
    remember,
  );
  return {
    balancedAccuracy: balancedAccuracy.value,
    ...beside(balancedAccuracy),
    ...fit,
    mark: { ...PUBLISHED_MARKS.classifier, features, from },
    note: PUBLISHED_NOTES.classifier,
  };
}

/** The null of a figure, with the number of its draws instead of the draws. */
function beside({ null: { mean, sd, samples }, sigma }: PublishedFigure) {
  return { null: { mean, sd, draws: samples.length }, sigma };
}
