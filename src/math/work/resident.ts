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
 * @param free  frees what `make` returned, when the last part that used it is released
 * @param keyOf  what parts of one thread have in common if one object serves them all; the part itself if left out
 */
export function resident<Part extends object, Made>(
  name: string,
  make: (part: Part) => Made,
  free: (made: Made) => void,
  keyOf: (part: Part) => object = (part) => part,
): Resident<Part, Made> {
  const residents = new WeakMap<object, { readonly made: Made; readonly users: Set<Part> }>();
  return {
    of(part) {
      const key = keyOf(part);
      const found = residents.get(key) ?? { made: make(part), users: new Set() };
      residents.set(key, found);
      found.users.add(part);
      return found.made;
    },
    release: defineTask(name, (part: Part, _: null) => {
      const key = keyOf(part);
      const found = residents.get(key);
      if (!found?.users.delete(part) || found.users.size > 0) return;
      free(found.made);
      residents.delete(key);
    }),
  };
}
