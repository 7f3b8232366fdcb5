import { toDouble } from '../../../../math/matrices/doubleMatrix.ts';
import { kmeans } from '../../../../math/clustering/kmeans/kmeans.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { DRAWS_FOR_Z, withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { coordinates, principalAxes } from '../../../../math/spectra/principalAxes.ts';
import { random, type Random } from '../../../../math/random/random.ts';
import { silent } from '../../../../math/work/silent.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { ATOM_DEFAULTS, CLUSTER_DEFAULTS } from '../defaults.ts';
import { chosenPoints, type ChosenFeatures } from './chosenPoints.ts';
import { matchedPoints } from './matchedPoints.ts';
import { dot, norm } from '../../../../math/matrices/dot.ts';

/** How the differences among features are clustered. */
export interface DifferenceClusterParameters extends ChosenFeatures {
  /** clusters, at least 2 */
  readonly clusters: number;
  /** differences clustered, drawn at random if there are more */
  readonly sample: number;
  /** pairs given of each cluster, the nearest to its mean direction first */
  readonly pairs: number;
  /** draws of the null, at least 0 */
  readonly draws: number;
  readonly seed: number;
}

/** The parameters for some features: the defaults with some changes. */
export function differenceClusterParameters(
  features: readonly number[],
  changes: Partial<DifferenceClusterParameters> = {},
): DifferenceClusterParameters {
  return { features, ...CLUSTER_DEFAULTS, seed: ATOM_DEFAULTS.seed, ...changes };
}

/** Clusters of differences: directions that many pairs of features share. */
export interface DifferenceClusters {
  /** ordered pairs there are, n(n − 1), and how many were clustered */
  readonly differences: number;
  readonly clustered: number;
  /** mean share of a difference's squared length in the components clustered, in [0, 1] */
  readonly share: number;
  /** the most concentrated first */
  readonly clusters: readonly DifferenceCluster[];
  /** concentration of the best cluster of each draw of the null, `[draws]` */
  readonly nullBest: Float64Array;
  /** concentration of the best cluster beside those; null with fewer draws than z takes */
  readonly best: NullFigure | null;
}

export interface DifferenceCluster {
  readonly size: number;
  /** mean cosine of its differences with their mean direction, in all dimensions, in [0, 1] */
  readonly concentration: number;
  /** features of the pairs nearest to the mean direction, (from, to), flattened `[pairs * 2]` */
  readonly pairs: Uint32Array;
  /** their cosines with it, `[pairs]` */
  readonly cosines: Float32Array;
}

/** Principal components of the features in which k-means runs. */
const COMPONENTS = 32;
/** Descents of k-means: the best of a few is near the best of many at this size. */
const RESTARTS = 3;

/**
 * The other way in, the paper's first attempt: k-means over the differences of all ordered pairs of
 * features (or a random sample), each brought to unit length, on the features' leading components. A function that
 * many pairs share would be a concentrated cluster; the null clusters the differences of Gaussian points of
 * the same mean, covariance and lengths.
 *
 * @param vectors  `[features, dim]`
 * @throws DataError as `crystalSearch`
 */
export async function differenceClusters(
  vectors: Matrix,
  parameters: DifferenceClusterParameters,
  work: Work,
): Promise<DifferenceClusters> {
  const { features, draws, seed } = parameters;
  const points = chosenPoints(vectors, parameters);
  const share = 1 / (1 + draws);
  const own = await clustered(points, parameters, random(seed), stepOf(work, 0, share));
  const stream = random(seed);
  const null_: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const step = stepOf(work, share * (1 + draw), share * (2 + draw));
    const matched = await matchedPoints(points, stream, step);
    const found = await clustered(matched, parameters, random(seed), step);
    null_.push(found.clusters[0]!.concentration);
  }
  work.progress(1, 'Done');
  return {
    differences: features.length * (features.length - 1),
    clustered: own.clustered,
    share: own.share,
    clusters: own.clusters.map((cluster) => ({
      ...cluster,
      pairs: cluster.pairs.map((point) => features[point]!),
    })),
    best: draws >= DRAWS_FOR_Z ? withEnoughDraws(besideNull(own.clusters[0]!.concentration, null_)) : null,
    nullBest: Float64Array.from(null_),
  };
}

async function clustered(
  points: Matrix,
  parameters: DifferenceClusterParameters,
  stream: Random,
  work: Work,
): Promise<Omit<DifferenceClusters, 'differences' | 'best' | 'nullBest'>> {
  work.progress(0, 'Drawing differences');
  const pairs = drawnPairs(points.rows, parameters.sample, stream);
  const directions = unitDifferences(points, pairs);
  const { axes, mean } = await principalAxes(toDouble(points), COMPONENTS, work);
  const reduced = reducedDirections(coordinates(toDouble(points), axes, mean, axes.rows), directions);
  const count = directions.lengths.length;
  work.progress(0.3, 'Clustering differences');
  const k = Math.min(parameters.clusters, count);
  const options = { seed: parameters.seed, restarts: RESTARTS };
  const { labels } = await kmeans(reduced, count, axes.rows, k, options, silent(work));
  const clusters: DifferenceCluster[] = [];
  for (let c = 0; c < k; c++) {
    const members = [...labels.keys()].filter((i) => labels[i] === c);
    if (members.length > 0) clusters.push(summarised(members, directions, parameters.pairs));
    await work.pause();
  }
  clusters.sort((a, b) => b.concentration - a.concentration || b.size - a.size);
  return { clustered: count, share: dot(reduced, 0, reduced, 0, reduced.length) / count, clusters };
}

/** All ordered pairs of n points, or at most `most` distinct ones drawn at random: `[count * 2]`. */
function drawnPairs(n: number, most: number, stream: Random): Uint32Array {
  const total = n * (n - 1);
  const numbers = new Set<number>();
  if (total <= most) for (let i = 0; i < total; i++) numbers.add(i);
  else while (numbers.size < most) numbers.add(stream.integer(total));
  return Uint32Array.from(
    [...numbers].flatMap((number) => {
      const from = Math.floor(number / (n - 1));
      const to = number % (n - 1);
      return [from, to < from ? to : to + 1];
    }),
  );
}

/** Unit differences, computed when asked for: all of them in all dimensions would fill the memory. */
interface Directions {
  readonly points: Matrix;
  /** `[count * 2]` */
  readonly pairs: Uint32Array;
  /** `[count]` */
  readonly lengths: Float64Array;
}

function unitDifferences(points: Matrix, pairs: Uint32Array): Directions {
  const directions = { points, pairs, lengths: new Float64Array(pairs.length / 2).fill(1) };
  const difference = new Float64Array(points.columns);
  for (let i = 0; i < directions.lengths.length; i++) {
    direction(directions, i, difference);
    directions.lengths[i] = norm(difference);
  }
  return directions;
}

/** Writes unit difference i into `into`, `[d]`; zero for points that coincide. */
function direction({ points, pairs, lengths }: Directions, i: number, into: Float64Array): void {
  const d = points.columns;
  const [from, to] = [pairs[2 * i]! * d, pairs[2 * i + 1]! * d];
  const scale = lengths[i]! > 0 ? 1 / lengths[i]! : 0;
  for (let j = 0; j < d; j++) into[j] = scale * (points.data[to + j]! - points.data[from + j]!);
}

/** The unit differences along the points' axes: `[count, axes]`. */
function reducedDirections(placed: Float32Array, { points, pairs, lengths }: Directions): Float64Array {
  const width = placed.length / points.rows;
  const reduced = new Float64Array(lengths.length * width);
  for (let i = 0; i < lengths.length; i++) {
    const [from, to] = [pairs[2 * i]! * width, pairs[2 * i + 1]! * width];
    const scale = lengths[i]! > 0 ? 1 / lengths[i]! : 0;
    for (let k = 0; k < width; k++) reduced[i * width + k] = scale * (placed[to + k]! - placed[from + k]!);
  }
  return reduced;
}

function summarised(members: readonly number[], directions: Directions, most: number): DifferenceCluster {
  const { points, pairs } = directions;
  const mean = new Float64Array(points.columns);
  const own = new Float64Array(points.columns);
  for (const i of members) {
    direction(directions, i, own);
    for (let j = 0; j < own.length; j++) mean[j]! += own[j]!;
  }
  const length = norm(mean);
  const ranked = members.map((i) => {
    direction(directions, i, own);
    return { i, cosine: length > 0 ? dot(own, 0, mean, 0, own.length) / length : 0 };
  });
  ranked.sort((a, b) => b.cosine - a.cosine || a.i - b.i);
  const shown = ranked.slice(0, most);
  return {
    size: members.length,
    // The mean cosine with the mean direction is the mean vector's length.
    concentration: length / members.length,
    pairs: Uint32Array.from(shown.flatMap(({ i }) => [pairs[2 * i]!, pairs[2 * i + 1]!])),
    cosines: Float32Array.from(shown, ({ cosine }) => cosine),
  };
}
