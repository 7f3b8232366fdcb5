/**
 * Makes answers of a member fail when the member is lost. A race of each answer with `lost` would do the same, but `lost`
 * would hold on to every answer, and to the arrays in it, for as long as the member lives.
 *
 * @param lost  rejects when the member is lost; it may stay open for ever
 */
export function unlessLost(lost: Promise<never>): <T>(answer: Promise<T>) => Promise<T> {
  const waiting = new Set<(reason: Error) => void>();
  let end: Error | null = null;
  lost.catch((reason: Error) => {
    end = reason;
    for (const fail of waiting) fail(reason);
    waiting.clear();
  });
  return (answer) =>
    new Promise((resolve, reject) => {
      if (end) reject(end);
      waiting.add(reject);
      answer.then(resolve, reject).finally(() => waiting.delete(reject));
    });
}
