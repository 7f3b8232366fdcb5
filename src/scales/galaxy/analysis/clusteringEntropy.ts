import { DataError } from '../../../dataset/error.ts';
import { kozachenkoLeonenko, publishedEntropy } from '../../../math/neighbours/entropy.ts';
import { matchedGaussian } from '../../../math/spectra/matchedGaussian.ts';
import { takeRows, type Matrix } from '../../../math/matrices/matrix.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nullFigure.ts';
import { pca } from '../../../math/spectra/pca.ts';
import { permutation, random, type Random } from '../../../math/random/random.ts';
import { standardised } from '../../../math/statistics/standardise.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { GALAXY_DEFAULTS } from './defaults.ts';
import { nearestDistances } from './nearestDistances.ts';
import { STANDARDISED } from '../../cloud/analysis/preprocessing.ts';
import { spreadOverHalves } from './halves.ts';
import { gaussianEntropy, publishedGaussianEntropy } from '../../../math/spectra/gaussianEntropy.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';
import { zeroEigenvalue } from '../../../math/spectra/zeroEigenvalue.ts';

export interface ClusteringEntropyParameters {
  /** 42 if left out */
  readonly seed?: number;
  /** the nearest neighbour whose distance is used; 1 if left out, which has the smallest bias */
  readonly k?: number;
  /** number of principal components; 100 if left out, fewer if the cloud has fewer */
  readonly components?: number;
  /** the largest number of features used, drawn without replacement; 8,192 if left out */
  readonly rows?: number;
  /** number of half samples for the error bars; 10 if left out */
  readonly subsamples?: number;
  /** number of spectrum-matched Gaussian clouds; 20 if left out */
  readonly gaussians?: number;
}

/** How much less entropy the features have than a Gaussian cloud of the same spectrum; all entropies in nats. */
export interface ClusteringEntropy {
  /** features of the layer */
  readonly n: number;
  /** features that the estimate uses: fewer than n if they were sampled */
  readonly rows: number;
  readonly dim: number;
  /** principal components the estimate is in */
  readonly components: number;
  readonly k: number;
  readonly seed: number;
  /**
   * The figure to read: mean of the estimator over the Gaussian clouds − the estimator on the features. Positive
   * where the features cluster. The null is the same difference for each of the Gaussian clouds.
   */
  readonly difference: NullFigure & {
    /** standard error, from half samples of the features */
    readonly error: number;
  };
  /** the Kozachenko–Leonenko estimate for the features, with its standard error */
  readonly features: { readonly value: number; readonly error: number };
  /** the same estimator on the Gaussian clouds */
  readonly gaussian: { readonly mean: number; readonly sd: number; readonly clouds: number };
  /** the entropy of the Gaussian of the features' covariance in closed form */
  readonly closedForm: number;
  /** closedForm − features: what the estimator's bias is not removed from */
  readonly negentropy: number;
  /** the paper's own estimator of the same difference */
  readonly published: {
    readonly features: number;
    readonly gaussian: number;
    readonly difference: number;
    /** how it differs, in one sentence */
    readonly note: string;
  };
  /** features with an exact duplicate (k-th distance 0), left out of the mean of log distances */
  readonly zeroDistances: number;
  readonly subsamples: number;
  readonly preprocessing: string;
}

const PUBLISHED_NOTE =
  'The published estimator leaves out ln V, the log volume of the unit ball, and takes the whole of Σ ln λ for the Gaussian where its entropy has half, so its differences can be compared between layers but are not entropies in nats.';

/**
 * Clustering entropy (the paper, section 5.2): H of a Gaussian − H of the features, by the Kozachenko–Leonenko
 * estimator on the first principal components of the standardised features, beside spectrum-matched Gaussian
 * clouds on which the same estimator runs. These have exactly the features' sample covariance, so for features
 * that are themselves a Gaussian sample the null is exact, and the estimator's bias falls out of the difference.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when there are too few distinct features to estimate from
 */
export async function clusteringEntropy(
  decoder: Matrix,
  parameters: ClusteringEntropyParameters,
  work: Work,
): Promise<ClusteringEntropy> {
  const {
    seed = GALAXY_DEFAULTS.seed,
    k = GALAXY_DEFAULTS.neighbour,
    subsamples = GALAXY_DEFAULTS.subsamples,
    gaussians = GALAXY_DEFAULTS.gaussians,
    rows = GALAXY_DEFAULTS.rows,
  } = parameters;
  const stream = random(seed);
  const taken = sampleRows(decoder, rows, stream);
  const { scores, eigenvalues } = await scoresOf(taken, parameters, k, stepOf(work, 0, 0.1));
  const components = eigenvalues.length;

  work.progress(0.1, 'Finding nearest neighbours');
  const distances = await nearestDistances(scores, k, work);
  const found = kozachenkoLeonenko(distances, components, k);
  if (!Number.isFinite(found.value)) {
    throw new DataError(
      'Every feature of this layer has an exact duplicate: no entropy can be estimated from distances that are all 0.',
    );
  }
  const spread = await spreadOverHalves(scores, { k, subsamples, stream }, stepOf(work, 0.15, 0.35));
  const clouds: number[] = [];
  for (let i = 0; i < gaussians; i++) {
    work.progress(0.35 + (0.65 * i) / gaussians, `Gaussian cloud ${i + 1} of ${gaussians}`);
    const cloud = await matchedGaussian(scores.rows, eigenvalues, stream, work);
    clouds.push(kozachenkoLeonenko(await nearestDistances(cloud, k, work), components, k).value);
  }
  const { mean, sd } = meanAndDeviation(clouds);
  const closedForm = gaussianEntropy(eigenvalues);
  const published = {
    features: publishedEntropy(distances, components, k),
    gaussian: publishedGaussianEntropy(eigenvalues),
  };
  return {
    n: decoder.rows,
    rows: scores.rows,
    dim: decoder.columns,
    components,
    k,
    seed,
    difference: {
      ...besideNull(
        mean - found.value,
        clouds.map((cloud) => mean - cloud),
      ),
      error: Math.hypot(spread.difference, sd / Math.sqrt(gaussians)),
    },
    features: { value: found.value, error: spread.entropy },
    gaussian: { mean, sd, clouds: gaussians },
    closedForm,
    negentropy: closedForm - found.value,
    published: { ...published, difference: published.gaussian - published.features, note: PUBLISHED_NOTE },
    zeroDistances: found.zeroDistances,
    subsamples,
    preprocessing: STANDARDISED,
  };
}

/** At most `most` rows, drawn without replacement and kept in their order. */
function sampleRows(x: Matrix, most: number, stream: Random): Matrix {
  if (x.rows <= most) return x;
  return takeRows(x, permutation(x.rows, stream).subarray(0, most).sort());
}

/** Scores of the standardised rows along those leading components that have variance, with the variances. */
async function scoresOf(
  x: Matrix,
  { components = GALAXY_DEFAULTS.components, seed = GALAXY_DEFAULTS.seed }: ClusteringEntropyParameters,
  k: number,
  work: Work,
): Promise<{ scores: Matrix; eigenvalues: Float64Array }> {
  // Half samples still need more rows than directions, or their covariance is singular.
  const most = Math.min(components, x.columns, Math.floor(x.rows / 4));
  if (most < 1 || x.rows < 4 * (k + 1)) {
    throw new DataError(
      `Clustering entropy with k = ${k} needs at least ${4 * (k + 1)} features, and there are ${x.rows}.`,
    );
  }
  const found = await pca(standardised(x), { components: most, seed }, work);
  const zero = zeroEigenvalue(found.eigenvalues);
  const width = found.eigenvalues.findLastIndex((value) => value > zero) + 1;
  if (width === 0) throw new DataError('All features of this layer are equal: there is no cloud to measure.');
  const data = new Float32Array(x.rows * width);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < width; j++) data[i * width + j] = found.scores[i * most + j]!;
  }
  return { scores: { data, rows: x.rows, columns: width }, eigenvalues: found.eigenvalues.slice(0, width) };
}
