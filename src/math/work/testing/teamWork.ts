import { runTask, type Team } from '../team.ts';
import { quietWork, type Work } from '../work.ts';

/** Quiet work with a team of some size, all its members in this thread. */
export interface TeamWork extends Work {
  /** The number of keys under which the team keeps parts. */
  readonly held: () => number;
  /** The names of the tasks that ran, in order. */
  readonly ran: readonly string[];
}

/** Quiet work with a team of `size` members that share this thread, each with a part of its own. */
export function teamWork(size: number): TeamWork {
  const kept = new Map<string, readonly unknown[]>();
  const ran: string[] = [];
  const team: Team = {
    size,
    async keep(key, parts) {
      if (parts.length !== size) throw new RangeError(`${size} parts expected, found ${parts.length}`);
      kept.set(key, parts);
    },
    async each(task, key, argument) {
      const parts = kept.get(key);
      if (!parts) throw new Error(`nothing is kept under “${key}”`);
      ran.push(task.name);
      return parts.map((part) => runTask(task.name, part, argument)) as never;
    },
    async drop(key) {
      kept.delete(key);
    },
  };
  return { ...quietWork, team, held: () => kept.size, ran };
}
