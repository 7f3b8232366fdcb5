import { threadId, workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { defineTask } from '../../src/math/work/team.ts';
import { createCompute } from '../compute.ts';
import { implement } from '../registry.ts';
import { crashJob, memberCrashJob, sharedSum, spinJob, sumJob, waitJob } from './threads.jobs.ts';

/** A worker thread that does the jobs of `threads.jobs.ts`. */
const threadTask = defineTask('test/thread', () => threadId);
const lead = threadId;
const crashTask = defineTask('test/crash', (_: unknown, from: number) => {
  if (threadId !== from) crash();
});

implement(sumJob, async (_, { count }, work) => {
  const sum = await sharedSum(count, work);
  await work.team.keep('threads', Array<null>(work.team.size).fill(null));
  return { sum, threads: new Set(await work.team.each(threadTask, 'threads', null)).size };
});
implement(waitJob, async (_, __, work) => {
  for (;;) {
    work.progress(0.5, 'waiting');
    await work.pause();
  }
});
implement(spinJob, async (_, __, work) => {
  work.progress(0.5, 'spinning');
  await new Promise((resolve) => setImmediate(resolve));
  for (;;);
});
implement(crashJob, async () => {
  crash();
  return new Promise(() => undefined);
});
implement(memberCrashJob, async (_, __, work) => {
  await work.team.keep('x', Array<null>(work.team.size).fill(null));
  await work.team.each(crashTask, 'x', lead);
  for (;;) await work.pause();
});

/** An error that no job can catch, as running out of memory is. */
function crash() {
  setImmediate(() => {
    throw new Error('out of memory');
  });
}

const { port } = workerData as { port: MessagePort };
expose(createCompute({ open: () => Promise.resolve({} as Dataset) }), port);
