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

/** A member's place, and the starts of all descents: each descent needs nothing from the others. */
interface Part extends Problem {
  readonly starts: readonly SeedDraws[];
  readonly place: number;
}

/** A thread's points: its members have their data in common. */
const pointsOf = resident(
  'kmeans/release',
  ({ data, n, dim }: Part) => makePoints(data, n, dim),
  releasePoints,
  ({ data }) => data,
);

/** The descents under way. */
const current = new WeakMap<Part, Paced<Descent>>();

/** A member has no descent in hand. */
const IDLE = -1;
/** Multiplications of a member between pauses: about 30 ms. */
const BUDGET = 2e7;

/**
 * Continues a member's descent, or begins it.
 *
 * @param turns  the number of each member's descent, or `IDLE`, `[team.size]`
 * @returns the descent if it is done
 */
const goOnTask = defineTask('kmeans/go-on', (part: Part, turns: readonly number[]): Descent | null => {
  const turn = turns[part.place]!;
  if (turn === IDLE) return null;
  const own = current.get(part) ?? descent(pointsOf.of(part), part, part.starts[turn]!);
  current.set(part, own);
  for (let spent = 0; spent < BUDGET;) {
    const step = own.next();
    if (step.done) {
      current.delete(part);
      return step.value;
    }
    spent += step.value;
  }
  return null;
});

/** Seeding and descent, with the centres moved back to where the data is. */
function* descent(
  points: Points,
  { k, dim, tolerance, maximumIterations }: Problem,
  draws: SeedDraws,
): Paced<Descent> {
  const chosen = yield* seedCentres(points, k, draws);
  const start = new Float64Array(k * dim);
  chosen.forEach((i, c) => start.set(points.data.subarray(i * dim, (i + 1) * dim), c * dim));
  const found = yield* descend(points, start, tolerance * points.variance, maximumIterations);
  return { ...found, centres: found.centres.map((value, p) => value + points.mean[p % dim]!) };
}

/** With fewer multiplications in a pass, or with more coordinates to lend, the caller computes alone. */
const WORTH_SHARING = 5e4;
const MOST_LENT = 5e6;

/**
 * Descents of k-means from several starts. A member of the team that has done one takes the next; results do not depend on
 * who does which.
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
  const turns = inTurn(team.size, team.size).map(([first]) => (first! < starts.length ? first! : IDLE));
  const parts = turns.map((turn, place): Part => ({
    ...problem,
    data: turn === IDLE ? new Float64Array(0) : data,
    starts,
    place,
  }));
  return withParts(
    team,
    parts,
    async (lent) => {
      const found: Descent[] = [];
      let next = Math.min(team.size, starts.length);
      for (let done = 0; done < starts.length;) {
        await work.pause();
        work.progress(
          done / starts.length,
          `k-means, ${starts.length - done} of ${starts.length} starts to go`,
        );
        for (const [place, own] of (await lent.each(goOnTask, turns)).entries()) {
          if (!own) continue;
          found[turns[place]!] = own;
          turns[place] = next < starts.length ? next++ : IDLE;
          done++;
        }
      }
      return found;
    },
    pointsOf.release,
  );
}
