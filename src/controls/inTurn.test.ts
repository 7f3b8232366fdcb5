import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTurn } from './inTurn.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs each piece in a task of its own, in order', () => {
  const done: string[] = [];
  inTurn(() => done.push('first'));
  inTurn(() => done.push('second'));
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first']);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first', 'second']);
  expect(vi.getTimerCount()).toBe(0);
});

it('passes over what was called off, and goes on after a fault', () => {
  const done: string[] = [];
  inTurn(() => {
    throw new Error('a fault');
  });
  const cancel = inTurn(() => done.push('called off'));
  inTurn(() => done.push('third'));
  cancel();
  cancel();
  expect(() => vi.advanceTimersToNextTimer()).toThrow('a fault');
  vi.runAllTimers();
  expect(done).toEqual(['third']);
  inTurn(() => done.push('later'));
  vi.runAllTimers();
  expect(done).toEqual(['third', 'later']);
});
