/** Lets waiting messages of this thread be handled before going on. */
export type Yield = () => Promise<void>;

/**
 * A yield that costs microseconds: a message to ourselves (browsers delay nested `setTimeout` by 4 ms),
 * `setImmediate` in Node, where an open port would keep the process alive.
 */
export function createYield(): Yield {
  if (typeof setImmediate === 'function') return () => new Promise((resolve) => setImmediate(resolve));
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

/** Milliseconds of computing between two yields: well under the 50 ms that a person or a cancel notices. */
const BETWEEN_YIELDS = 16;

/**
 * A yield that may be called often: it really yields only when enough time has passed since it last did.
 *
 * @param now  milliseconds, never going back
 */
export function createBreath(
  yieldNow: Yield = createYield(),
  now: () => number = () => performance.now(),
): Yield {
  let last = now();
  return async () => {
    if (now() - last < BETWEEN_YIELDS) return;
    await yieldNow();
    last = now();
  };
}
