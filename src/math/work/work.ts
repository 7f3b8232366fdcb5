import { soloTeam, type Team } from './team.ts';

/** Thrown out of an analysis when its job has been cancelled. */
export class CancelledError extends Error {
  override name = 'CancelledError';
  constructor() {
    super('cancelled');
  }
}

/**
 * What a long computation is given to be a good neighbour: a place to say how far it is,
 * a point at which it may be interrupted, and a team that shares the heavy passes.
 */
export interface Work {
  /** Says how far the computation is: `fraction` in [0, 1] and what is being done, in words. */
  progress(fraction: number, text: string): void;
  /**
   * Lets waiting messages in, so that a cancel can arrive; call it at least every 50 ms of computing.
   * Cheap to call often: it really yields only when enough time has passed.
   *
   * @throws CancelledError when the job has been cancelled
   */
  pause(): Promise<void>;
  /** Those who share the heavy passes; of size 1 where there is nobody else. */
  readonly team: Team;
}

/** Work that reports nothing, is never cancelled and computes alone: for tests and for the CLI. */
export const quietWork: Work = {
  progress: () => undefined,
  pause: () => Promise.resolve(),
  team: soloTeam(),
};

/** The same work with its progress mapped into [from, to] of the whole: for one step among several. */
export function stepOf(work: Work, from: number, to: number): Work {
  return {
    team: work.team,
    pause: () => work.pause(),
    progress: (fraction, text) => work.progress(from + fraction * (to - from), text),
  };
}
