import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Steps } from '../../math/work/steps.ts';
import { inTasks } from './inTasks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function* counted(done: string[]): Steps<number> {
  done.push('first');
  yield;
  done.push('second');
  yield;
  return 3;
}

it('runs each step in a task of its own', () => {
  const done: string[] = [];
  const end = vi.fn();
  inTasks(counted(done), end);
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first']);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first', 'second']);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersToNextTimer();
  expect(end).toHaveBeenCalledExactlyOnceWith(3);
});

it('stops between two steps', () => {
  const done: string[] = [];
  const end = vi.fn();
  const stop = inTasks(counted(done), end);
  vi.advanceTimersToNextTimer();
  stop();
  vi.runAllTimers();
  expect(done).toEqual(['first']);
  expect(end).not.toHaveBeenCalled();
});
