import type { JobManager } from '../../../jobs/manager/manager.ts';
import { atLatest } from './atLatest.ts';

/**
 * Resolves when no job is in progress besides those in the background, or after a time.
 *
 * @param longest  milliseconds
 */
export function quiet(manager: Pick<JobManager, 'watch'>, longest: number): Promise<void> {
  return atLatest(longest, (end) =>
    manager.watch((tasks) => {
      if (tasks.every((task) => task.background)) end();
    }),
  );
}
