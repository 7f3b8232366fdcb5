/**
 * A team shares passes over data too large for one worker: each member keeps a part (usually a range
 * of rows), a task runs on every part, and the partial results come back in the members' order.
 *
 * A task is a pure function registered by name, so that members in other workers can find it;
 * its arguments and results are plain data (they cross a worker boundary).
 */
export type Task = (part: never, argument: never) => unknown;

const tasks = new Map<string, Task>();

/** Declares a task under a name unique in the project; returns a typed handle for `Team.each`. */
export function defineTask<Part, Argument, Result>(
  name: string,
  run: (part: Part, argument: Argument) => Result,
): TaskHandle<Part, Argument, Result> {
  tasks.set(name, run);
  return { name };
}

/** A task's name with its types; made by `defineTask`. */
export interface TaskHandle<Part, Argument, Result> {
  readonly name: string;
  /** Types only; never present at run time. */
  readonly run?: (part: Part, argument: Argument) => Result;
}

/**
 * Runs a registered task on a part.
 *
 * @throws Error when no task of that name is registered
 */
export function runTask(name: string, part: unknown, argument: unknown): unknown {
  const task = tasks.get(name);
  if (!task) throw new Error(`team: no task named “${name}” is registered in this worker`);
  return task(part as never, argument as never);
}

export interface Team {
  /** How many members share the work, the caller included; at least 1. */
  readonly size: number;
  /** Hands part i to member i, kept under `key` until dropped. `parts.length` must equal `size`. */
  keep(key: string, parts: readonly unknown[]): Promise<void>;
  /** Runs a task on every kept part with the same argument; results in the members' order. */
  each<Part, Argument, Result>(
    task: TaskHandle<Part, Argument, Result>,
    key: string,
    argument: Argument,
  ): Promise<Result[]>;
  /** Forgets the parts kept under `key`. */
  drop(key: string): Promise<void>;
}

/** A team of one: tasks run at once, in the caller. */
export function soloTeam(): Team {
  const kept = new Map<string, unknown>();
  return {
    size: 1,
    keep(key, parts) {
      if (parts.length !== 1) throw new RangeError(`team: 1 member needs 1 part, found ${parts.length}`);
      kept.set(key, parts[0]);
      return Promise.resolve();
    },
    each(task, key, argument) {
      if (!kept.has(key)) throw new Error(`team: nothing is kept under “${key}”`);
      return Promise.resolve([runTask(task.name, kept.get(key), argument)] as never);
    },
    drop(key) {
      kept.delete(key);
      return Promise.resolve();
    },
  };
}

/** Splits `[0, count)` into `size` contiguous ranges of nearly equal length: `size + 1` bounds. */
export function shardBounds(count: number, size: number): number[] {
  return Array.from({ length: size + 1 }, (_, i) => Math.floor((count * i) / size));
}
