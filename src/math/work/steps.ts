/** A computation in steps: where it yields, the page may answer before it goes on. */
export type Steps<T> = Generator<void, T>;

/** The number of points between two yields: some ten milliseconds of simple work for each. */
export const STEP = 2 ** 17;

/** The result of a computation in steps, all of them at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
