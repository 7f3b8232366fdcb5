import { expect, it } from 'vitest';
import { atOnce, everyNth, forEachBelow, paused } from './steps.ts';

it('runs all steps at once, in their order', () => {
  const done: number[] = [];
  const steps = function* () {
    for (let step = 0; step < 3; step++) {
      done.push(step);
      yield;
    }
    return done.length;
  };
  expect(atOnce(steps())).toBe(3);
  expect(done).toEqual([0, 1, 2]);
});

it('visits every number once, ascending, and yields between many', () => {
  const n = 300_000;
  const visited = new Uint8Array(n);
  let last = -1;
  const steps = forEachBelow(n, (i) => {
    if (i !== last + 1) throw new Error(`${i} after ${last}`);
    visited[(last = i)]! += 1;
  });
  let yields = 0;
  while (!steps.next().done) yields++;
  expect(visited.every((times) => times === 1)).toBe(true);
  expect(yields).toBe(2);
  expect(forEachBelow(0, () => undefined).next().done).toBe(true);
});

const three = function* (ended: string[]) {
  try {
    yield;
    yield;
    yield;
    return 'result';
  } finally {
    ended.push('ended');
  }
};

it('pauses after each step', async () => {
  let pauses = 0;
  const pause = () => Promise.resolve(void pauses++);
  expect(await paused(three([]), { pause })).toBe('result');
  expect(pauses).toBe(3);
});

it('ends the steps if a pause is the last', async () => {
  const ended: string[] = [];
  await expect(paused(three(ended), { pause: () => Promise.reject(new Error('stop')) })).rejects.toThrow(
    'stop',
  );
  expect(ended).toEqual(['ended']);
});

it('joins steps, and ends them with itself', () => {
  const ended: string[] = [];
  const joined = everyNth(2, three(ended));
  expect(joined.next().done).toBe(false);
  expect(joined.next()).toEqual({ done: true, value: 'result' });
  const left = everyNth(2, three(ended));
  left.next();
  left.return('');
  expect(ended).toEqual(['ended', 'ended']);
});
