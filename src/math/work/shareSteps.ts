import { inTurn } from './inTurn.ts';
import { withParts, type LentParts } from './parts.ts';
import { resident } from './resident.ts';
import type { Steps } from './steps.ts';
import { defineTask } from './team.ts';
import type { Work } from './work.ts';

/** Items that a member computes, with what all items have in common. */
interface Part<Common, Item> {
  readonly common: Common;
  readonly items: readonly Numbered<Item>[];
}

interface Numbered<Value> {
  readonly number: number;
  readonly value: Value;
}

/** The items of a thread: one is computed at a time, whichever part it belongs to. */
interface Queue<Common, Item, Result> {
  readonly parts: Set<Part<Common, Item>>;
  readonly waiting: Numbered<Item>[];
  current: Numbered<Steps<Result>> | null;
}

/** Computes all items; results in their order. Calls `finished` with the number of results so far. */
export type SharedSteps<Common, Item, Result> = (
  common: Common,
  items: readonly Item[],
  work: Work,
  finished?: (count: number) => void,
) => Promise<Result[]>;

/**
 * Declares a computation of many items that a team shares: each thread computes whole items, one after another and in steps,
 * between which a cancel can arrive. So each result is the same for any number of threads.
 *
 * @param name  unique in the project
 * @param begin  a pure function of its arguments, which are plain data; a step takes up to about 50 ms
 */
export function shareSteps<Common extends object, Item, Result>(
  name: string,
  begin: (common: Common, item: Item) => Steps<Result>,
): SharedSteps<Common, Item, Result> {
  type Own = Part<Common, Item>;
  const queues = resident<Own, Queue<Common, Item, Result>>(
    `${name}/end`,
    () => ({ parts: new Set(), waiting: [], current: null }),
    // The steps of a cancelled job free what they hold.
    ({ current }) => current?.value.return(undefined as Result),
    ({ common }) => common,
  );
  const stepTask = defineTask(`${name}/step`, (part: Own, _: null): Numbered<Result> | null => {
    const queue = queues.of(part);
    if (!queue.parts.has(part)) queue.waiting.push(...part.items);
    queue.parts.add(part);
    if (!queue.current) {
      const item = queue.waiting.shift();
      if (!item) return null;
      queue.current = { number: item.number, value: begin(part.common, item.value) };
    }
    const { number, value } = queue.current;
    const step = value.next();
    if (!step.done) return null;
    queue.current = null;
    return { number, value: step.value };
  });
  return async (common, items, work, finished) => {
    // An object of its own, because the queue of this call is kept with it.
    const own = { ...common };
    const parts = inTurn(items.length, work.team.size).map((numbers) => ({
      common: own,
      items: numbers.map((number) => ({ number, value: items[number]! })),
    }));
    const results = new Map<number, Result>();
    const compute = async (lent: LentParts<Own>) => {
      while (results.size < items.length) {
        for (const found of await lent.each(stepTask, null))
          if (found) results.set(found.number, found.value);
        finished?.(results.size);
        await work.pause();
      }
    };
    await withParts(work.team, parts, compute, queues.release);
    return items.map((_, number) => results.get(number)!);
  };
}
