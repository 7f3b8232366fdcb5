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
  let free = 0;
  let failed = false;
  const walk = async () => {
    while (next < items.length && !failed) {
      const item = items[next++]!;
      const now = Date.now();
      const start = Math.max(now, free);
      free = start + apart;
      if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
      signal.throwIfAborted();
      try {
        await each(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, walk));
}
