import type { JobManager } from './manager.ts';

/**
 * Resolves when no job is in progress besides those in the background, or after a time.
 *
 * @param longest  milliseconds
 */
export function quiet(manager: Pick<JobManager, 'watch'>, longest: number): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    let isOver = false;
    const end = () => {
      isOver = true;
      clearTimeout(timer);
      stop?.();
      resolve();
    };
    const timer = setTimeout(end, longest);
    // The listener is called before `watch` has returned.
    stop = manager.watch((tasks) => {
      if (!isOver && tasks.every((task) => task.background)) end();
    });
    if (isOver) stop();
  });
}
