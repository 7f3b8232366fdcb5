import { createStore } from 'zustand/vanilla';
import type { Ended, JobManager } from '../manager/manager.ts';
import { jobs } from '../page.ts';
import { watchLasting } from './tasks.ts';

/** Milliseconds from which on a job is long: its end is announced. */
const LONG = 3000;

/** What to announce: the end of the last long job. */
export const longEnd = createStore<{ readonly text: string }>()(() => ({ text: '' }));

/**
 * Reports in a sentence how each long job ends; jobs that the user has cancelled end in silence.
 *
 * @returns a function that ends it
 */
export function watchLongEnds(
  manager: Pick<JobManager, 'watch' | 'watchEnds'>,
  say: (text: string) => void,
  after: (milliseconds: number, act: () => void) => void = (ms, act) => void setTimeout(act, ms),
): () => void {
  let long: ReadonlySet<string> = new Set();
  const stopTasks = watchLasting(
    manager,
    (tasks) => (long = new Set(tasks.filter(({ background }) => !background).map(({ id }) => id))),
    (_, act) => after(LONG, act),
  );
  const stopEnds = manager.watchEnds((ended) => {
    if (long.has(ended.id) && ended.outcome !== 'cancelled') say(sentence(ended));
  });
  return () => {
    stopTasks();
    stopEnds();
  };
}

const sentence = ({ title, outcome }: Ended): string =>
  outcome === 'done' ? `Finished: ${title}.` : `Failed: ${title}. Its place in the panel says why.`;

watchLongEnds(jobs, (text) => longEnd.setState({ text }));
