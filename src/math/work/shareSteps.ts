import { dealingOrder } from './inTurn.ts';
import { withParts, type LentParts } from './parts.ts';
import { resident } from './resident.ts';
import type { Steps } from './steps.ts';
import { defineTask } from './team.ts';
import type { Work } from './work.ts';

/** All items with what they have in common, and a member's place among the members. */
interface Part<Common, Item> {
  readonly common: Common;
  readonly items: readonly Item[];
  readonly place: number;
}

interface Numbered<Value> {
  readonly number: number;
  readonly value: Value;
}

/** The item that a thread is at, whichever part it was offered to. */
interface Current<Result> {
  item: Numbered<Steps<Result>> | null;
}

/** What a member did: the item that it began, or `NONE`, and the result that it has found. */
interface Report<Result> {
  readonly begun: number;
  readonly found: Numbered<Result> | null;
}

const NONE = -1;

/** Computes all items; results in their order. Calls `finished` with the number of results so far. */
export type SharedSteps<Common, Item, Result> = (
  common: Common,
  items: readonly Item[],
  work: Work,
  finished?: (count: number) => void,
) => Promise<Result[]>;

/**
 * Declares a computation of many items that a team shares: each thread computes whole items, one after another and in steps,
 * between which a cancel can arrive. A thread that has done an item begins the next that no thread has begun. So each result is
 * the same for any number of threads.
 *
 * @param name  unique in the project
 * @param begin  a pure function of its arguments, which are plain data; a step takes up to about 50 ms
 */
export function shareSteps<Common extends object, Item, Result>(
  name: string,
  begin: (common: Common, item: Item) => Steps<Result>,
): SharedSteps<Common, Item, Result> {
  type Own = Part<Common, Item>;
  const threads = resident<Own, Current<Result>>(
    `${name}/end`,
    () => ({ item: null }),
    // The steps of a cancelled job free what they hold.
    ({ item }) => item?.value.return(undefined as Result),
    ({ common }) => common,
  );
  const stepTask = defineTask(`${name}/step`, (part: Own, offers: readonly number[]): Report<Result> => {
    const thread = threads.of(part);
    const offer = offers[part.place]!;
    const begun = thread.item ? NONE : offer;
    if (begun !== NONE) thread.item = { number: begun, value: begin(part.common, part.items[begun]!) };
    if (!thread.item) return { begun, found: null };
    const { number, value } = thread.item;
    const step = value.next();
    if (!step.done) return { begun, found: null };
    thread.item = null;
    return { begun, found: { number, value: step.value } };
  });
  return async (common, items, work, finished) => {
    const { size } = work.team;
    // An object of its own, because the thread's item is kept with it.
    const own = { ...common };
    const parts = Array.from({ length: size }, (_, place) => ({ common: own, items, place }));
    const results = new Map<number, Result>();
    const compute = async (lent: LentParts<Own>) => {
      const waiting = new Set(items.keys());
      for (let round = 0; results.size < items.length; round++) {
        for (const { begun, found } of await lent.each(stepTask, offersOf(waiting, size, round))) {
          waiting.delete(begun);
          if (found) results.set(found.number, found.value);
        }
        finished?.(results.size);
        await work.pause();
      }
    };
    await withParts(work.team, parts, compute, threads.release);
    return items.map((_, number) => results.get(number)!);
  };
}

/**
 * Offers the first items that are waiting, one to a member, beginning at another member in each round: which members share a
 * thread is not known, and only a thread without an item takes one. The last member is the first: the caller's thread, which has
 * the first members, has other things to do.
 *
 * @returns the number of an item for each member, or `NONE`, `[size]`
 */
function offersOf(waiting: ReadonlySet<number>, size: number, round: number): number[] {
  const order = dealingOrder(size).reverse();
  const offers = order.map(() => NONE);
  [...waiting].slice(0, size).forEach((item, turn) => (offers[order[(turn + round) % size]!] = item));
  return offers;
}
