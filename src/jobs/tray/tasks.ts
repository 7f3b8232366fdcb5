import { create } from 'zustand';
import type { JobManager } from '../manager/manager.ts';
import { jobs } from '../page.ts';
import type { Task } from './task.ts';

/** Milliseconds that a job may take before the task tray shows it. */
const BEFORE_SHOWN = 300;

/** What the task tray shows: jobs that have been in progress for a while, the oldest first. */
export const useTasks = create<{ readonly tasks: readonly Task[] }>()(() => ({ tasks: [] }));

/**
 * Reports the tasks of a manager that have lasted long enough; returns a function that stops this.
 *
 * @param show  called with the lasting tasks whenever they change
 */
export function watchLasting(
  manager: Pick<JobManager, 'watch'>,
  show: (tasks: readonly Task[]) => void,
  after: (milliseconds: number, act: () => void) => void = (ms, act) => void setTimeout(act, ms),
): () => void {
  let current: readonly Task[] = [];
  let shown = 0;
  /** whether each task in progress has lasted long enough */
  const lasting = new Map<string, boolean>();
  const update = () => {
    const tasks = current.filter((task) => lasting.get(task.id));
    if (tasks.length > 0 || shown > 0) show(tasks);
    shown = tasks.length;
  };
  return manager.watch((tasks) => {
    current = tasks;
    const alive = new Set(tasks.map((task) => task.id));
    for (const id of lasting.keys()) if (!alive.has(id)) lasting.delete(id);
    for (const id of alive) {
      if (lasting.has(id)) continue;
      lasting.set(id, false);
      after(BEFORE_SHOWN, () => {
        if (!lasting.has(id)) return;
        lasting.set(id, true);
        update();
      });
    }
    update();
  });
}

watchLasting(jobs, (tasks) => useTasks.setState({ tasks }));
