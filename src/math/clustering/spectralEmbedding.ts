import type { Affinity } from '../affinity/affinity.ts';
import { normalise } from '../affinity/normalised.ts';
import { kmeans, type KMeans } from './kmeans/kmeans.ts';
import { numpyRandom, type Draws } from '../random/numpyRandom.ts';
import { lanczos } from '../linear/lanczos.ts';
import { trivialPair } from './trivialPair.ts';
import type { Work } from '../work/work.ts';

/** The leading eigenvectors of a normalised affinity: the coordinates for clusters of every smaller k. */
export interface SpectralEmbedding {
  readonly n: number;
  /** leading eigenvalues of D^-½AD^-½, descending, in [−1, 1], `[count]` */
  readonly eigenvalues: Float64Array;
  /** ‖Mx − λx‖ of each */
  readonly residuals: Float64Array;
  /** whether every residual is within the tolerance */
  readonly converged: boolean;
  /** eigenvectors divided by √degree, one per row, `[count, n]` */
  readonly vectors: Float64Array;
  /** the number of features without any affinity */
  readonly isolated: number;
}

export interface EmbeddingOptions {
  /** default 42 */
  readonly seed?: number;
  /** vectors per product with the affinity, default 2 */
  readonly width?: number;
  /** allowed ‖Mx − λx‖ relative to the largest eigenvalue, default 1e-9 */
  readonly tolerance?: number;
}

/**
 * The spectral embedding of an affinity as scikit-learn's `spectral_embedding(drop_first=False)` before its choice of
 * signs: the affinity with a zero diagonal, normalised by degrees; its leading eigenvectors divided by √degree.
 *
 * @param count  the number of eigenvectors, 1 … n
 * @throws RangeError when the count is out of range
 */
export async function spectralEmbedding(
  affinity: Affinity,
  count: number,
  { seed = 42, width = 2, tolerance = 1e-9 }: EmbeddingOptions,
  work: Work,
): Promise<SpectralEmbedding> {
  const { n } = affinity;
  const normalised = await normalise(affinity);
  const { roots, isolated } = normalised;
  const leading = trivialPair(normalised);
  const pairs = await lanczos(
    (v, w) => normalised.operator(v, w),
    n,
    count,
    { seed, width, tolerance, leading },
    work,
  );
  const vectors = pairs.vectors.map((value, p) => value / roots[p % n]!);
  const { values: eigenvalues, residuals, converged } = pairs;
  return { n, eigenvalues, residuals, converged, vectors, isolated };
}

/**
 * k clusters by k-means with 10 restarts on the first k coordinates of an embedding.
 *
 * @param k  1 … the number of eigenvectors
 * @throws RangeError when k is out of range
 */
export function clustersOf(
  { n, vectors }: SpectralEmbedding,
  k: number,
  seed: number,
  work: Work,
): Promise<KMeans> {
  const points = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) points[i * k + c] = vectors[c * n + i]!;
  }
  return kmeans(points, n, k, k, { stream: afterStart(seed, n) }, work);
}

/** scikit-learn draws a start vector for its eigen-solver first; k-means continues after it. */
function afterStart(seed: number, n: number): Draws {
  const stream = numpyRandom(seed);
  for (let i = 0; i < n; i++) stream.uniform();
  return stream;
}
