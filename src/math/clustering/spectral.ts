import type { Affinity } from '../affinity/affinity.ts';
import { clustersOf, spectralEmbedding } from './spectralEmbedding.ts';
import { stepOf, type Work } from '../work/work.ts';

export interface SpectralOptions {
  /** default 42 */
  readonly seed?: number;
  /** the number of leading eigenvalues to find, at least k; more than k show the eigengap; default k */
  readonly eigenvalues?: number;
  /** vectors per product with the affinity, default 2 */
  readonly width?: number;
  /** allowed ‖Mx − λx‖ relative to the largest eigenvalue, default 1e-9 */
  readonly tolerance?: number;
}

/** Clusters of the nodes of an affinity, with the eigenvalues behind them. */
export interface SpectralClusters {
  /** 0 … k − 1, `[n]` */
  readonly labels: Int32Array;
  /** leading eigenvalues of D^-½AD^-½, descending, in [−1, 1]; k, or the number wanted */
  readonly eigenvalues: Float64Array;
  /** ‖Mx − λx‖ of each */
  readonly residuals: Float64Array;
  /** whether every residual is within the tolerance */
  readonly converged: boolean;
  /** the number of features without any affinity */
  readonly isolated: number;
  /** Σ of squared distances to the nearest centre in the embedding */
  readonly inertia: number;
  /** the embedding's coordinates, one per row, the leading first, `[eigenvalues, n]` */
  readonly vectors: Float64Array;
}

/**
 * Spectral clustering as scikit-learn's `SpectralClustering(k, affinity="precomputed")`: the affinity with a zero
 * diagonal, normalised by degrees; its k leading eigenvectors divided by √degree; k-means with 10 restarts on them (Ng,
 * Jordan, Weiss 2001 with the embedding of Shi, Malik 2000). The random draws are scikit-learn's: the same seed gives
 * the same labels, up to their order.
 *
 * @param k  number of clusters, 1 … n
 * @throws RangeError when k is out of range
 */
export async function spectralClusters(
  affinity: Affinity,
  k: number,
  options: SpectralOptions,
  work: Work,
): Promise<SpectralClusters> {
  const { n } = affinity;
  if (!Number.isInteger(k) || k < 1 || k > n) {
    throw new RangeError(`spectralClusters: the number of clusters must be from 1 to ${n}, found ${k}`);
  }
  const { seed = 42, width = 2, tolerance = 1e-9 } = options;
  const count = Math.min(n, Math.max(k, options.eigenvalues ?? k));
  const how = { seed, width, tolerance };
  const embedding = await spectralEmbedding(affinity, count, how, stepOf(work, 0, 0.8));
  const { labels, inertia } = await clustersOf(embedding, k, seed, stepOf(work, 0.8, 1));
  const { eigenvalues, residuals, converged, isolated, vectors } = embedding;
  return { labels, eigenvalues, residuals, converged, isolated, inertia, vectors };
}
