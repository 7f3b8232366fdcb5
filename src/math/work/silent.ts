import type { Work } from './work.ts';

/** The same work, still interruptible, without progress: for steps too small to report any. */
export function silent(work: Work): Work {
  return { team: work.team, pause: () => work.pause(), progress: () => undefined };
}
