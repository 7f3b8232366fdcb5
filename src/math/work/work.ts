import { soloTeam, type Team } from './team.ts';

/** Thrown by an analysis when its job is cancelled. */
export class CancelledError extends Error {
  override name = 'CancelledError';
  constructor() {
    super('cancelled');
  }
}

/** What a long computation receives: where it reports progress, where it may be interrupted, and a team to share with. */
export interface Work {
  /** Reports the fraction done, in [0, 1], and the current step in words. */
  progress(fraction: number, text: string): void;
  /**
   * Lets waiting messages in, so that a cancel can arrive. Call it at least every 50 ms of computing; frequent calls
   * are cheap, because it yields only after some time.
   *
   * @throws CancelledError when the job is cancelled
   */
  pause(): Promise<void>;
  /**
   * Offers what the job's result would be if it ended now, for the screen to show while it runs. The function is called only
   * when somebody wants to see it, at once or not at all. Absent where nobody watches.
   */
  draft?(result: () => unknown): void;
  /** The team that shares the heavy passes; its size is 1 if the caller computes alone. */
  readonly team: Team;
}

/** Work without progress, cancelling and other members: for tests and for the CLI. */
export const quietWork: Work = {
  progress: () => undefined,
  pause: () => Promise.resolve(),
  team: soloTeam(),
};

/** The same work with its progress mapped to [from, to] of the whole: for one of several steps. */
export function stepOf(work: Work, from: number, to: number): Work {
  return {
    team: work.team,
    pause: () => work.pause(),
    progress: (fraction, text) => work.progress(from + fraction * (to - from), text),
  };
}
