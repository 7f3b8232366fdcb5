import { referenceTo } from '../../dataset/reference.ts';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../math/work/work.ts';
import { deferred, type Deferred } from '../manager/deferred.ts';
import type { RunOptions } from '../manager/entry.ts';
import { createFollower, finished, idle, type JobState } from './follower.ts';
import { defineJob, type Job } from '../job.ts';
import { jobKey } from '../key.ts';
import type { JobManager, Request } from '../manager/manager.ts';

type Parameters = { k: number };
const DATA = referenceTo({ kind: 'web', address: 'https://data.example/' });
const job = defineJob<Parameters, string>('lobes');
const request = (k: number) => ({ dataset: DATA, parameters: { k } });
const settled = () => new Promise((resolve) => setImmediate(resolve));

function stage(initial?: JobState<Parameters, string>) {
  const asked: { answer: Deferred<unknown>; options: RunOptions }[] = [];
  const kept = new Map<string, unknown>();
  const key = (of: Job<unknown, unknown>, { dataset, parameters }: Request<unknown>) =>
    jobKey(of.name, dataset, parameters);
  const manager = {
    run(_: unknown, __: unknown, options: RunOptions = {}) {
      const answer = deferred<unknown>();
      options.signal?.addEventListener('abort', () => answer.reject(new CancelledError()));
      asked.push({ answer, options });
      return answer.promise;
    },
    kept: (of: Job<unknown, unknown>, what: Request<unknown>) => kept.get(key(of, what)),
  } as Pick<JobManager, 'run' | 'kept'>;
  return {
    asked,
    keep: (k: number, result: string) => kept.set(key(job, request(k)), result),
    follower: createFollower<Parameters, string>(manager, initial),
  };
}

describe('a follower', () => {
  it('begins idle, runs, and is done', async () => {
    const { follower, asked } = stage();
    expect(follower.state()).toMatchObject({ status: 'idle', result: null, stale: false });
    follower.ask(job, request(3));
    expect(follower.state()).toMatchObject({ status: 'running', result: null, stale: false });
    expect(follower.progress.now()).toEqual({ fraction: 0, text: 'waiting' });
    asked[0]!.options.onProgress!(0.5, 'half');
    expect(follower.progress.now()).toEqual({ fraction: 0.5, text: 'half' });
    asked[0]!.answer.resolve('three');
    await settled();
    expect(follower.state()).toEqual({
      status: 'done',
      result: 'three',
      draft: null,
      resultOf: request(3),
      stale: false,
      replaces: null,
      error: null,
    });
  });

  it('tells nobody when the first request changes nothing of what was shown before it', () => {
    let changes = 0;
    const running = stage({ ...idle, status: 'running' });
    running.follower.subscribe(() => (changes += 1));
    running.follower.ask(job, request(3));
    const kept = stage(finished(request(3), 'three'));
    kept.keep(3, 'three');
    kept.follower.subscribe(() => (changes += 1));
    kept.follower.ask(job, request(3));
    expect(changes).toBe(0);
    expect([running.asked.length, kept.asked.length]).toEqual([1, 0]);
  });

  it('tells of the same result of another request', () => {
    let changes = 0;
    const { follower, keep } = stage(finished(request(3), 'the same'));
    keep(4, 'the same');
    follower.subscribe(() => (changes += 1));
    follower.ask(job, request(4));
    expect(changes).toBe(1);
    expect(follower.state().resultOf).toEqual(request(4));
  });

  it('tells only what shows the progress how far the job is', () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    let [states, reports] = [0, 0];
    follower.subscribe(() => (states += 1));
    follower.progress.subscribe(() => (reports += 1));
    for (const fraction of [0.25, 0.5, 0.5, 0.75]) asked[0]!.options.onProgress!(fraction, 'counting');
    expect([states, reports]).toEqual([0, 3]);
  });

  it('shows drafts while the job runs, and only then', async () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    expect(follower.state().draft).toBeNull();
    asked[0]!.options.onDraft!('thr');
    expect(follower.state()).toMatchObject({ status: 'running', result: null, draft: 'thr' });
    follower.ask(job, request(4));
    expect(follower.state().draft).toBeNull();
    asked[0]!.options.onDraft!('late');
    expect(follower.state().draft).toBeNull();
    asked[1]!.options.onDraft!('fo');
    follower.cancel();
    expect(follower.state()).toMatchObject({ status: 'cancelled', draft: null });
  });

  it('requests the same job once, and keeps the last result, marked stale, while the next one runs', async () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    follower.ask(job, request(3));
    expect(asked.length).toBe(1);
    asked[0]!.answer.resolve('three');
    await settled();
    follower.ask(job, request(4));
    expect(follower.state()).toMatchObject({ status: 'running', result: 'three', stale: true });
    expect(follower.state().resultOf).toEqual(request(3));
    asked[1]!.answer.resolve('four');
    await settled();
    expect(follower.state()).toMatchObject({ status: 'done', result: 'four', stale: false });
  });

  it('cancels the previous request and ignores its late answer', async () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    follower.ask(job, request(4));
    expect(asked.map(({ options }) => options.signal!.aborted)).toEqual([true, false]);
    asked[0]!.options.onProgress!(0.9, 'late');
    asked[0]!.answer.resolve('three');
    await settled();
    expect(follower.state()).toMatchObject({ status: 'running', result: null });
    expect(follower.progress.now()).toEqual({ fraction: 0, text: 'waiting' });
  });

  it('shows a kept result at once', () => {
    const { follower, asked, keep } = stage();
    keep(5, 'five');
    follower.ask(job, request(5));
    expect(follower.state()).toMatchObject({ status: 'done', result: 'five' });
    expect(asked.length).toBe(0);
  });

  it('keeps its state when cancelled, and starts again on retry', async () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    asked[0]!.answer.resolve('three');
    await settled();
    follower.ask(job, request(4));
    follower.cancel();
    await settled();
    expect(follower.state()).toMatchObject({ status: 'cancelled', result: 'three', stale: true });
    follower.ask(job, request(4));
    expect(asked.length).toBe(2);
    follower.retry();
    asked[2]!.answer.resolve('four');
    await settled();
    expect(follower.state()).toMatchObject({ status: 'done', result: 'four' });
  });

  it('reports a failure, and a cancel from elsewhere', async () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    asked[0]!.answer.reject(new Error('out of memory'));
    await settled();
    expect(follower.state()).toMatchObject({ status: 'failed', error: new Error('out of memory') });
    follower.retry();
    expect(follower.state()).toMatchObject({ status: 'running', error: null });
    asked[1]!.answer.reject(new CancelledError());
    await settled();
    expect(follower.state()).toMatchObject({ status: 'cancelled', error: null });
  });

  it('cancels the running job when nothing is requested, and requests it again afterwards', () => {
    const { follower, asked } = stage();
    follower.ask(job, request(3));
    follower.ask(job, null);
    expect(asked[0]!.options.signal!.aborted).toBe(true);
    expect(follower.state().status).toBe('idle');
    follower.ask(job, request(3));
    expect(asked.length).toBe(2);
  });

  it('tells its listeners of every change', () => {
    const { follower } = stage();
    let changes = 0;
    const stop = follower.subscribe(() => (changes += 1));
    follower.ask(job, request(3));
    follower.cancel();
    stop();
    follower.retry();
    expect(changes).toBe(2);
  });
});
