import type { Dataset } from '../../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { GeometryAffinity } from '../affinities/affinities.ts';
import { lobesOf } from '../lobes/report.ts';
import type { LobesRequest, Remember } from '../request.ts';
import { publishedAgreement, type PublishedAgreement } from './agreement.ts';
import { publishedClassifier, type PublishedClassifier } from './classifier.ts';
import { publishedRequest } from './parameters.ts';

/*
 * The brain's figures as published: the definitions of the paper's code on all features, whatever the filters and the seed of the
 * request. The app's workers and the command line call the same reports.
 */

/** “Mutual information” as published, with the clusters of the directions by the affinity `by`. */
export async function publishedGeometryReport(
  dataset: Dataset,
  {
    by,
    permutations,
    ...view
  }: LobesRequest & { readonly by: GeometryAffinity; readonly permutations: number },
  work: Work,
  remember: Remember,
): Promise<PublishedAgreement> {
  const request = publishedRequest(view);
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.3), remember);
  const directions = await lobesOf(dataset, { ...request, affinity: by }, stepOf(work, 0.3, 0.7), remember);
  const draws = { permutations, seed: request.seed };
  return publishedAgreement(labels, directions.labels, draws, stepOf(work, 0.7, 1));
}

/** The classifier as published. */
export async function publishedClassifierReport(
  dataset: Dataset,
  { fits, ...view }: LobesRequest & { readonly fits: number },
  work: Work,
  remember: Remember,
): Promise<PublishedClassifier> {
  const request = publishedRequest(view);
  const { labels } = await lobesOf(dataset, request, stepOf(work, 0, 0.2), remember);
  const decoder = await dataset.decoder(request.layer);
  return publishedClassifier(decoder, labels, { fits, seed: request.seed }, stepOf(work, 0.2, 1));
}
