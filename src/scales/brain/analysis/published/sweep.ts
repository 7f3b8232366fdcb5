import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { lobeSizes } from '../categories/categories.ts';
import {
  sweepClusters,
  type SweepEmbedding,
  type SweepFigure,
  type SweepParameters,
  type SweepPoint,
} from '../sweep/sweep.ts';
import { publishedAgreement } from './agreement.ts';
import { publishedClassifier } from './classifier.ts';
import type { PublishedFigure } from './figure.ts';
import { PUBLISHED } from './parameters.ts';

/**
 * One point of the paper's figure by the definitions of its code; see `publishedAgreement` and `publishedClassifier`. z is the distance
 * from the null in σ, and there is no p.
 *
 * @param embedding  at least k eigenvectors of the affinity of all features
 * @param clusters  k clusters of all directions, `[features]`
 * @param decoder  `[features, dim]`
 * @throws DataError as the two figures, except that a classifier without two lobes to train is null
 */
export async function publishedSweepPoint(
  embedding: SweepEmbedding,
  clusters: Int32Array,
  decoder: Matrix,
  parameters: Omit<SweepParameters, 'fired' | 'families'>,
  work: Work,
): Promise<SweepPoint> {
  const { affinity, k, seed, permutations, fits } = parameters;
  const quiet = silent(work);
  work.progress(0, `${affinity}, ${k} lobes`);
  const labels = await sweepClusters(embedding, k, seed, quiet);
  const { ami } = await publishedAgreement(labels, clusters, { permutations, seed }, quiet);
  const trained = new Set(labels.subarray(0, Math.floor(PUBLISHED.trained * decoder.rows))).size;
  const classified =
    trained > 1 ? await publishedClassifier(decoder, labels, { fits, seed }, stepOf(work, 0.4, 1)) : null;
  const sizes = lobeSizes(labels, k);
  return {
    affinity,
    k,
    ami: summary(ami),
    balancedAccuracy: classified && {
      ...summary(classified.balancedAccuracy),
      error: 0,
      lobesTested: classified.lobesTested,
    },
    smallest: sizes.reduce((a, b) => Math.min(a, b)),
    largest: sizes.reduce((a, b) => Math.max(a, b)),
  };
}

function summary({ value, sigma, null: { mean, sd, samples } }: PublishedFigure): SweepFigure {
  return { value, null: { mean, sd }, z: sigma, p: null, draws: samples.length };
}
