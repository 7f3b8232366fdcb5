import { DataError } from '../../../../dataset/error.ts';
import { toDouble } from '../../../../math/matrices/doubleMatrix.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { choiceWithoutReplacement } from '../../../../math/random/numpyChoice.ts';
import { numpyRandom } from '../../../../math/random/numpyRandom.ts';
import { random, type Random } from '../../../../math/random/random.ts';
import { marchenkoPastur } from '../../../../math/spectra/marchenkoPastur.ts';
import { matchedGaussian } from '../../../../math/spectra/matchedGaussian.ts';
import { meanAndDeviation } from '../../../../math/statistics/meanAndDeviation.ts';
import { studentQuantile } from '../../../../math/statistics/distributions/studentT.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { PUBLISHED_ENTROPY, publishedEstimates, publishedGaussian } from './estimator.ts';
import { sampleEigenvalues } from './sampleEigenvalues.ts';
import { standardComponents } from './standardComponents.ts';

export interface PublishedEntropyParameters {
  /** of the noise clouds beside the figure; 42 if left out. The figure itself has the seed 0 of the paper’s code. */
  readonly seed?: number;
  /** noise clouds of each kind; 3 if left out, at least 2, or 0 for the figure alone */
  readonly clouds?: number;
}

/** The same estimator on noise. */
export interface NoiseEntropy {
  /** over the clouds, nats */
  readonly mean: number;
  readonly sd: number;
  readonly clouds: number;
}

/** The clustering entropy of the paper’s figure, to the letter, and how much of it is the estimator on noise; in nats. */
export interface PublishedEntropy {
  /** features of the layer */
  readonly n: number;
  readonly dim: number;
  /** features drawn without replacement: 5,000, or all */
  readonly rows: number;
  /** 100, or fewer if there are fewer dimensions or features */
  readonly components: number;
  readonly resamples: number;
  /** Gaussian part − mean H over the resamples */
  readonly value: number;
  /** t(0.975, 29)·sd/√30 */
  readonly error: number;
  readonly gaussianPart: number;
  /** mean H over the resamples */
  readonly estimate: number;
  /** the Gaussian part of N(0, I) of the same rows and components, times 2.55 */
  readonly randomLine: number;
  /** null if no clouds were asked for */
  readonly noise: {
    /** isotropic Gaussian clouds of the same shape */
    readonly isotropic: NoiseEntropy;
    /** Gaussian clouds whose covariance is that of the scores */
    readonly matched: NoiseEntropy;
    /** value − matched.mean, and the half of its 95 % interval for one more matched cloud, by Student's t */
    readonly remaining: { readonly value: number; readonly error: number };
  } | null;
  readonly seed: number;
  readonly preprocessing: string;
}

/** Noise clouds of each kind. */
const CLOUDS = 3;

/**
 * The clustering entropy of the paper's figure by the definitions of its code: seed 0, 5,000 rows without replacement,
 * z-scores of each dimension, the first 100 components (exactly, where scikit-learn's default may choose a randomised
 * solver), thirty resamples with replacement. A layer of fewer than 5,000 features gives all of them, in the order in
 * which the same draw puts them, and resamples of their number; the paper's code stops there.
 *
 * Beside it the same estimator runs on noise, with the same resamples: on the scores of isotropic Gaussian clouds of the
 * same rows and dimensions (their spectrum is that of Marchenko and Pastur), and on Gaussian scores with exactly the
 * covariance of the layer's.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when there are too few features, or all of them are equal
 * @throws RangeError when there is one noise cloud of each kind, which has no spread
 */
export async function publishedEntropy(
  decoder: Matrix,
  { seed = 42, clouds = CLOUDS }: PublishedEntropyParameters,
  work: Work,
): Promise<PublishedEntropy> {
  const { rows: n, columns: dim } = decoder;
  const { resamples } = PUBLISHED_ENTROPY;
  if (n < 3) {
    throw new DataError(`The published clustering entropy needs at least 3 features, and there are ${n}.`);
  }
  if (clouds === 1)
    throw new RangeError('published entropy: expected at least 2 noise clouds or none, found 1');
  const rows = Math.min(PUBLISHED_ENTROPY.rows, n);
  const components = Math.min(PUBLISHED_ENTROPY.components, dim, rows - 1);
  const { drawn, stream } = drawRows(n, rows);
  const taken = takeRows(decoder, drawn);
  const { scores, eigenvalues } = await standardComponents(taken, components, stepOf(work, 0, 0.5));
  if (!(eigenvalues[0]! > 0)) {
    throw new DataError('All features of this layer are equal: there is no cloud to measure.');
  }
  const gaussianPart = publishedGaussian(eigenvalues);
  const found = await publishedEstimates(scores, stream, stepOf(work, 0.5, clouds > 0 ? 0.6 : 1));
  const { mean, sd } = meanAndDeviation(found);
  const noise = await noiseOf({ n, rows, dim, eigenvalues, clouds, seed }, stepOf(work, 0.6, 1));
  const value = gaussianPart - mean;
  return {
    n,
    dim,
    rows,
    components,
    resamples,
    value,
    error: (studentQuantile(0.95, resamples - 1) * sd) / Math.sqrt(resamples),
    gaussianPart,
    estimate: mean,
    randomLine: PUBLISHED_ENTROPY.lineFactor * publishedGaussian(sampleEigenvalues(rows, components)),
    noise: noise && {
      ...noise,
      remaining: {
        value: value - noise.matched.mean,
        error: studentQuantile(0.95, clouds - 1) * noise.matched.sd * Math.sqrt(1 + 1 / clouds),
      },
    },
    seed,
    preprocessing:
      'each dimension centred and divided by its standard deviation, as published; exact principal components',
  };
}

/** The rows that the paper's code takes, and the stream from which it then draws the resamples. */
function drawRows(n: number, rows: number): { drawn: Uint32Array; stream: Random } {
  const stream = numpyRandom(PUBLISHED_ENTROPY.seed);
  return { drawn: choiceWithoutReplacement(n, rows, stream), stream };
}

interface NoiseRequest {
  readonly n: number;
  readonly rows: number;
  readonly dim: number;
  /** of the layer's scores, `[components]` */
  readonly eigenvalues: Float64Array;
  readonly clouds: number;
  readonly seed: number;
}

/** The published figure on noise of both kinds. */
async function noiseOf({ n, rows, dim, eigenvalues, clouds, seed }: NoiseRequest, work: Work) {
  if (clouds === 0) return null;
  const draws = random(seed);
  const isotropic = marchenkoPastur(rows - 1, dim).slice(0, eigenvalues.length);
  const of = async (variances: Float64Array, name: string, part: Work): Promise<NoiseEntropy> => {
    const values: number[] = [];
    for (let i = 0; i < clouds; i++) {
      part.progress(i / clouds, `${name} cloud ${i + 1} of ${clouds}`);
      const scores = toDouble(await matchedGaussian(rows, variances, draws, part));
      // With the same resamples their noise, of which most of the error of the figure consists, falls out of differences.
      const { stream } = drawRows(n, rows);
      const estimates = await publishedEstimates(scores, stream, silent(part));
      values.push(publishedGaussian(variances) - meanAndDeviation(estimates).mean);
    }
    return { ...meanAndDeviation(values), clouds };
  };
  return {
    isotropic: await of(isotropic, 'Isotropic', stepOf(work, 0, 0.5)),
    matched: await of(eigenvalues, 'Spectrum-matched', stepOf(work, 0.5, 1)),
  };
}
