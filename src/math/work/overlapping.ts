/**
 * Calls an asynchronous function with each item, `count` of them at a time and in their order: while one waits for the team,
 * another computes. After a failure no further item begins.
 *
 * @param count  at least 1
 * @returns the results, in the order of the items
 * @throws the first failure, once all calls that have begun are done
 */
export async function overlapping<Item, Result>(
  items: readonly Item[],
  count: number,
  compute: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) {
      try {
        results[index] = await compute(item, index);
      } catch (reason) {
        failures.push(reason);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
  if (failures.length > 0) throw failures[0];
  return results;
}
