import { cholesky } from '../../../math/linear/cholesky.ts';
import { takeRows, type Matrix } from '../../../math/matrices/matrix.ts';
import { kozachenkoLeonenko } from '../../../math/neighbours/entropy.ts';
import { isWorthSharing } from '../../../math/neighbours/nearestNeighbours.ts';
import { nearestSteps } from '../../../math/neighbours/nearestSteps.ts';
import { resumed, type StreamState } from '../../../math/random/random.ts';
import { covarianceSteps } from '../../../math/spectra/covariance.ts';
import { shareSteps } from '../../../math/work/shareSteps.ts';
import { everyNth, paused, type Steps } from '../../../math/work/steps.ts';
import type { Work } from '../../../math/work/work.ts';
import { nearestDistances } from './nearestDistances.ts';
import { matchedCloud, type StandardScores } from './standardScores.ts';

/** A cloud beside the features: some of their rows, or a Gaussian cloud drawn from a state of the stream. */
export type Beside = { readonly half: Uint32Array } | { readonly drawn: StreamState };

/** What the estimator says of a cloud. */
export interface EntropyOf {
  /** the Kozachenko–Leonenko estimate, in nats */
  readonly value: number;
  /** ln det of the covariance */
  readonly logDeterminant: number;
}

interface Common {
  readonly like: StandardScores;
  readonly k: number;
}

/** Steps of a cloud that are a few milliseconds each, joined to one. */
const JOINED = 5;

/**
 * The estimates for clouds beside the features, in their order. A thread makes a small cloud, and searches it, by itself; the
 * team shares the search in a large one.
 */
export async function entropiesOf(
  clouds: readonly Beside[],
  common: Common,
  work: Work,
  report: (done: number) => void,
): Promise<EntropyOf[]> {
  const { rows, columns } = common.like.scores;
  const size = clouds.some((one) => 'drawn' in one) ? rows : Math.floor(rows / 2);
  if (!isWorthSharing(size, columns)) return smallClouds(common, clouds, work, report);
  const found: EntropyOf[] = [];
  for (const one of clouds) {
    report(found.length);
    const x = await paused(cloudOf(common.like, one), work);
    const value = valueOf(x, common.k, await nearestDistances(x, common.k, work));
    found.push({ value, logDeterminant: await paused(logDeterminant(x), work) });
  }
  return found;
}

const smallClouds = shareSteps(
  'galaxy/entropies',
  function* ({ like, k }: Common, one: Beside): Steps<EntropyOf> {
    const x = yield* everyNth(JOINED, cloudOf(like, one));
    const { distances } = yield* nearestSteps(x, k, 'euclidean');
    const furthest = Float32Array.from({ length: x.rows }, (_, i) => distances[i * k + k - 1]!);
    return { value: valueOf(x, k, furthest), logDeterminant: yield* everyNth(JOINED, logDeterminant(x)) };
  },
);

const valueOf = (x: Matrix, k: number, distances: Float32Array): number =>
  kozachenkoLeonenko(distances, x.columns, k).value;

function* cloudOf(like: StandardScores, one: Beside): Steps<Matrix> {
  return 'half' in one ? takeRows(like.scores, one.half) : yield* matchedCloud(like, resumed(one.drawn));
}

/** ln det of the covariance of the rows, with 1/(rows − 1); −Infinity if it is singular. */
export function* logDeterminant(x: Matrix): Steps<number> {
  const d = x.columns;
  const l = cholesky(yield* covarianceSteps(x), d);
  if (!l) return -Infinity;
  let sum = 0;
  for (let j = 0; j < d; j++) sum += 2 * Math.log(l[j * d + j]!);
  return sum;
}
