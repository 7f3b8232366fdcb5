import type { Steps } from '../../math/work/steps.ts';

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
