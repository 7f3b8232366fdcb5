import { DataError } from '../../../../dataset/error.ts';
import { descend } from '../../../../math/layouts/tsne/descent.ts';
import { jointProbabilities } from '../../../../math/layouts/tsne/jointProbabilities.ts';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { unitRows } from '../../../../math/matrices/unitRows.ts';
import { random } from '../../../../math/random/random.ts';
import { pca } from '../../../../math/spectra/pca.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { inSpace } from './inSpace.ts';
import { neighbourGraph } from './neighbourGraph.ts';

export interface TsneParameters {
  readonly dimensions: 2 | 3;
  /** the effective number of neighbours of a feature, at least 1 */
  readonly perplexity: number;
  /** steps of the descent */
  readonly iterations: number;
  readonly seed: number;
}

/** A layout in which neighbours stay neighbours; distances between clusters and sizes of clusters mean nothing. */
export interface Tsne {
  readonly n: number;
  readonly dimensions: 2 | 3;
  /** as used; lower than asked for if there are too few features for it */
  readonly perplexity: number;
  readonly askedPerplexity: number;
  readonly seed: number;
  /** `[n, 3]`; the third coordinate is 0 in two dimensions */
  readonly positions: Float32Array;
  /** steps done; fewer than asked for in a layout on the way */
  readonly iterations: number;
  /** Kullback–Leibler divergence in nats; NaN in a layout on the way */
  readonly divergence: number;
  /** the preparation of the decoder directions, in words */
  readonly preprocessing: string;
}

/** Fewer points have no neighbourhoods. */
const LEAST_FEATURES = 4;
/** Standard deviation of the start along its first axis, and that of the noise as a share of it. */
const START = 1e-4;
const NOISE = 0.01;

/**
 * t-SNE of decoder directions (van der Maaten & Hinton 2008; Barnes–Hut, 2014) from the exact nearest neighbours of unit
 * rows by Euclidean distance, started from their leading principal components with a little noise drawn with the seed, so
 * that directions that are all equal are spread too. The parameters and the schedule are scikit-learn's `TSNE(init="pca")`; in three dimensions the
 * similarity stays 1 / (1 + d²), where scikit-learn changes it.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when there are fewer than 4 features or the perplexity is below 1
 * @throws RangeError when an entry is not finite
 */
export async function tsne(decoder: Matrix, parameters: TsneParameters, work: Work): Promise<Tsne> {
  const { dimensions, iterations, seed } = parameters;
  const n = decoder.rows;
  const perplexity = usablePerplexity(n, parameters.perplexity);
  const k = Math.min(n - 1, Math.floor(3 * perplexity + 1));
  const { indices, distances } = await neighbourGraph(decoder, k, stepOf(work, 0, 0.2));
  work.progress(0.2, 'Calibrating neighbourhoods');
  await work.pause();
  // Between unit rows ‖a − b‖² = 2 (1 − cos).
  const squares = Float64Array.from(distances, (distance) => 2 * distance);
  const joint = jointProbabilities(indices, squares, k, perplexity);
  const start = await startOf(decoder, parameters, stepOf(work, 0.22, 0.3));
  const result = (positions: Float64Array, steps: number, divergence: number): Tsne => ({
    n,
    dimensions,
    perplexity,
    askedPerplexity: parameters.perplexity,
    seed,
    positions: inSpace(matrix(Float32Array.from(positions), n, dimensions)),
    iterations: steps,
    divergence,
    preprocessing: 'decoder rows scaled to unit length, Euclidean distance',
  });
  const found = await descend(
    joint,
    start,
    {
      dimensions,
      iterations,
      onStep: (positions, step) => work.draft?.(() => result(positions, step, NaN)),
    },
    stepOf(work, 0.3, 1),
  );
  return result(found.positions, iterations, found.divergence);
}

/** The perplexity, or the largest that n features allow: each needs three times as many neighbours. */
function usablePerplexity(n: number, perplexity: number): number {
  if (n < LEAST_FEATURES) {
    throw new DataError(
      `t-SNE: expected at least ${LEAST_FEATURES} features, found ${n}; choose another layer, or components.`,
    );
  }
  if (!(perplexity >= 1)) {
    throw new DataError(`t-SNE: expected a perplexity of at least 1, found ${perplexity}; choose 5 to 50.`);
  }
  return Math.min(perplexity, (n - 1) / 3);
}

/** Scores of the unit rows along their leading components, scaled down, with a little noise: `[n, dimensions]`. */
async function startOf(
  decoder: Matrix,
  { dimensions, seed }: TsneParameters,
  work: Work,
): Promise<Float64Array> {
  const n = decoder.rows;
  const components = Math.min(dimensions, decoder.columns);
  const { scores, eigenvalues } = await pca(unitRows(decoder), { components, seed }, work);
  // NumPy's standard deviation divides by n.
  const deviation = Math.sqrt((eigenvalues[0]! * (n - 1)) / n);
  const stream = random(seed);
  const start = Float64Array.from({ length: n * dimensions }, () => START * NOISE * stream.normal());
  if (deviation === 0) return start;
  for (let i = 0; i < n; i++) {
    for (let axis = 0; axis < components; axis++) {
      start[i * dimensions + axis]! += (START * scores[i * components + axis]!) / deviation;
    }
  }
  return start;
}
