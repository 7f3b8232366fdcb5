import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import {
  clustersOf,
  spectralEmbedding,
  type SpectralEmbedding,
} from '../../../../math/clustering/spectralEmbedding.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { featuresToCluster } from '../lobes/lobes.ts';
import { type AffinityName } from '../affinities/affinities.ts';
import { affinityOf, type LobesInput } from '../affinities/affinityOf.ts';
import { lobeSizes } from '../categories/categories.ts';
import { canClassify, classifier } from '../geometry/classifier.ts';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { agreementOfAll } from '../geometry/geometry.ts';
import { numberBySize } from '../lobes/numbering.ts';
import type { FeatureFilter } from '../lobes/selection.ts';
import { givenP } from '../geometry/verdicts.ts';

/** The leading eigenvectors of an affinity, from which the lobes of every smaller k are found. */
export interface SweepEmbedding {
  readonly embedding: SpectralEmbedding;
  /** feature numbers of the rows, ascending */
  readonly kept: Uint32Array;
  /** number of features of the layer */
  readonly features: number;
}

/** A figure of the sweep beside its null, without the draws. */
export interface SweepFigure {
  readonly value: number;
  readonly null: { readonly mean: number; readonly sd: number };
  readonly z: number | null;
  readonly p: number | null;
  readonly draws: number;
}

/** How far the lobes of one affinity at one k follow geometry. */
export interface SweepPoint {
  readonly affinity: AffinityName;
  readonly k: number;
  /** adjusted mutual information with k clusters of the directions */
  readonly ami: SweepFigure;
  /** logistic regression from directions to lobes; null if the lobes leave no features to hold out */
  readonly balancedAccuracy: (SweepFigure & { readonly error: number; readonly lobesTested: number }) | null;
  /** number of features of the smallest lobe, and of the largest */
  readonly smallest: number;
  readonly largest: number;
}

/**
 * Finds the leading eigenvectors of an affinity of a layer's features, once for all k up to `count`.
 *
 * @throws DataError as `affinityOf`
 */
export async function embedForSweep(
  input: LobesInput,
  parameters: FeatureFilter & { readonly affinity: AffinityName; readonly seed: number },
  count: number,
  work: Work,
): Promise<SweepEmbedding> {
  const { affinity: name, seed } = parameters;
  const { kept } = featuresToCluster(input, parameters);
  work.progress(0, `${name} affinity of ${kept.length.toLocaleString('en')} features`);
  const affinity = await affinityOf(name, input, kept, stepOf(work, 0, 0.3));
  try {
    const most = Math.min(count, kept.length);
    const embedding = await spectralEmbedding(affinity, most, { seed }, stepOf(work, 0.3, 1));
    return { embedding, kept, features: input.decoder?.rows ?? input.firings?.features ?? kept.length };
  } finally {
    await affinity.free();
  }
}

/** The tolerance of the fits of a curve: with a smaller one, predictions no longer change. */
const ENOUGH = 0.02;

/**
 * The k clusters of an affinity's eigenvectors, the largest first, as the cluster of each feature, −1 for features
 * left out, `[features]`. The clusters of the directions serve every affinity of firings at the same k.
 *
 * @param found  at least k eigenvectors
 */
export async function sweepClusters(
  found: SweepEmbedding,
  k: number,
  seed: number,
  work: Work,
): Promise<Int32Array> {
  const { labels } = await clustersOf(found.embedding, k, seed, work);
  const all = new Int32Array(found.features).fill(-1);
  numberBySize(labels, k).forEach((label, i) => (all[found.kept[i]!] = label));
  return all;
}

export interface SweepParameters {
  readonly affinity: AffinityName;
  readonly k: number;
  readonly seed: number;
  /** number of permutations beside the mutual information */
  readonly permutations: number;
  /** number of shuffled fits beside the classifier */
  readonly fits: number;
  /** number of blocks in which each feature fires, `[features]`: the nulls keep it; null if unknown */
  readonly fired: ArrayLike<number> | null;
  /** families of near copies, see `nearCopies`; no families if left out */
  readonly families?: Int32Array | null;
}

/**
 * One point of the paper's figure (Li et al. 2024, figure 4): the lobes of an affinity at one k compared with
 * clusters of the directions at the same k, and the classifier, both beside their nulls.
 *
 * @param embedding  at least k eigenvectors of the affinity
 * @param clusters  k clusters of the directions, `[features]`; see `sweepClusters`
 * @param decoder  `[features, dim]`
 */
export async function sweepPoint(
  embedding: SweepEmbedding,
  clusters: Int32Array,
  decoder: Matrix,
  { affinity, k, seed, permutations, fits, fired, families = null }: SweepParameters,
  work: Work,
): Promise<SweepPoint> {
  const quiet = silent(work);
  work.progress(0, `${affinity}, ${k} lobes`);
  const labels = await sweepClusters(embedding, k, seed, quiet);
  work.progress(0.3, `${affinity}, ${k} lobes: do they follow geometry?`);
  const strata = fired && frequencyBins(fired, labels);
  const nulls = { seed, strata, families };
  const ami = await agreementOfAll(labels, clusters, { ...nulls, permutations }, quiet);
  const sizes = lobeSizes(labels, k);
  const classified = canClassify(sizes)
    ? await classifier(
        decoder,
        labels,
        { ...nulls, permutations: fits, tolerance: ENOUGH },
        stepOf(work, 0.4, 1),
      )
    : null;
  return {
    affinity,
    k,
    ami: summary(ami),
    balancedAccuracy: classified && {
      ...summary(classified.balancedAccuracy),
      error: classified.error,
      lobesTested: classified.lobesTested,
    },
    smallest: sizes.reduce((a, b) => Math.min(a, b)),
    largest: sizes.reduce((a, b) => Math.max(a, b)),
  };
}

function summary(figure: NullFigure): SweepFigure {
  const { value, z } = figure;
  const { mean, sd, samples } = figure.null;
  return { value, null: { mean, sd }, z, p: givenP(figure), draws: samples.length };
}
