import type { Work } from './work.ts';

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

/** The result of a computation in steps, with a pause after each; a cancel ends the steps. */
export async function paused<T>(steps: Steps<T>, work: Pick<Work, 'pause'>): Promise<T> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await work.pause();
    }
  } finally {
    steps.return(undefined as T);
  }
}

/** The same computation with one step for every `count` of its steps. */
export function* everyNth<T>(count: number, steps: Steps<T>): Steps<T> {
  try {
    for (let done = 1; ; done++) {
      const step = steps.next();
      if (step.done) return step.value;
      if (done % count === 0) yield;
    }
  } finally {
    steps.return(undefined as T);
  }
}
