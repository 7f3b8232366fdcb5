import { expect, it } from 'vitest';
import { atOnce } from './steps.ts';

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
