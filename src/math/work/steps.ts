/** A computation in steps: where it yields, the page may answer before it goes on. */
export type Steps<T> = Generator<void, T>;

/** The result of a computation in steps, all of them at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs a computation in steps, each in a task of its own.
 *
 * @returns a function that calls it off
 */
export function inTasks<T>(steps: Steps<T>, end: (value: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    const step = steps.next();
    if (step.done) end(step.value);
    else timer = setTimeout(next);
  };
  timer = setTimeout(next);
  return () => clearTimeout(timer);
}
