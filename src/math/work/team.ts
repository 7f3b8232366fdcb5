/**
 * A task is a pure function registered by name, so that members in other workers can find it; its arguments and
 * results are plain data, because they cross a worker boundary.
 */
type Task = (part: never, argument: never) => unknown;

const tasks = new Map<string, Task>();

/** Declares a task under a name that is unique in the project; returns a typed handle for `Team.each`. */
export function defineTask<Part, Argument, Result>(
  name: string,
  run: (part: Part, argument: Argument) => Result,
): TaskHandle<Part, Argument, Result> {
  tasks.set(name, run);
  return { name };
}

/** The name of a task with its types; `defineTask` makes it. */
export interface TaskHandle<Part, Argument, Result> {
  readonly name: string;
  /** Types only; never present at run time. */
  readonly run?: (part: Part, argument: Argument) => Result;
}

/** Which piece of its part a member works on, so that a long pass can pause between pieces. */
export interface Round {
  readonly round: number;
  readonly rounds: number;
}

/** Whether a task of that name is registered in this thread. */
export const knowsTask = (name: string): boolean => tasks.has(name);

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

/**
 * A team shares passes over data that is too large for one worker: each member keeps a part (usually a range of rows),
 * a task runs on every part, and the results return in the order of the members. Computations lend parts by
 * `withParts` or `holdParts`, which always take them back.
 */
export interface Team {
  /** The number of members, the caller included; at least 1. */
  readonly size: number;
  /**
   * Lends part i to member i, under `key`, until `drop`.
   *
   * @throws RangeError when `parts.length` is not `size`
   */
  keep(key: string, parts: readonly unknown[]): Promise<void>;
  /**
   * Runs a task on every part under `key` with the same argument; results in the order of the members.
   *
   * @throws Error when nothing is kept under `key`
   */
  each<Part, Argument, Result>(
    task: TaskHandle<Part, Argument, Result>,
    key: string,
    argument: Argument,
  ): Promise<Result[]>;
  /** Forgets the parts under `key`. */
  drop(key: string): Promise<void>;
}

/** A team of one member, the caller: tasks run at once. */
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

/** The `size + 1` bounds of `size` contiguous ranges of nearly equal length that split `[0, count)`. */
export function shardBounds(count: number, size: number): number[] {
  return Array.from({ length: size + 1 }, (_, i) => Math.floor((count * i) / size));
}
