import { expect, it } from 'vitest';
import { atOnce, type Steps } from './steps.ts';

function* counted(done: string[]): Steps<number> {
  done.push('first');
  yield;
  done.push('second');
  yield;
  return 3;
}

it('runs all steps at once', () => {
  const done: string[] = [];
  expect(atOnce(counted(done))).toBe(3);
  expect(done).toEqual(['first', 'second']);
});
