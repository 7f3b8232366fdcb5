import { inTurn } from '../../work/inTurn.ts';
import { withParts } from '../../work/parts.ts';
import { resident } from '../../work/resident.ts';
import { defineTask, soloTeam } from '../../work/team.ts';
import type { Work } from '../../work/work.ts';
import { descend, type Descent } from './lloyd.ts';
import type { Paced } from './paced.ts';
import { makePoints, releasePoints, type Points } from './points.ts';
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

/** A member's descents: each needs nothing from the others. */
interface Share extends Problem {
  readonly starts: readonly SeedDraws[];
}

/** A member's descents that are done, and the one under way. */
interface Descents {
  readonly points: Points;
  readonly found: Descent[];
  current: Paced<Descent> | null;
}

const descents = resident(
  'kmeans/release',
  ({ data, n, dim }: Share): Descents => ({ points: makePoints(data, n, dim), found: [], current: null }),
  ({ points }) => releasePoints(points),
);

/**
 * Continues a member's descents.
 *
 * @param budget  multiplications to spend
 * @returns the number of descents that are not done
 */
const goOnTask = defineTask('kmeans/go-on', (share: Share, budget: number): number => {
  const { starts } = share;
  if (starts.length === 0) return 0;
  const own = descents.of(share);
  for (let spent = 0; own.found.length < starts.length && spent < budget;) {
    own.current ??= descent(own.points, share, starts[own.found.length]!);
    const step = own.current.next();
    if (step.done) {
      own.found.push(step.value);
      own.current = null;
    } else spent += step.value;
  }
  return starts.length - own.found.length;
});

const foundTask = defineTask('kmeans/found', (share: Share, _: null): readonly Descent[] =>
  share.starts.length === 0 ? [] : descents.of(share).found,
);

/** Seeding and descent, with the centres moved back to where the data is. */
function* descent(
  points: Points,
  { k, dim, tolerance, maximumIterations }: Share,
  draws: SeedDraws,
): Paced<Descent> {
  const chosen = yield* seedCentres(points, k, draws);
  const start = new Float64Array(k * dim);
  chosen.forEach((i, c) => start.set(points.data.subarray(i * dim, (i + 1) * dim), c * dim));
  const found = yield* descend(points, start, tolerance * points.variance, maximumIterations);
  return { ...found, centres: found.centres.map((value, p) => value + points.mean[p % dim]!) };
}

/** Multiplications of a member between pauses: about 30 ms. */
const BUDGET = 2e7;
/** With fewer multiplications in a pass, or with more coordinates to lend, the caller computes alone. */
const WORTH_SHARING = 5e4;
const MOST_LENT = 5e6;

/**
 * Descents of k-means from several starts, shared by the team: results do not depend on its size.
 *
 * @returns a descent per start, in their order
 */
export async function descendOnTeam(
  problem: Problem,
  starts: readonly SeedDraws[],
  work: Work,
): Promise<Descent[]> {
  const { data, k } = problem;
  const isShared = data.length * k >= WORTH_SHARING && data.length <= MOST_LENT;
  const team = isShared ? work.team : soloTeam();
  const shares = inTurn(starts.length, team.size);
  const parts = shares.map((own): Share => ({
    ...problem,
    data: own.length > 0 ? data : new Float64Array(0),
    starts: own.map((i) => starts[i]!),
  }));
  return withParts(
    team,
    parts,
    async (lent) => {
      for (;;) {
        await work.pause();
        const left = (await lent.each(goOnTask, BUDGET)).reduce((sum, own) => sum + own, 0);
        work.progress(1 - left / starts.length, `k-means, ${left} of ${starts.length} starts to go`);
        if (left === 0) break;
      }
      const found: Descent[] = [];
      (await lent.each(foundTask, null)).forEach((own, member) =>
        own.forEach((one, at) => (found[shares[member]![at]!] = one)),
      );
      return found;
    },
    descents.release,
  );
}
