import type { ReleaseTask } from './parts.ts';
import { defineTask } from './team.ts';

/** Objects that a thread makes from parts when a task first needs them, such as a kernel that keeps a part's rows. */
export interface Resident<Part, Made> {
  /** The same object for the same part, until it is released. */
  of(part: Part): Made;
  readonly release: ReleaseTask<Part>;
}

/**
 * Declares an object that tasks make from a part once and use many times.
 *
 * @param name  of the release task, unique in the project
 * @param make  runs at the first use in a thread
 * @param free  frees what `make` returned
 */
export function resident<Part extends object, Made>(
  name: string,
  make: (part: Part) => Made,
  free: (made: Made) => void,
): Resident<Part, Made> {
  const residents = new WeakMap<Part, { readonly made: Made }>();
  return {
    of(part) {
      const found = residents.get(part) ?? { made: make(part) };
      residents.set(part, found);
      return found.made;
    },
    release: defineTask(name, (part: Part, _: null) => {
      const found = residents.get(part);
      if (found) free(found.made);
      residents.delete(part);
    }),
  };
}
