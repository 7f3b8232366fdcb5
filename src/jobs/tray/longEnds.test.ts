import { describe, expect, it } from 'vitest';
import { watchLongEnds } from './longEnds.ts';
import type { Ended } from '../manager/manager.ts';
import type { Task } from './task.ts';

const task = (id: string, background = false): Task => ({
  id,
  title: `Lobes ${id}`,
  background,
  progress: 0,
  text: '',
  cancel: () => undefined,
});

/** A manager whose tasks and ends the test decides, and a clock that it moves. */
function stage() {
  let tell: (tasks: readonly Task[]) => void = () => undefined;
  let end: (ended: Ended) => void = () => undefined;
  const waiting: (() => void)[] = [];
  const said: string[] = [];
  watchLongEnds(
    {
      watch: (listener) => {
        tell = listener;
        return () => undefined;
      },
      watchEnds: (listener) => {
        end = listener;
        return () => undefined;
      },
    },
    (text) => said.push(text),
    (_, act) => waiting.push(act),
  );
  return {
    said,
    tasks: (...tasks: Task[]) => tell(tasks),
    later: () => waiting.splice(0).forEach((act) => act()),
    ends: (id: string, outcome: Ended['outcome']) => end({ id, title: `Lobes ${id}`, outcome }),
  };
}

describe('watchLongEnds', () => {
  it('says that a long job is finished or has failed', () => {
    const { said, tasks, later, ends } = stage();
    tasks(task('a'), task('b'));
    later();
    ends('a', 'done');
    ends('b', 'failed');
    expect(said).toEqual(['Finished: Lobes a.', 'Failed: Lobes b. Its place in the panel says why.']);
  });

  it('is silent about short jobs, jobs in the background, and jobs that were cancelled', () => {
    const { said, tasks, later, ends } = stage();
    tasks(task('short'));
    ends('short', 'done');
    tasks(task('c'), task('quiet', true));
    later();
    ends('c', 'cancelled');
    ends('quiet', 'done');
    expect(said).toEqual([]);
  });
});
