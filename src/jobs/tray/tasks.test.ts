import { describe, expect, it } from 'vitest';
import type { Task } from './task.ts';
import { watchLasting } from './tasks.ts';

const task = (id: string, progress = 0): Task => ({
  id,
  title: id,
  background: false,
  progress,
  text: '',
  cancel: () => undefined,
});

describe('watchLasting', () => {
  const stage = () => {
    let tell: (tasks: readonly Task[]) => void = () => undefined;
    const timers: (() => void)[] = [];
    const shown: string[][] = [];
    const manager = {
      watch(listener: typeof tell) {
        tell = listener;
        listener([]);
        return () => undefined;
      },
    };
    watchLasting(
      manager,
      (tasks) => shown.push(tasks.map(({ id, progress }) => `${id} ${progress}`)),
      (_, act) => void timers.push(act),
    );
    return { tell: (...tasks: Task[]) => tell(tasks), timers, shown };
  };

  it('does not show a job that ends soon', () => {
    const { tell, timers, shown } = stage();
    tell(task('a'));
    tell();
    timers.forEach((ring) => ring());
    expect(shown).toEqual([]);
  });

  it('shows a long job, with its progress, until it ends', () => {
    const { tell, timers, shown } = stage();
    tell(task('a'));
    timers.forEach((ring) => ring());
    tell(task('a', 0.5), task('b'));
    tell(task('b'));
    tell();
    expect(shown).toEqual([['a 0'], ['a 0.5'], []]);
  });
});
