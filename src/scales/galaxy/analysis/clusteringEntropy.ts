import { DRAWS_FOR_P } from '../../../math/statistics/nulls/enoughDraws.ts';
import { DataError } from '../../../dataset/error.ts';
import { kozachenkoLeonenko } from '../../../math/neighbours/entropy.ts';
import { takeRows, type Matrix } from '../../../math/matrices/matrix.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { permutation, random, type Random } from '../../../math/random/random.ts';
import { paused } from '../../../math/work/steps.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { GALAXY_DEFAULTS } from './defaults.ts';
import { nearestDistances } from './nearestDistances.ts';
import { normalsOfCloud, standardScores, type StandardScores } from './standardScores.ts';
import { STANDARDISED } from '../../cloud/analysis/preprocessing.ts';
import { entropiesOf, logDeterminant } from './entropies.ts';
import { spreadOverHalves } from './halves.ts';
import { gaussianEntropy } from '../../../math/spectra/gaussianEntropy.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';

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

/** How much less entropy the features have than a Gaussian cloud of the same spectrum and lengths; all in nats. */
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
   * The figure to read: mean of the estimator over the Gaussian clouds − the estimator on the features, each beside the
   * Gaussian of its own covariance. Positive if the features are less Gaussian than the clouds, as when they cluster.
   * The null is the same difference for each of the Gaussian clouds.
   */
  readonly difference: NullFigure & {
    /** standard error, from half samples of the features */
    readonly error: number;
  };
  /** the Kozachenko–Leonenko estimate for the features, with its standard error */
  readonly features: { readonly value: number; readonly error: number };
  /** the same estimator on the Gaussian clouds, each moved by the difference of its own ½ ln det from the features' */
  readonly gaussian: { readonly mean: number; readonly sd: number; readonly clouds: number };
  /** the entropy of the Gaussian of the features' covariance in closed form */
  readonly closedForm: number;
  /** closedForm − features: what the estimator's bias is not removed from */
  readonly negentropy: number;
  /** features with an exact duplicate (k-th distance 0), taken for the smallest distance that is not 0 */
  readonly zeroDistances: number;
  readonly subsamples: number;
  readonly preprocessing: string;
}

/**
 * Clustering entropy (the paper, section 5.2): H of a Gaussian − H of the features, by the Kozachenko–Leonenko
 * estimator on the first principal components of the standardised features, beside Gaussian clouds on which the same
 * estimator runs. These have exactly the features' sample covariance; then their rows get the features' lengths about
 * the place of the zero vector, by rank, because directions of equal length are no Gaussian sample even if nothing
 * clusters. Each side is measured from the Gaussian of its own covariance. For features that are a Gaussian sample, or
 * directions drawn from one, the estimator's bias therefore falls out of the difference. If the lengths differ much (a
 * standard deviation of their logarithm above about 0.5), the longest rows decide the covariance, and the difference is
 * positive without clusters: it says that the cloud is not Gaussian, not why.
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
  // The sample has no name here, because it would stay in memory until the last cloud.
  const standard = await scoresOf(sampleRows(decoder, rows, stream), parameters, k, stepOf(work, 0, 0.1));
  const { scores, eigenvalues } = standard;
  const components = eigenvalues.length;

  work.progress(0.1, 'Finding nearest neighbours');
  const distances = await nearestDistances(scores, k, work);
  const found = kozachenkoLeonenko(distances, components, k);
  if (!Number.isFinite(found.value)) {
    throw new DataError(
      'Every feature of this layer has an exact duplicate: no entropy can be estimated from distances that are all 0.',
    );
  }
  const spread = await spreadOverHalves(standard, { k, subsamples, stream }, stepOf(work, 0.15, 0.35));
  const ownDeterminant = await paused(logDeterminant(scores), work);
  const drawn = Array.from({ length: gaussians }, () => {
    const state = stream.state();
    stream.skipNormals(normalsOfCloud(standard));
    return { drawn: state };
  });
  const report = (done: number) =>
    work.progress(
      0.35 + (0.65 * done) / gaussians,
      `Gaussian cloud ${Math.min(gaussians, done + 1)} of ${gaussians}`,
    );
  const beside = await entropiesOf(drawn, { like: standard, k }, work, report);
  const clouds = beside.map((cloud) => cloud.value + 0.5 * (ownDeterminant - cloud.logDeterminant));
  const { mean, sd } = meanAndDeviation(clouds);
  const closedForm = gaussianEntropy(eigenvalues);
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
      // The default number of clouds gives z only, because the number that a p needs would take minutes in large layers.
      ...(parameters.gaussians === undefined && gaussians < DRAWS_FOR_P && { p: null }),
      error: Math.hypot(spread.difference, sd / Math.sqrt(gaussians)),
    },
    features: { value: found.value, error: spread.entropy },
    gaussian: { mean, sd, clouds: gaussians },
    closedForm,
    negentropy: closedForm - found.value,
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

/** The standardised rows along their leading components: few enough that the covariance of half samples is not singular. */
async function scoresOf(
  x: Matrix,
  { components = GALAXY_DEFAULTS.components, seed = GALAXY_DEFAULTS.seed }: ClusteringEntropyParameters,
  k: number,
  work: Work,
): Promise<StandardScores> {
  const most = Math.min(components, x.columns, Math.floor(x.rows / 4));
  if (most < 1 || x.rows < 4 * (k + 1)) {
    throw new DataError(
      `Clustering entropy with k = ${k} needs at least ${4 * (k + 1)} features, and there are ${x.rows}.`,
    );
  }
  return standardScores(x, most, seed, work);
}
