/** A computation in steps: where it yields, the page may answer before it goes on. */
export type Steps<T> = Generator<void, T>;

/** The result of a computation in steps, all of them at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
