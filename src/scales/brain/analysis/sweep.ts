import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { NullFigure } from '../../../math/statistics/nullFigure.ts';
import {
  clustersOf,
  spectralEmbedding,
  type SpectralEmbedding,
} from '../../../math/clustering/spectralEmbedding.ts';
import { silent } from '../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { featuresToCluster } from './lobes.ts';
import { type AffinityName } from './affinities.ts';
import { affinityOf, type LobesInput } from './affinityOf.ts';
import { lobeSizes } from './categories.ts';
import { canClassify, classifier } from './classifier.ts';
import { agreement } from './geometry.ts';
import { numberBySize } from './numbering.ts';
import type { FeatureFilter } from './selection.ts';

/** An affinity's leading eigenvectors, from which the lobes of every smaller k are read. */
export interface SweepEmbedding {
  readonly embedding: SpectralEmbedding;
  /** feature numbers of the rows, ascending */
  readonly kept: Uint32Array;
  readonly features: number;
}

/** A figure of the sweep beside its null, without the draws. */
export interface SweepFigure {
  readonly value: number;
  readonly null: { readonly mean: number; readonly sd: number };
  readonly z: number | null;
  readonly p: number;
  readonly draws: number;
}

/** One affinity at one k: how far its lobes follow geometry. */
export interface SweepPoint {
  readonly affinity: AffinityName;
  readonly k: number;
  /** adjusted mutual information with geometry's own k clusters */
  readonly ami: SweepFigure;
  /** logistic regression from directions to lobes; null where no lobe has features to hold out */
  readonly balancedAccuracy: (SweepFigure & { readonly error: number; readonly lobesTested: number }) | null;
  /** features of the smallest lobe, and of the largest */
  readonly smallest: number;
  readonly largest: number;
}

/**
 * The numbers of lobes of a sweep: 2, 4, 8, … up to `most`, as long as there are four features to a lobe.
 */
export function sweepSizes(features: number, most: number): number[] {
  const sizes: number[] = [];
  for (let k = 2; k <= most && 4 * k <= features; k *= 2) sizes.push(k);
  return sizes;
}

/** Leading eigenvectors of the affinity of a layer's features: found once for all k up to `count`. */
export async function embedForSweep(
  input: LobesInput,
  parameters: FeatureFilter & { readonly affinity: AffinityName; readonly seed: number },
  count: number,
  work: Work,
): Promise<SweepEmbedding> {
  const { affinity: name, seed } = parameters;
  const { kept } = featuresToCluster(input, parameters);
  work.progress(0, `${name} affinity of ${kept.length} features`);
  const affinity = await affinityOf(name, input, kept, stepOf(work, 0, 0.3));
  try {
    const most = Math.min(count, kept.length);
    const embedding = await spectralEmbedding(affinity, most, { seed }, stepOf(work, 0.3, 1));
    return { embedding, kept, features: input.decoder?.rows ?? input.firings?.features ?? kept.length };
  } finally {
    await affinity.free();
  }
}

/** A curve needs no more digits of the fit: predictions no longer change. */
const ENOUGH = 0.02;

/**
 * The k clusters read from an affinity's eigenvectors, the largest first; −1 where left out, `[features]`.
 * Geometry's are the same for every affinity of firings, and are found once for each k.
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
  /** shuffles for the mutual information */
  readonly permutations: number;
  /** shuffled fits for the classifier */
  readonly fits: number;
}

/**
 * One point of the paper's figure (Li et al. 2024, figure 4): the lobes of an affinity at one k against
 * geometry's clusters at the same k, and the classifier, both beside their nulls.
 *
 * @param own  the affinity's eigenvectors, at least k
 * @param clusters  geometry's own, by cosine; see `sweepClusters`
 * @param decoder  `[features, dim]`
 */
export async function sweepPoint(
  own: SweepEmbedding,
  clusters: Int32Array,
  decoder: Matrix,
  { affinity, k, seed, permutations, fits }: SweepParameters,
  work: Work,
): Promise<SweepPoint> {
  const quiet = silent(work);
  work.progress(0, `${affinity}, ${k} lobes`);
  const labels = await sweepClusters(own, k, seed, quiet);
  work.progress(0.3, `${affinity}, ${k} lobes: do they follow geometry?`);
  const { ami } = await agreement(labels, clusters, { permutations, seed }, quiet);
  const sizes = lobeSizes(labels, k);
  const told = canClassify(sizes)
    ? await classifier(decoder, labels, { permutations: fits, seed, tolerance: ENOUGH }, stepOf(work, 0.4, 1))
    : null;
  return {
    affinity,
    k,
    ami: summary(ami),
    balancedAccuracy: told && {
      ...summary(told.balancedAccuracy),
      error: told.error,
      lobesTested: told.lobesTested,
    },
    smallest: sizes.reduce((a, b) => Math.min(a, b)),
    largest: sizes.reduce((a, b) => Math.max(a, b)),
  };
}

function summary({ value, null: { mean, sd, samples }, z, p }: NullFigure): SweepFigure {
  return { value, null: { mean, sd }, z, p, draws: samples.length };
}
