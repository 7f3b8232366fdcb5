import { referenceTo } from '../src/dataset/reference.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCrew, type Spawn } from '../src/jobs/team/crew.ts';
import { createJobManager, type JobManager } from '../src/jobs/manager/manager.ts';
import { nodeWork } from '../src/jobs/team/node.ts';
import { CancelledError } from '../src/math/work/work.ts';
import { crashJob, memberCrashJob, sharedSum, spinJob, sumJob, waitJob } from './testing/threads.jobs.ts';

/** A dataset on the web. */
const at = (address: string) => referenceTo({ kind: 'web', address });

const folder = mkdtempSync(join(tmpdir(), 'tricosm-threads-'));
const entry = (name: string) => join(import.meta.dirname, 'testing', `threads.${name}.ts`);
const built = (name: string) => pathToFileURL(join(folder, `${name}.js`));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: { worker: entry('worker'), member: entry('member') } },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const spawn: Spawn = (onCrash) => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(built('worker'), { workerData: { port: port2 }, transferList: [port2 as never] });
  worker.on('error', (error: Error) => onCrash(error.message));
  const stop = () => {
    port1.close();
    void worker.terminate();
  };
  return { endpoint: port1, stop };
};

const managers: JobManager[] = [];
afterEach(() => managers.splice(0).forEach((manager) => manager.close()));
const manage = (members: number) => {
  const manager = createJobManager({ start: (events) => startCrew(spawn, members, events) });
  managers.push(manager);
  return manager;
};
const request = (parameters: object = {}) => ({ dataset: at('none'), parameters });

/** Runs a job until it reports, then cancels it. */
const cancelled = async (manager: JobManager, job: typeof waitJob) => {
  const controller = new AbortController();
  const reported = new Promise<void>((resolve) => {
    manager
      .run(job, request(), { signal: controller.signal, onProgress: () => resolve() })
      .catch((error: unknown) => expect(error).toBeInstanceOf(CancelledError));
  });
  await reported;
  controller.abort();
};

describe('real worker threads', () => {
  it('answer, and give the same sum to the last bit when members have joined', async () => {
    const manager = manage(2);
    const first = await manager.run(sumJob, { dataset: at('none'), parameters: { count: 10_001 } });
    expect(first.threads).toBe(1);
    let last = first;
    for (let i = 0; last.threads < 3; i++) {
      last = await manager.run(sumJob, { dataset: at(`try ${i}`), parameters: { count: 10_001 } });
      expect(last.sum).toBe(first.sum);
    }
    expect(first.sum).toBeCloseTo(Math.PI ** 2 / 6, 3);
  });

  it('continue in the same worker after a job that pauses is cancelled', async () => {
    const manager = manage(0);
    await cancelled(manager, waitJob);
    expect(await manager.run(sumJob, { dataset: at('none'), parameters: { count: 8 } })).toMatchObject({
      threads: 1,
    });
  });

  it('are replaced when a cancelled job does not answer', async () => {
    const manager = manage(1);
    await cancelled(manager, spinJob);
    expect(await manager.run(sumJob, { dataset: at('none'), parameters: { count: 8 } })).toMatchObject({
      threads: 1,
    });
  });

  it('fail a job with the reason when they crash, and are replaced', async () => {
    const manager = manage(0);
    await expect(manager.run(crashJob, request())).rejects.toThrow(
      '“Crashing” stopped because its worker crashed (out of memory)',
    );
    expect(await manager.run(sumJob, { dataset: at('none'), parameters: { count: 8 } })).toMatchObject({
      threads: 1,
    });
  });

  it('fail a job with the reason when a member crashes', async () => {
    const manager = manage(1);
    for (let i = 0, threads = 1; threads < 2; i++) {
      ({ threads } = await manager.run(sumJob, { dataset: at(`try ${i}`), parameters: { count: 8 } }));
    }
    await expect(manager.run(memberCrashJob, request())).rejects.toThrow('out of memory');
  });
});

describe('nodeWork', () => {
  it('gives the same sum to the last bit whatever the number of threads', async () => {
    const sums: number[] = [];
    for (const threads of [1, 2, 4]) {
      const work = nodeWork({ member: built('member'), threads });
      try {
        sums.push(await sharedSum(10_001, work));
      } finally {
        await work.close();
      }
    }
    expect(sums).toEqual(Array(3).fill(sums[0]));
  });
});
