import type { SharedPairs } from '../../../../math/affinity/sharedPairs.ts';
import type { Dataset } from '../../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { AffinityName } from '../affinities/affinities.ts';
import { recordedBlocks } from '../affinities/affinityOf.ts';
import { BRAIN_DEFAULTS } from '../defaults.ts';
import { lobesInputOf } from '../layerData.ts';
import { lobesKey } from '../lobes/report.ts';
import { familiesOf } from '../reports.ts';
import { PUBLISHED } from '../published/parameters.ts';
import { publishedSweepPoint } from '../published/sweep.ts';
import type { LobesRequest, Remember } from '../request.ts';
import { embedForSweep, sweepClusters, sweepPoint, type SweepEmbedding, type SweepPoint } from './sweep.ts';
import type { SweepStep } from './sweepPlan.ts';

/**
 * One point of a sweep. The eigenvectors, and the clusters of the directions, are kept for the other points.
 *
 * @param pairs  keeps counts of pairs for the affinities that follow; each counts by itself if left out
 */
export async function sweepReport(
  dataset: Dataset,
  request: LobesRequest & Omit<SweepStep, 'affinity'>,
  work: Work,
  remember: Remember,
  pairs?: SharedPairs,
): Promise<SweepPoint> {
  const { most, ...parameters } = request;
  const input = await lobesInputOf(dataset, request.layer);
  const embed = (affinity: AffinityName, step: Work): Promise<SweepEmbedding> =>
    remember(`eigenvectors ${most} ${lobesKey({ ...request, affinity, k: 0 })}`, () =>
      embedForSweep({ ...input, ...(pairs && { pairs }) }, { ...request, affinity }, most, step),
    );
  const embedding = await embed(request.affinity, stepOf(work, 0, 0.3));
  const geometry = request.asPublished ? PUBLISHED.geometry : BRAIN_DEFAULTS.geometry;
  const clusters = await remember(
    `clusters ${most} ${lobesKey({ ...request, affinity: geometry })}`,
    async () => {
      const directions = await embed(geometry, stepOf(work, 0.3, 0.4));
      return sweepClusters(directions, request.k, request.seed, stepOf(work, 0.4, 0.5));
    },
  );
  const decoder = await dataset.decoder(request.layer);
  if (request.asPublished) {
    return publishedSweepPoint(embedding, clusters, decoder, parameters, stepOf(work, 0.5, 1));
  }
  const fired = await remember(`fired ${request.layer}`, async () => recordedBlocks(input)?.fired ?? null);
  const families = await familiesOf(dataset, request.layer, stepOf(work, 0.5, 0.55), remember);
  return sweepPoint(embedding, clusters, decoder, { ...parameters, fired, families }, stepOf(work, 0.55, 1));
}
