/** Where the browser knows no idle time, this number of milliseconds has to do. */
const PAUSE = 500;

/**
 * Runs something when the page has nothing else to do.
 *
 * @returns a function that calls it off
 */
export function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const request = requestIdleCallback(() => run());
    return () => cancelIdleCallback(request);
  }
  const timer = setTimeout(run, PAUSE);
  return () => clearTimeout(timer);
}
