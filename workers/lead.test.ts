import { referenceTo } from '../src/dataset/reference.ts';
import { expose, transfer, wrap, type Remote } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Dataset, DatasetInfo } from '../src/dataset/dataset.ts';
import { DataError } from '../src/dataset/error.ts';
import { infoJob, labelsJob, notesJob } from '../src/jobs/datasetJobs.ts';
import { defineJob } from '../src/jobs/job.ts';
import type { ComputeApi, JobRequest, Listener } from '../src/jobs/team/protocol.ts';
import { kernels } from '../src/math/kernels/kernels.ts';
import { defineTask } from '../src/math/work/team.ts';
import './analyses/dataset.ts';
import { createCompute } from './compute.ts';
import { keepDatasets } from './datasets.ts';
import { implement } from './registry.ts';

/** A dataset on the web. */
const at = (address: string) => referenceTo({ kind: 'web', address });

const refuse = (): Promise<never> => Promise.reject(new DataError('no such file'));
const frequency = Float32Array.of(0.1, 0.2);
const dataset: Dataset = {
  info: { name: 'tiny' } as DatasetInfo,
  decoder: () => Promise.resolve({ data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 }),
  firings: refuse,
  cooccurrence: refuse,
  labels: () => Promise.resolve({ description: ['a', 'b'], frequency, numeric: {}, category: [] }),
  notes: refuse,
  activations: refuse,
  encoding: refuse,
  layout: refuse,
  relations: refuse,
  fingerprint: () => Promise.resolve('test'),
  wordVectors: refuse,
};

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

const channel = () => {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return { port1, port2 };
};

/** A worker behind a real message channel, reached through Comlink as from the page. */
function worker(
  openDataset = keepDatasets(() => Promise.resolve(dataset)),
  now?: () => number,
): Remote<ComputeApi> {
  const { port1, port2 } = channel();
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  expose(createCompute({ open: openDataset, breathe, ...(now && { now }) }), port1);
  return wrap<ComputeApi>(port2);
}

const listen = async (lead: Remote<ComputeApi>, heard: Omit<Listener, 'card'>) => {
  const { port1, port2 } = channel();
  expose({ ...heard, card: () => undefined } satisfies Listener, port1);
  await lead.listen(transfer(port2, [port2]));
};

let lastId = 0;
const request = (name: string, parameters: unknown = {}, more: Partial<JobRequest> = {}): JobRequest => ({
  id: (lastId += 1),
  name,
  dataset: at('tiny/manifest.json'),
  parameters,
  priority: 'interactive',
  ...more,
});

const log: string[] = [];
const stepsJob = defineJob<{ name: string; steps: number }, { done: string }>('lead.test/steps');
implement(stepsJob, async (_, { name, steps }, work) => {
  for (let step = 0; step < steps; step++) {
    await work.pause();
    log.push(name);
    work.progress(step / steps, `step ${step}`);
  }
  return { done: name };
});
const forever = (name: string) => ({ name, steps: Infinity });

const decoderJob = defineJob<object, { decoder: Float32Array; own: Float32Array }>('lead.test/decoder');
implement(decoderJob, async (data) => {
  const { data: decoder } = await data.decoder('0');
  return { decoder, own: decoder.map((x) => 2 * x) };
});

let clock = 0;
const draftsJob = defineJob<object, { done: boolean }>('lead.test/drafts');
implement(draftsJob, async (_, __, work) => {
  for (clock of [100, 300, 500, 700, 1000]) work.draft?.(() => ({ places: Float32Array.of(clock) }));
  return { done: true };
});

const faultJob = defineJob<object, never>('lead.test/fault');
implement(faultJob, () => Promise.reject(new TypeError('x is undefined')));

const threadsTask = defineTask('lead.test/add', (part: number, more: number) => part + more);
const teamJob = defineJob<object, { sums: number[] }>('lead.test/team');
implement(teamJob, async (_, __, work) => {
  await work.team.keep(
    'x',
    Array.from({ length: work.team.size }, (_unused, i) => i),
  );
  return { sums: await work.team.each(threadsTask, 'x', 10) };
});

describe('the lead worker', () => {
  it('answers with a job’s result and reports its progress in order', async () => {
    let time = 0;
    const lead = worker(undefined, () => (time += 1000));
    const reports: [number, number, string][] = [];
    const report = (id: number, fraction: number, text: string) => void reports.push([id, fraction, text]);
    await listen(lead, { report, draft: () => undefined });
    const asked = request(stepsJob.name, { name: 'a', steps: 4 });
    expect(await lead.run(asked)).toEqual({ done: 'a' });
    // Reports come by a channel of their own: the last may come after the result.
    await vi.waitUntil(() => reports.length === 4);
    expect(reports).toEqual([0, 1, 2, 3].map((step) => [asked.id, step / 4, `step ${step}`]));
  });

  it('lets go of large memory of the kernels when a job has ended', async () => {
    const trim = vi.spyOn(kernels(), 'trim');
    await worker().run(request(stepsJob.name, { name: 'a', steps: 1 }));
    expect(trim).toHaveBeenCalledOnce();
    trim.mockRestore();
  });

  it('passes on drafts of a result, not more often than they can be drawn', async () => {
    const lead = worker(undefined, () => clock);
    const drafts: [number, unknown][] = [];
    await listen(lead, { report: () => undefined, draft: (...draft) => void drafts.push(draft) });
    const asked = request(draftsJob.name);
    expect(await lead.run(asked)).toEqual({ done: true });
    await vi.waitUntil(() => drafts.length === 2);
    const places = (at: number) => ({ places: Float32Array.of(at) });
    expect(drafts).toEqual([
      [asked.id, places(500)],
      [asked.id, places(1000)],
    ]);
  });

  it('opens, labels and describes the dataset', async () => {
    const lead = worker();
    expect(await lead.run(request(infoJob.name))).toEqual({ name: 'tiny' });
    expect(await lead.run(request(labelsJob.name, { layer: '0' }))).toMatchObject({
      description: ['a', 'b'],
    });
  });

  it('does not lose the dataset’s arrays to a result', async () => {
    const lead = worker(keepDatasets(() => Promise.resolve({ ...dataset, decoder: () => decoder })));
    const decoder = dataset.decoder('0');
    for (let i = 0; i < 2; i++) {
      expect(await lead.run(request(labelsJob.name, { layer: '0' }))).toMatchObject({ frequency });
      expect(await lead.run(request(decoderJob.name))).toEqual({
        decoder: Float32Array.of(1, 2, 3, 4),
        own: Float32Array.of(2, 4, 6, 8),
      });
    }
    expect((await decoder).data.length).toBe(4);
  });

  it('passes errors on with their name and message', async () => {
    const lead = worker();
    await expect(lead.run(request(notesJob.name))).rejects.toMatchObject({
      name: 'DataError',
      message: 'no such file',
    });
    await expect(lead.run(request(faultJob.name))).rejects.toMatchObject({ name: 'TypeError' });
    await expect(lead.run(request('nowhere'))).rejects.toThrow('no job “nowhere” is implemented');
  });

  it('tries again to open a dataset that could not be opened', async () => {
    let attempts = 0;
    const lead = worker(keepDatasets(() => ((attempts += 1) === 1 ? refuse() : Promise.resolve(dataset))));
    await expect(lead.run(request(infoJob.name))).rejects.toThrow('no such file');
    expect(await lead.run(request(infoJob.name))).toEqual({ name: 'tiny' });
    await lead.run(request(infoJob.name));
    expect(attempts).toBe(2);
  });

  it('stops a cancelled job at its next pause and continues with others', async () => {
    const lead = worker();
    const asked = request(stepsJob.name, forever('endless'));
    const running = lead.run(asked);
    const refused = expect(running).rejects.toMatchObject({ name: 'CancelledError' });
    await lead.run(request(stepsJob.name, { name: 'other', steps: 3 }));
    await lead.cancel(asked.id);
    await refused;
    await lead.run(request(stepsJob.name, { name: 'other', steps: 3 }));
    const steps = log.filter((name) => name === 'endless').length;
    await lead.run(request(stepsJob.name, { name: 'other', steps: 20 }));
    expect(log.filter((name) => name === 'endless').length).toBe(steps);
  });

  it('answers a cancel at once if the job waits for something else', async () => {
    const lead = worker(() => new Promise(() => undefined));
    const asked = request(infoJob.name);
    const refused = expect(lead.run(asked)).rejects.toMatchObject({ name: 'CancelledError' });
    await lead.cancel(asked.id);
    await refused;
  });

  it('pauses a background job while an interactive one runs', async () => {
    const lead = worker();
    const background = request(stepsJob.name, forever('behind'), { priority: 'background' });
    const refused = expect(lead.run(background)).rejects.toMatchObject({ name: 'CancelledError' });
    await lead.run(request(infoJob.name, {}, { priority: 'light' }));
    log.length = 0;
    await lead.run(request(stepsJob.name, { name: 'ahead', steps: 50 }));
    // One step may have been under way when the interactive job came.
    expect(log.slice(0, log.lastIndexOf('ahead')).filter((name) => name === 'behind').length).toBeLessThan(3);
    await lead.run(request(infoJob.name, {}, { priority: 'light' }));
    expect(log.lastIndexOf('behind')).toBeGreaterThan(log.lastIndexOf('ahead'));
    await lead.cancel(background.id);
    await refused;
  });

  it('cancels a paused background job, and lets a promoted one continue', async () => {
    const lead = worker();
    const ahead = request(stepsJob.name, forever('ahead'));
    const cancelled = request(stepsJob.name, { name: 'x', steps: 2 }, { priority: 'background' });
    const promoted = request(stepsJob.name, { name: 'y', steps: 2 }, { priority: 'background' });
    const endless = expect(lead.run(ahead)).rejects.toMatchObject({ name: 'CancelledError' });
    const refused = expect(lead.run(cancelled)).rejects.toMatchObject({ name: 'CancelledError' });
    const done = lead.run(promoted);
    await lead.cancel(cancelled.id);
    await refused;
    await lead.promote(promoted.id);
    expect(await done).toEqual({ done: 'y' });
    await lead.cancel(ahead.id);
    await endless;
  });

  it('shares a pass with the members enlisted', async () => {
    const lead = worker();
    for (let i = 0; i < 2; i++) {
      const { port1, port2 } = channel();
      await worker().serve(transfer(port1, [port1]));
      await lead.enlist(transfer(port2, [port2]));
    }
    expect(await lead.run(request(teamJob.name))).toEqual({ sums: [10, 11, 12, 13, 14, 15, 16, 17] });
  });
});

describe('keepDatasets', () => {
  it('keeps those used last', async () => {
    const opened: string[] = [];
    const keep = keepDatasets(({ place }) => {
      if (place.kind === 'web') opened.push(place.address);
      return Promise.resolve(dataset);
    }, 2);
    for (const url of ['a', 'b', 'a', 'c', 'a', 'b']) await keep(at(url));
    expect(opened).toEqual(['a', 'b', 'c', 'b']);
  });
});
