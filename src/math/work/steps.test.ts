import { expect, it } from 'vitest';
import { atOnce, forEachBelow } from './steps.ts';

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
