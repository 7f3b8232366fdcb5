/** A computation in steps: where it yields, the page may answer before it goes on. */
export type Steps<T> = Generator<void, T>;

/** The number of points between two yields: some ten milliseconds of simple work for each. */
const STEP = 2 ** 17;

/** Calls a function with every number below n, ascending, in steps. */
export function* forEachBelow(n: number, visit: (i: number) => void): Steps<void> {
  for (let from = 0; from < n; from += STEP) {
    if (from > 0) yield;
    const to = Math.min(n, from + STEP);
    for (let i = from; i < to; i++) visit(i);
  }
}

/** The result of a computation in steps, all of them at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
