import { expect, test } from 'vitest';
import { overlapping } from './overlapping.ts';

/** Lets all that waits go on. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

test.each([1, 2, 3, 9])('results are in the order of the items, at most %i at a time', async (count) => {
  let open = 0;
  let most = 0;
  const found = await overlapping([5, 1, 4, 2, 3, 6], count, async (item, index) => {
    most = Math.max(most, ++open);
    for (let wait = 0; wait < item; wait++) await settle();
    open--;
    return `${index}: ${item}`;
  });
  expect(found).toEqual(['0: 5', '1: 1', '2: 4', '3: 2', '4: 3', '5: 6']);
  expect(most).toBe(Math.min(count, 6));
});

test('after a failure nothing begins, and what has begun ends first', async () => {
  const log: string[] = [];
  const run = overlapping([1, 2, 3, 4], 2, async (item) => {
    log.push(`begin ${item}`);
    await settle();
    if (item === 1) throw new RangeError('item 1');
    await settle();
    log.push(`end ${item}`);
  });
  await expect(run).rejects.toThrow('item 1');
  expect(log).toEqual(['begin 1', 'begin 2', 'end 2']);
});
