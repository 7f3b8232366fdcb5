import { referenceTo } from '../../dataset/reference.ts';
import { afterEach, describe, expect, it, test } from 'vitest';
import { DataError } from '../../dataset/error.ts';
import { CancelledError } from '../../math/work/work.ts';
import type { Crew, CrewEvents } from '../team/crew.ts';
import { deferred, type Deferred } from './deferred.ts';
import { defineJob } from '../job.ts';
import { MemberLostError } from './errors.ts';
import { createJobManager, type JobManager } from './manager.ts';
import type { JobRequest } from '../team/protocol.ts';
import type { Task } from '../tray/task.ts';

/** Workers that the test controls: their requests, and the promise of each answer. */
function stage({
  budget,
  responsive = true,
  membersRespond = true,
}: { budget?: number; responsive?: boolean; membersRespond?: boolean } = {}) {
  const asked: { request: JobRequest; answer: Deferred<unknown>; crew: number }[] = [];
  const cancelled: number[] = [];
  const promoted: number[] = [];
  const timers: (() => void)[] = [];
  const beats: (() => void)[] = [];
  const never = () => new Promise<void>(() => undefined);
  const events: CrewEvents[] = [];
  const stopped: number[] = [];
  const start = (crewEvents: CrewEvents): Crew => {
    const crew = events.push(crewEvents) - 1;
    return {
      run(request) {
        const answer = deferred<unknown>();
        asked.push({ request, answer, crew });
        return answer.promise;
      },
      cancel(id) {
        cancelled.push(id);
        return responsive ? Promise.resolve() : new Promise(() => undefined);
      },
      promote: async (id) => void promoted.push(id),
      ping: () => (responsive ? Promise.resolve() : never()),
      pingMembers: () => (membersRespond ? Promise.resolve() : never()),
      stop: () => void stopped.push(crew),
    };
  };
  const manager = createJobManager({
    start,
    budget,
    after: (_, act) => void timers.push(act),
    beat: (_, act) => void beats.push(act),
  });
  const names = () => asked.map(({ request }) => request.name);
  return { manager, asked, names, cancelled, promoted, timers, beats, events, stopped };
}

const DATA = referenceTo({ kind: 'web', address: 'https://data.example/' });
const lobes = defineJob<{ k: number }, Float32Array>('lobes', { title: 'Lobes' });
const cloud = defineJob<object, Float32Array>('cloud');
const notes = defineJob<object, string>('notes', { light: true });
const ask = (k = 3) => ({ dataset: DATA, parameters: { k } });
const settled = () => new Promise((resolve) => setImmediate(resolve));

let managers: JobManager[] = [];
afterEach(() => {
  managers.forEach((manager) => manager.close());
  managers = [];
});

describe('a job manager', () => {
  it('runs a job requested twice only once, and then answers from memory', async () => {
    const { manager, asked } = stage();
    const first = manager.run(lobes, ask());
    const second = manager.run(lobes, { parameters: { k: 3 }, dataset: DATA });
    const other = manager.run(cloud, { dataset: DATA, parameters: {} });
    asked[0]!.answer.resolve(Float32Array.of(1));
    expect(await first).toEqual(Float32Array.of(1));
    expect(await second).toBe(await first);
    await settled();
    expect(asked.length).toBe(2);
    asked[1]!.answer.resolve(Float32Array.of(2));
    await other;
    expect(await manager.run(lobes, ask())).toBe(await first);
    expect(manager.kept(lobes, ask())).toBe(await first);
    expect(manager.kept(lobes, ask(4))).toBeUndefined();
    expect(asked.length).toBe(2);
  });

  it('drops the least recently used results when they exceed the budget', async () => {
    const { manager, asked } = stage({ budget: 1000 });
    for (const k of [1, 2, 3]) {
      const result = manager.run(lobes, ask(k));
      asked.at(-1).answer.resolve(new Float32Array(100));
      await result;
    }
    expect([1, 2, 3].map((k) => manager.kept(lobes, ask(k)) !== undefined)).toEqual([false, true, true]);
  });

  it('clamps progress to [0, 1] and never lets it fall', async () => {
    const { manager, asked, events } = stage();
    const seen: [number, string][] = [];
    const result = manager.run(lobes, ask(), {
      onProgress: (fraction, text) => void seen.push([fraction, text]),
    });
    const { id } = asked[0]!.request;
    for (const fraction of [-1, 0.5, 0.3, NaN, 7]) events[0]!.onProgress(id, fraction, `at ${fraction}`);
    events[0]!.onProgress(id + 1, 0.1, 'another’s');
    asked[0]!.answer.resolve(new Float32Array(1));
    await result;
    events[0]!.onProgress(id, 0.9, 'late');
    expect(seen).toEqual([
      [0, 'at -1'],
      [0.5, 'at 0.5'],
      [0.5, 'at 0.3'],
      [0.5, 'at NaN'],
      [1, 'at 7'],
    ]);
  });

  it('lets progress begin again with each pass, such as a file that is read twice', async () => {
    const { manager, asked, events } = stage();
    const seen: number[] = [];
    const result = manager.run(lobes, ask(), { onProgress: (fraction) => void seen.push(fraction) });
    const { id } = asked[0]!.request;
    const reports: [number, string?][] = [
      [1, 'head'],
      [0.1, 'first'],
      [0.9, 'first'],
      [0.2, 'second'],
      [0.3],
      [0.4, 'second'],
      [0.2],
    ];
    for (const [fraction, pass] of reports) events[0]!.onProgress(id, fraction, 'Reading', pass);
    asked[0]!.answer.resolve(new Float32Array(1));
    await result;
    expect(seen).toEqual([1, 0.1, 0.9, 0.2, 0.3, 0.4, 0.3]);
  });

  it('passes drafts to everyone who waits for the job, also to those who come later', async () => {
    const { manager, asked, events } = stage();
    const seen: string[] = [];
    const watch = (name: string) => ({
      onDraft: (draft: unknown) => void seen.push(`${name} ${draft as string}`),
    });
    const first = manager.run(lobes, ask(), watch('first'));
    const { id } = asked[0]!.request;
    events[0]!.onDraft(id, 'a');
    events[0]!.onDraft(id + 1, 'another’s');
    const second = manager.run(lobes, ask(), watch('second'));
    events[0]!.onDraft(id, 'b');
    asked[0]!.answer.resolve(new Float32Array(1));
    await Promise.all([first, second]);
    events[0]!.onDraft(id, 'late');
    expect(seen).toEqual(['first a', 'second a', 'first b', 'second b']);
  });

  it('runs interactive jobs one at a time, background ones behind them, light ones at once', async () => {
    const { manager, asked, names } = stage();
    const results = [
      manager.run(defineJob('sweep'), ask(), { background: true }),
      manager.run(defineJob('sweep 2'), ask(), { background: true }),
      manager.run(defineJob('first'), ask()),
      manager.run(defineJob('second'), ask()),
      manager.run(notes, ask()),
    ];
    expect(names()).toEqual(['sweep', 'first', 'notes']);
    const order = ['first', 'sweep', 'second', 'sweep 2', 'notes'];
    for (const name of order) {
      asked.find(({ request }) => request.name === name)!.answer.resolve(name);
      await settled();
    }
    expect(names()).toEqual(['sweep', 'first', 'notes', 'second', 'sweep 2']);
    expect(asked.map(({ request }) => request.priority)).toEqual([
      'background',
      'interactive',
      'light',
      'interactive',
      'background',
    ]);
    await Promise.all(results);
  });

  it('promotes a background job when a caller waits for it', async () => {
    const { manager, asked, promoted } = stage();
    const behind = manager.run(lobes, ask(), { background: true });
    const ahead = manager.run(lobes, ask());
    expect(promoted).toEqual([asked[0]!.request.id]);
    asked[0]!.answer.resolve(new Float32Array(1));
    expect(await behind).toBe(await ahead);
  });

  it('cancels a job when all its callers have aborted, not before', async () => {
    const { manager, asked, cancelled } = stage();
    const [a, b] = [new AbortController(), new AbortController()];
    const first = manager.run(lobes, ask(), { signal: a.signal });
    const second = manager.run(lobes, ask(), { signal: b.signal });
    a.abort();
    await expect(first).rejects.toBeInstanceOf(CancelledError);
    expect(cancelled).toEqual([]);
    b.abort();
    await expect(second).rejects.toBeInstanceOf(CancelledError);
    expect(cancelled).toEqual([asked[0]!.request.id]);
    await expect(manager.run(lobes, ask(), { signal: b.signal })).rejects.toBeInstanceOf(CancelledError);
    expect(asked.length).toBe(1);
  });

  it('continues a job that one caller leaves and another joins at once', async () => {
    const { manager, asked, cancelled } = stage();
    const controller = new AbortController();
    const left = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    const taken = manager.run(lobes, ask());
    await expect(left).rejects.toBeInstanceOf(CancelledError);
    asked[0]!.answer.resolve(Float32Array.of(1));
    expect(await taken).toEqual(Float32Array.of(1));
    expect(asked.length).toBe(1);
    expect(cancelled).toEqual([]);
  });

  it('does not start a waiting job that was cancelled', async () => {
    const { manager, asked, names } = stage();
    const running = manager.run(cloud, ask());
    const controller = new AbortController();
    const waiting = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    asked[0]!.answer.resolve(new Float32Array(1));
    await running;
    await settled();
    expect(names()).toEqual(['cloud']);
  });

  it('starts a job again that is requested while its cancelled run is stopping', async () => {
    const { manager, asked } = stage();
    const controller = new AbortController();
    const given = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toBeInstanceOf(CancelledError);
    const again = manager.run(lobes, ask());
    expect(asked.length).toBe(1);
    asked[0]!.answer.reject(new CancelledError());
    await settled();
    asked[1]!.answer.resolve(Float32Array.of(5));
    expect(await again).toEqual(Float32Array.of(5));
  });

  it('replaces a worker that does not stop in time, and restarts its other jobs', async () => {
    const { manager, asked, timers, stopped, events } = stage({ responsive: false });
    const controller = new AbortController();
    const sweep = manager.run(cloud, ask(), { background: true });
    const stuck = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    await expect(stuck).rejects.toBeInstanceOf(CancelledError);
    expect(stopped).toEqual([]);
    timers.forEach((ring) => ring());
    expect(stopped).toEqual([0]);
    expect(events.length).toBe(2);
    expect(asked.map(({ request, crew }) => [request.name, crew])).toEqual([
      ['cloud', 0],
      ['lobes', 0],
      ['cloud', 1],
    ]);
    asked[2]!.answer.resolve(Float32Array.of(7));
    expect(await sweep).toEqual(Float32Array.of(7));
  });

  it('does not replace a worker that answers a cancel, and cancels a second time', async () => {
    const { manager, asked, cancelled, timers, stopped } = stage();
    const controller = new AbortController();
    const given = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toBeInstanceOf(CancelledError);
    asked[0]!.answer.reject(new CancelledError());
    for (let i = 0; i < 3; i++) {
      await settled();
      timers.splice(0).forEach((ring) => ring());
    }
    const { id } = asked[0]!.request;
    expect(cancelled).toEqual([id, id]);
    expect(stopped).toEqual([]);
  });

  it('fails the job of a crashed worker with a reason, and runs the next one in a new worker', async () => {
    const { manager, asked, events, stopped } = stage();
    const lost = manager.run(lobes, ask());
    events[0]!.onCrash('out of memory');
    await expect(lost).rejects.toMatchObject({
      name: 'JobError',
      message: expect.stringMatching(
        /^“Lobes” stopped because its worker crashed \(out of memory\)\. /,
      ) as string,
    });
    expect(stopped).toEqual([0]);
    events[0]!.onCrash('out of memory, said twice');
    const next = manager.run(lobes, ask());
    expect(asked.at(-1).crew).toBe(1);
    events[0]!.onCrash('the old one again');
    asked.at(-1).answer.resolve(Float32Array.of(1));
    expect(await next).toEqual(Float32Array.of(1));
  });

  it('fails a job when no worker can be started', async () => {
    const manager = createJobManager({
      start: () => {
        throw new Error('workers are not allowed here');
      },
    });
    await expect(manager.run(lobes, ask())).rejects.toThrow('workers are not allowed here');
  });

  it('restores the class and the sentence of errors from a worker', async () => {
    const { manager, asked } = stage();
    const crossed = (name: string, message: string) => Object.assign(new Error(message), { name });
    const fail = (error: Error) => {
      const result = manager.run(lobes, ask());
      asked.at(-1).answer.reject(error);
      const answered = async () => {
        try {
          return await result;
        } finally {
          await settled();
        }
      };
      return expect(answered()).rejects;
    };
    await fail(crossed('DataError', 'no such file')).toEqual(new DataError('no such file'));
    await fail(crossed('DataError', 'no such file')).toBeInstanceOf(DataError);
    await fail(crossed('TypeError', 'x is undefined')).toMatchObject({
      name: 'JobError',
      message: expect.stringContaining(
        '“Lobes” failed because of a fault in the program: x is undefined',
      ) as string,
    });
    expect(manager.kept(lobes, ask())).toBeUndefined();
  });

  it('lists the tasks in progress, and cancels a task from the list', async () => {
    const { manager, asked, events } = stage();
    let tasks: readonly Task[] = [];
    const stopWatching = manager.watch((now) => (tasks = now));
    const result = manager.run(lobes, ask(), { title: 'Lobes of layer 2' });
    events[0]!.onProgress(asked[0]!.request.id, 0.25, 'counting');
    expect(tasks).toMatchObject([
      { title: 'Lobes of layer 2', progress: 0.25, text: 'counting', background: false },
    ]);
    tasks[0]!.cancel();
    await expect(result).rejects.toBeInstanceOf(CancelledError);
    expect(tasks).toEqual([]);
    stopWatching();
  });
});

describe('workers that stop answering', () => {
  const memberLost = () => new MemberLostError();

  it('are replaced when a member is lost, and the job runs once more', async () => {
    const { manager, asked, stopped } = stage();
    const result = manager.run(lobes, ask());
    asked[0]!.answer.reject(memberLost());
    await settled();
    expect(stopped).toEqual([0]);
    expect(asked.map(({ crew }) => crew)).toEqual([0, 1]);
    asked[1]!.answer.resolve(Float32Array.of(1));
    expect(await result).toEqual(Float32Array.of(1));
  });

  it('fail a job that lost its workers twice, in a sentence, and the next job runs', async () => {
    const { manager, asked } = stage();
    const result = manager.run(lobes, ask());
    const failure = expect(result).rejects.toThrow(/^“Lobes” stopped because its workers no longer answered/);
    asked[0]!.answer.reject(memberLost());
    await settled();
    asked[1]!.answer.reject(memberLost());
    await failure;
    const next = manager.run(lobes, ask(4));
    asked[2]!.answer.resolve(Float32Array.of(4));
    expect(await next).toEqual(Float32Array.of(4));
  });

  it('take the other jobs that were running with them, which run once more too', async () => {
    const { manager, asked, names } = stage();
    const results = [manager.run(lobes, ask()), manager.run(notes, { dataset: DATA, parameters: {} })];
    asked[0]!.answer.reject(memberLost());
    await settled();
    expect(names()).toEqual(['lobes', 'notes', 'notes', 'lobes']);
    asked.slice(2).forEach(({ answer }) => answer.resolve('done'));
    expect(await Promise.all(results)).toEqual(['done', 'done']);
  });

  it('are replaced when the lead misses ten beats while a job runs', async () => {
    const { manager, asked, beats, stopped } = stage({ responsive: false });
    void manager.run(lobes, ask()).catch(() => undefined);
    for (let i = 0; i < 9; i++) {
      beats.shift()!();
      await settled();
    }
    expect(stopped).toEqual([]);
    beats.shift()!();
    expect(stopped).toEqual([0]);
    expect(asked.length).toBe(2);
  });

  it('are not replaced while no job runs, or while the lead answers', async () => {
    const { manager, asked, beats, stopped } = stage();
    const result = manager.run(lobes, ask());
    for (let i = 0; i < 30; i++) {
      beats.shift()!();
      await settled();
    }
    asked[0]!.answer.resolve(new Float32Array(1));
    await result;
    for (let i = 0; i < 30; i++) beats.shift()!();
    expect(stopped).toEqual([]);
  });

  it('are replaced after a cancel if a member does not answer', async () => {
    const { manager, timers, stopped } = stage({ membersRespond: false });
    const controller = new AbortController();
    const result = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    await expect(result).rejects.toThrow(CancelledError);
    while (timers.length > 0) {
      await settled();
      timers.shift()!();
    }
    expect(stopped).toEqual([0]);
  });

  it('stay after a cancel if all answer', async () => {
    const { manager, timers, stopped } = stage();
    const controller = new AbortController();
    const result = manager.run(lobes, ask(), { signal: controller.signal });
    controller.abort();
    await expect(result).rejects.toThrow(CancelledError);
    while (timers.length > 0) {
      await settled();
      timers.shift()!();
    }
    expect(stopped).toEqual([]);
  });
});

test('every result that a caller is given is reported with its key, from memory too', async () => {
  const given: [string, unknown][] = [];
  const answer = deferred<unknown>();
  const crew = { run: () => answer.promise, cancel: async () => undefined, promote: async () => undefined };
  const manager = createJobManager({
    start: () => ({
      ...crew,
      ping: async () => undefined,
      pingMembers: async () => undefined,
      stop: () => undefined,
    }),
    given: ({ name }, _, key, result) => void given.push([`${name} ${key.includes('"k":3')}`, result]),
    after: () => undefined,
    beat: () => undefined,
  });
  const first = manager.run(lobes, ask());
  answer.resolve(Float32Array.of(1));
  await first;
  await manager.run(lobes, ask());
  expect(given).toEqual([
    ['lobes true', Float32Array.of(1)],
    ['lobes true', Float32Array.of(1)],
  ]);
  manager.close();
});
