import { expect, test } from 'vitest';
import { shareSteps } from './shareSteps.ts';
import { teamWork } from './testing/teamWork.ts';
import { CancelledError, quietWork } from './work.ts';

const log: string[] = [];
const scaled = shareSteps('test/scaled', function* ({ by }: { by: number }, item: number) {
  log.push(`begin ${item}`);
  try {
    for (let step = 0; step < item % 3; step++) yield;
    return by * item;
  } finally {
    log.push(`end ${item}`);
  }
});

test.each([1, 2, 8])('results are in the order of the items, for a team of %i', async (size) => {
  log.length = 0;
  const items = [5, 4, 3, 8, 2, 9, 1, 0, 7, 6, 11, 10];
  const counts: number[] = [];
  const work = teamWork(size);
  expect(await scaled({ by: 2 }, items, work, (count) => counts.push(count))).toEqual(
    items.map((x) => 2 * x),
  );
  expect(counts.at(-1)).toBe(items.length);
  expect(work.held()).toBe(0);
  // The parts of a thread compute one item at a time.
  log.forEach((line, i) => expect(line).toBe(`${i % 2 === 0 ? 'begin' : 'end'} ${line.split(' ')[1]}`));
});

test('without items nothing runs', async () => {
  expect(await scaled({ by: 2 }, [], quietWork)).toEqual([]);
});

test('a cancelled job ends the item that it was at', async () => {
  log.length = 0;
  const pause = () => Promise.reject(new CancelledError());
  await expect(scaled({ by: 2 }, [2, 5], { ...teamWork(1), pause })).rejects.toThrow(CancelledError);
  expect(log).toEqual(['begin 2', 'end 2']);
});

test('an item that fails is the failure of all, and takes the parts back', async () => {
  const failing = shareSteps('test/failing', function* (_: object, item: number): Generator<void, number> {
    yield;
    if (item === 2) throw new RangeError('item 2');
    return item;
  });
  const work = teamWork(8);
  await expect(failing({}, [1, 2, 3], work)).rejects.toThrow('item 2');
  expect(work.held()).toBe(0);
});

test('each item is begun once, and an idle thread takes the next one that waits', async () => {
  // Two threads, of four members each: an object of their own stands for what they have in common.
  const { team, ...rest } = teamWork(8);
  const clones = new Map<string, readonly unknown[]>();
  const threads: typeof team = {
    ...team,
    keep(key, parts) {
      const halves = [parts.slice(0, 4), parts.slice(4)].flatMap((half) => structuredClone(half));
      clones.set(key, halves);
      return team.keep(key, halves);
    },
  };
  log.length = 0;
  const items = [2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0];
  const found = await scaled({ by: 3 }, items, { ...rest, team: threads });
  expect(found).toEqual(items.map((x) => 3 * x));
  expect(log.filter((line) => line.startsWith('begin'))).toHaveLength(items.length);
  expect(clones.size).toBe(1);
});
