import type { Dataset } from '../../../dataset/dataset.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { COOCCURRENCE_AFFINITIES, type AffinityName, type CooccurrenceAffinity } from './affinities.ts';
import { BRAIN_DEFAULTS, SWEEP_DEFAULTS, sweepFits } from './defaults.ts';
import { lobesInputOf } from './layerData.ts';
import { lobesKey } from './reports.ts';
import type { LobesRequest, Remember } from './request.ts';
import {
  embedForSweep,
  sweepClusters,
  sweepPoint,
  sweepSizes,
  type SweepEmbedding,
  type SweepPoint,
} from './sweep.ts';

/** Eigenvectors are found once for all k up to this one, and again for each larger k. */
const TOGETHER = 64;

/** The parameters of one point of a sweep. */
export interface SweepStep {
  readonly affinity: CooccurrenceAffinity;
  readonly k: number;
  /** the largest k that shares the eigenvectors of this point */
  readonly most: number;
  readonly permutations: number;
  readonly fits: number;
}

/** The choices of a sweep; the defaults if left out. */
export interface SweepChoice {
  readonly affinities?: readonly CooccurrenceAffinity[];
  readonly permutations?: number;
  /** shuffled fits at every point; `sweepFits` if left out */
  readonly fits?: number;
}

/**
 * The points of a sweep in the order of computation: points that share eigenvectors follow each other.
 *
 * @param features  number of features that are clustered
 * @param most  the largest k
 */
export function sweepPlan(features: number, most: number, choice: SweepChoice = {}): SweepStep[] {
  const { affinities = COOCCURRENCE_AFFINITIES, permutations = SWEEP_DEFAULTS.permutations } = choice;
  const sizes = sweepSizes(features, most);
  const groups = [sizes.filter((k) => k <= TOGETHER), ...sizes.filter((k) => k > TOGETHER).map((k) => [k])];
  return groups.flatMap((group) =>
    affinities.flatMap((affinity) =>
      group.map((k) => ({
        affinity,
        k,
        most: Math.max(...group),
        permutations,
        fits: choice.fits ?? sweepFits(k),
      })),
    ),
  );
}

/** One point of a sweep. The eigenvectors, and the clusters of the directions, are kept for the other points. */
export async function sweepReport(
  dataset: Dataset,
  request: LobesRequest & Omit<SweepStep, 'affinity'>,
  work: Work,
  remember: Remember,
): Promise<SweepPoint> {
  const { most, ...parameters } = request;
  const input = await lobesInputOf(dataset, request.layer);
  const embed = (affinity: AffinityName, step: Work): Promise<SweepEmbedding> =>
    remember(`eigenvectors ${most} ${lobesKey({ ...request, affinity, k: 0 })}`, () =>
      embedForSweep(input, { ...request, affinity }, most, step),
    );
  const embedding = await embed(request.affinity, stepOf(work, 0, 0.3));
  const { geometry } = BRAIN_DEFAULTS;
  const clusters = await remember(
    `clusters ${most} ${lobesKey({ ...request, affinity: geometry })}`,
    async () => {
      const directions = await embed(geometry, stepOf(work, 0.3, 0.4));
      return sweepClusters(directions, request.k, request.seed, stepOf(work, 0.4, 0.5));
    },
  );
  const decoder = await dataset.decoder(request.layer);
  return sweepPoint(embedding, clusters, decoder, parameters, stepOf(work, 0.5, 1));
}
