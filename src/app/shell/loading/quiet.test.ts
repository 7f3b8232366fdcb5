import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quiet } from './quiet.ts';
import type { Task } from '../../../jobs/tray/task.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const task = (background: boolean): Task => ({
  id: '1',
  title: '',
  background,
  progress: 0,
  text: '',
  cancel: () => undefined,
});

function manager(now: readonly Task[]) {
  const listeners = new Set<(tasks: readonly Task[]) => void>();
  return {
    listeners,
    watch(listener: (tasks: readonly Task[]) => void) {
      listeners.add(listener);
      listener(now);
      return () => listeners.delete(listener);
    },
  };
}

test('is there at once if nothing runs, or only jobs in the background', async () => {
  for (const now of [[], [task(true)]]) {
    const jobs = manager(now);
    await quiet(jobs, 1000);
    expect(jobs.listeners.size).toBe(0);
  }
});

test('waits for the last job that somebody waits for', async () => {
  const jobs = manager([task(false), task(true)]);
  let isQuiet = false;
  const done = quiet(jobs, 1000).then(() => (isQuiet = true));
  await vi.advanceTimersByTimeAsync(900);
  expect(isQuiet).toBe(false);
  for (const listener of jobs.listeners) listener([task(true)]);
  await done;
  expect(jobs.listeners.size).toBe(0);
});

test('waits no longer than it may', async () => {
  const jobs = manager([task(false)]);
  const done = quiet(jobs, 1000);
  await vi.advanceTimersByTimeAsync(1000);
  await done;
  expect(jobs.listeners.size).toBe(0);
});
