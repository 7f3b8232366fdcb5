import { shareSteps } from '../../work/shareSteps.ts';
import type { Steps } from '../../work/steps.ts';
import { soloTeam } from '../../work/team.ts';
import { stepOf, type Work } from '../../work/work.ts';
import { descend, type Descent } from './lloyd.ts';
import { inSteps, type Paced } from './paced.ts';
import { makePoints, type Points } from './points.ts';
import { seedCentres, type SeedDraws } from './seeding.ts';

/** Points to cluster, and when a descent ends. */
export interface Problem {
  /** `[n, dim]` */
  readonly data: Float64Array;
  readonly n: number;
  readonly dim: number;
  readonly k: number;
  /** total squared movement of the centres, relative to the mean variance */
  readonly tolerance: number;
  readonly maximumIterations: number;
}

/** Multiplications in a step: about 10 ms. */
const STEP = 1e7;

const descents = shareSteps('kmeans/descents', (problem: Problem, draws: SeedDraws): Steps<Descent> =>
  inSteps(descent(pointsOf(problem), problem, draws), STEP),
);

/** The centred points of a thread, which all its descents read. */
const centred = new WeakMap<Problem, Points>();

function pointsOf(problem: Problem): Points {
  const { data, n, dim } = problem;
  const points = centred.get(problem) ?? makePoints(data, n, dim);
  centred.set(problem, points);
  return points;
}

/** Seeding and descent, with the centres moved back to where the data is. */
function* descent(
  points: Points,
  { k, dim, tolerance, maximumIterations }: Problem,
  draws: SeedDraws,
): Paced<Descent> {
  const chosen = yield* seedCentres(points, k, draws);
  const start = new Float64Array(k * dim);
  chosen.forEach((i, c) => start.set(points.data.subarray(i * dim, (i + 1) * dim), c * dim));
  const limit = tolerance * points.variance;
  const found = yield* descend(points, start, limit, maximumIterations);
  return { ...found, centres: found.centres.map((value, p) => value + points.mean[p % dim]!) };
}

/** With fewer multiplications in a pass, or with more coordinates to lend, the caller computes alone. */
const WORTH_SHARING = 5e4;
const MOST_LENT = 5e6;

/**
 * Descents of k-means from several starts, which the team shares; results do not depend on who does which.
 *
 * @returns a descent per start, in their order
 */
export function descendOnTeam(
  problem: Problem,
  starts: readonly SeedDraws[],
  work: Work,
): Promise<Descent[]> {
  const { data, k } = problem;
  const isShared = data.length * k >= WORTH_SHARING && data.length <= MOST_LENT;
  const team = isShared ? work.team : soloTeam();
  const own: Work = { ...stepOf(work, 0, 1), team };
  return descents(problem, starts, own, (done) => {
    const left = `${starts.length - done} of ${starts.length} starts to go`;
    work.progress(done / starts.length, `k-means, ${left}`);
  });
}
