import type { Work } from './work.ts';

/** The same work, still interruptible, that says nothing: for steps too small to have a progress of their own. */
export function silent(work: Work): Work {
  return { team: work.team, pause: () => work.pause(), progress: () => undefined };
}
