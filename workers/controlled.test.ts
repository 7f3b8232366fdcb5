import { describe, expect, it } from 'vitest';
import { CONTROLS, type Control } from '../src/dataset/control.ts';
import type { Dataset, DatasetInfo } from '../src/dataset/dataset.ts';
import { infoJob } from '../src/jobs/datasetJobs.ts';
import { prepareRows } from '../src/dataset/open/preparation.ts';
import { referenceTo } from '../src/dataset/reference.ts';
import type { Matrix } from '../src/math/matrices/matrix.ts';
import { random } from '../src/math/random/random.ts';
import { CancelledError, quietWork, type Work } from '../src/math/work/work.ts';
import { firingsOf } from '../src/scales/brain/analysis/testing/worlds.ts';
import { agreement, lobes } from '../src/scales/brain/analysis/index.ts';
import { clusteringEntropy } from '../src/scales/galaxy/analysis/index.ts';
import './analyses/dataset.ts';
import { controlled, identityOf } from './controlled.ts';
import { createLead } from './lead.ts';

const N = 400;
const DIM = 16;
const LOBES = 10;

/** Features of unit length in ten clusters that fire by cluster, on two layers; the words are the features. */
function world(): Dataset {
  const matrixOf = (seed: number): Matrix => {
    const stream = random(seed);
    const centres = Float64Array.from({ length: LOBES * DIM }, () => stream.normal());
    const data = Float32Array.from(
      { length: N * DIM },
      (_, at) => centres[(Math.floor(at / DIM) % LOBES) * DIM + (at % DIM)]! + 0.3 * stream.normal(),
    );
    return prepareRows({ data, rows: N, columns: DIM }, { unit: true, centre: false });
  };
  const decoders: Readonly<Record<string, Matrix>> = { one: matrixOf(1), two: matrixOf(1) };
  const decoder = (layer: string) => Promise.resolve(decoders[layer]!);
  const stream = random(9);
  const active = Array.from({ length: 200 }, () => stream.integer(LOBES));
  const firings = firingsOf(200, N, 3, (b, i) => (active[b] === i % LOBES ? 0.6 : 0.05));
  const refuse = () => Promise.reject(new Error('not there'));
  const layer = { features: N, dim: DIM, blocks: 200, firingRule: '', name: 'layer' };
  const has = { decoder: true, firings: true, layout: true, words: true };
  return {
    info: {
      name: 'world',
      title: 'A world',
      item: 'feature',
      layers: [
        { id: 'one', ...layer, has },
        { id: 'two', ...layer, has },
      ],
      provenance: { preprocessing: 'raw' },
      results: ['galaxy/shape {}'],
    } as unknown as DatasetInfo,
    decoder,
    fingerprint: () => Promise.resolve('test'),
    wordVectors: decoder,
    firings: () => Promise.resolve({ ...firings, category: null }),
    cooccurrence: refuse,
    labels: () => Promise.resolve({ description: [], frequency: null, numeric: {}, category: [] }),
    notes: () => Promise.resolve({ topTokens: ['a'], examples: [], promotes: [{ token: 'b', logit: 1 }] }),
    activations: refuse,
    encoding: refuse,
    layout: decoder,
    relations: refuse,
    results: { keys: [], answer: refuse, states: () => [] },
  };
}

const control = (kind: Control['kind'], seed = 42): Control => ({ kind, seed });

async function measured(dataset: Dataset) {
  const [decoder, firings] = [await dataset.decoder('one'), await dataset.firings('one')];
  const find = async (affinity: 'phi' | 'cosine') =>
    (await lobes({ firings, decoder }, { affinity, k: LOBES, seed: 1, keepSilent: false }, quietWork)).labels;
  const { ami } = await agreement(
    await find('phi'),
    await find('cosine'),
    { permutations: 199, seed: 1 },
    quietWork,
  );
  const { difference } = await clusteringEntropy(decoder, { gaussians: 20, subsamples: 2 }, quietWork);
  return { ami, entropy: difference };
}

describe('a control', () => {
  it.each(CONTROLS.map(({ id }) => id).filter((kind) => kind !== 'permuted'))(
    'has none of the planted structure: %s',
    async (kind) => {
      const found = await measured(controlled(world(), control(kind), quietWork));
      expect(Math.abs(found.ami.value - found.ami.null.mean)).toBeLessThan(0.05);
      expect(Math.abs(found.entropy.z!)).toBeLessThan(4);
      const own = await measured(world());
      expect(own.ami.value).toBeGreaterThan(0.8);
      expect(own.entropy.z).toBeGreaterThan(20);
    },
  );

  it('loses the lobes when components are permuted', async () => {
    const { ami } = await measured(controlled(world(), control('permuted'), quietWork));
    expect(Math.abs(ami.value - ami.null.mean)).toBeLessThan(0.05);
  });

  it.each(CONTROLS.map(({ id }) => id))(
    'is the same for a seed, and another for another seed or layer: %s',
    async (kind) => {
      const data = async (seed: number, layer: string) =>
        (await controlled(world(), control(kind, seed), quietWork).decoder(layer)).data;
      const one = await data(7, 'one');
      expect(await data(7, 'one')).toEqual(one);
      expect(await data(8, 'one')).not.toEqual(one);
      // Both layers hold the same vectors.
      expect(await data(7, 'two')).not.toEqual(one);
    },
  );

  it('says so, and leaves out what belongs to the directions of the dataset', async () => {
    const dataset = controlled(world(), control('random', 7), quietWork);
    const text = 'control: random directions, seed 7 — not the SAE';
    expect(dataset.info.control).toEqual(control('random', 7));
    expect(dataset.info.title).toBe(`A world (${text})`);
    expect(dataset.info.provenance.preprocessing).toBe(`raw; ${text}`);
    expect(dataset.info.results).toBeUndefined();
    expect(dataset.results).toBeUndefined();
    expect(dataset.info.layers.map(({ has }) => has.layout)).toEqual([false, false]);
    await expect(dataset.layout('one')).rejects.toThrow('its control has none');
    expect(await dataset.notes('one', 0)).toEqual({ topTokens: ['a'], examples: [] });
  });

  it('keeps words that are the features the same as them', async () => {
    const dataset = controlled(world(), control('random'), quietWork);
    expect(await dataset.wordVectors('one')).toBe(await dataset.decoder('one'));
  });

  it('is made once for all jobs, and again by another job if the one that makes it is cancelled', async () => {
    const dataset = world();
    let pauses = 0;
    const cancelledWork: Work = {
      ...quietWork,
      pause: async () => {
        await Promise.resolve();
        if (++pauses > 2) throw new CancelledError();
      },
    };
    const first = controlled(dataset, control('random'), cancelledWork);
    const second = controlled(dataset, control('random'), quietWork);
    expect(identityOf(first)).toBe(identityOf(second));
    expect(identityOf(first)).not.toBe(identityOf(dataset));
    const [cancelled, made] = [first.decoder('one'), second.decoder('one')];
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect((await made).rows).toBe(N);
    expect(await second.decoder('one')).toBe(await made);
  });

  it('is what the worker opens for a reference that names one', async () => {
    const dataset = world();
    const lead = createLead({
      open: (reference) => {
        expect(reference.control).toBeNull();
        return Promise.resolve(dataset);
      },
      breathe: () => Promise.resolve(),
    });
    const run = (of: Control | null) =>
      lead.run({
        id: of ? 1 : 2,
        name: infoJob.name,
        dataset: { ...referenceTo({ kind: 'nowhere' }), control: of },
        parameters: {},
        priority: 'interactive',
      });
    expect(await run(control('spectrum'))).toMatchObject({ control: control('spectrum') });
    expect(await run(null)).toMatchObject({ title: 'A world' });
  });
});
