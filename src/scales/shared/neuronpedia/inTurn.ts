/** The number of items in progress at once. */
const AT_ONCE = 4;
/** Milliseconds from one start to the next: under 25,000 an hour, the site's limit. */
const APART = 150;

/**
 * Does something for each item, in order, a few at once and not too fast; stops at the first failure.
 *
 * @param apart  milliseconds from the start of one to the next
 * @throws the error of the first failure, or the signal's reason
 */
export async function inTurn<T>(
  items: readonly T[],
  signal: AbortSignal,
  each: (item: T) => Promise<void>,
  apart = APART,
): Promise<void> {
  let next = 0;
  let failed = false;
  const turn = turns(apart);
  const walk = async () => {
    while (next < items.length && !failed) {
      await turn();
      signal.throwIfAborted();
      if (next >= items.length || failed) return;
      try {
        await each(items[next++]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, walk));
}

/** A queue: each call is answered after the one before it, at least `apart` milliseconds later, however late timers are. */
function turns(apart: number): () => Promise<void> {
  let last = Promise.resolve();
  let free = 0;
  return () => {
    last = last.then(async () => {
      const wait = free - Date.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      free = Date.now() + apart;
    });
    return last;
  };
}
