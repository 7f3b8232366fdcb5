import type { TaskHandle, Team } from './team.ts';

/** Parts of some data, one lent to each member of a team. */
export interface LentParts<Part> {
  /** Runs a task on every part with the same argument; results in the order of the parts. */
  each<Argument, Result>(task: TaskHandle<Part, Argument, Result>, argument: Argument): Promise<Result[]>;
}

/** Lent parts that outlive the call that lent them, until `free()`. */
export interface HeldParts<Part> extends LentParts<Part> {
  /** Takes the parts back. Never rejects; the second call does nothing. */
  free(): Promise<void>;
}

/** A task that frees what other tasks made from a part and the garbage collector cannot reach. */
export type ReleaseTask<Part> = TaskHandle<Part, null, unknown>;

let serial = 0;

/**
 * Lends a part to each member of a team while `body` runs, and takes the parts back whether it succeeds, fails or is
 * cancelled.
 *
 * @param parts  `[team.size]`
 * @param release  runs on every part before it is dropped; it may run on a part that no other task has seen
 * @returns what `body` returns
 */
export async function withParts<Part, Result>(
  team: Team,
  parts: readonly Part[],
  body: (parts: LentParts<Part>) => Promise<Result>,
  release?: ReleaseTask<Part>,
): Promise<Result> {
  const held = await holdParts(team, parts, { release });
  try {
    return await body(held);
  } finally {
    await held.free();
  }
}

/**
 * Lends a part to each member of a team until `free()` is called: for objects that outlive the call that makes them.
 *
 * @param parts  `[team.size]`
 * @param options.release  as in `withParts`
 * @param options.prepare  runs first; if it fails, the parts are taken back
 */
export async function holdParts<Part>(
  team: Team,
  parts: readonly Part[],
  options: {
    readonly release?: ReleaseTask<Part> | undefined;
    readonly prepare?: (parts: LentParts<Part>) => Promise<void>;
  } = {},
): Promise<HeldParts<Part>> {
  const key = `parts/${++serial}`;
  const held: HeldParts<Part> = {
    each: (task, argument) => team.each(task, key, argument),
    async free() {
      // After a crash there may be nobody left to clean up.
      const ignore = () => undefined;
      if (options.release) await team.each(options.release, key, null).catch(ignore);
      await team.drop(key).catch(ignore);
    },
  };
  try {
    await team.keep(key, parts);
    await options.prepare?.(held);
  } catch (reason) {
    await held.free();
    throw reason;
  }
  return held;
}
