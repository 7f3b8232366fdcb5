import { referenceTo } from '../src/dataset/reference.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBundle } from '../src/dataset/bundle/bundle.ts';
import type { Dataset, PublishedResults } from '../src/dataset/dataset.ts';
import { writeNpy } from '../src/dataset/files/npy.ts';
import { openFiles } from '../src/dataset/open/local.ts';
import { writeBundle } from '../src/dataset/bundle/publish/write.ts';
import { memorySource } from '../src/dataset/sources/memory.ts';
import { zipSync } from 'fflate';
import { quietWork } from '../src/math/work/work.ts';
import { random } from '../src/math/random/random.ts';
import { plannedResults, RESULT_KINDS, type ResultChoice } from '../src/scales/publish/publishable.ts';
import { formOf } from '../src/scales/publish/resultForms.ts';
import { brainView } from '../src/scales/brain/view.ts';
import { initialView } from '../src/scales/view.ts';
import { createLead } from './lead.ts';
import { precompute, recomputed } from './precompute.ts';
import { publishedResult } from './published.ts';
import { implementationOf } from './registry.ts';

/** A result with places of points. */
interface Places {
  readonly positions: Float32Array;
}

/** A dataset on the web. */
const at = (address: string) => referenceTo({ kind: 'web', address });

const FEATURES = 60;
const DIM = 8;
const BLOCKS = 40;

const text = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));
const normals = (count: number, seed: number) => {
  const stream = random(seed);
  return Float32Array.from({ length: count }, () => stream.normal());
};

/** A small dataset of every kind: directions, firings, words and relations. */
async function small(): Promise<Map<string, Uint8Array>> {
  const stream = random(7);
  const rows = Array.from({ length: BLOCKS }, () =>
    [...Array(FEATURES).keys()].filter(() => stream.uniform() < 0.3),
  );
  const starts = rows.reduce<number[]>((all, row) => [...all, all.at(-1) + row.length], [0]);
  const words = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((stem) => [stem, `${stem}x`, `${stem}y`, `${stem}z`]);
  const pairs = (end: string) =>
    ['a', 'b', 'c', 'd', 'e', 'f'].map((stem) => ({ input: stem, output: stem + end }));
  const files = {
    'decoder.npy': writeNpy(normals(FEATURES * DIM, 1), [FEATURES, DIM]),
    'firings.npz': zipSync({
      'indptr.npy': writeNpy(Uint32Array.from(starts), [BLOCKS + 1]),
      'indices.npy': writeNpy(Uint16Array.from(rows.flat()), [rows.flat().length]),
    }),
    'words.json': text(words),
    'words.npy': writeNpy(normals(words.length * DIM, 2), [words.length, DIM]),
    ...Object.fromEntries(['x', 'y', 'z'].map((end) => [`pairs/to-${end}.json`, text(pairs(end))])),
  };
  const dataset = await openFiles(Object.keys(files), memorySource(new Map(Object.entries(files))));
  const options = { rule: undefined, publish: undefined, datasheet: null };
  return new Map((await writeBundle(dataset, options, quietWork)).files);
}

const all: ResultChoice = { kinds: RESULT_KINDS, scales: initialView().scales, layers: null };
/** Computed once: each test has a map of its own of the same files. */
const precomputed = async () => {
  const files = await small();
  const { files: more, added, skipped } = await precompute(memorySource(files), all, quietWork);
  return { files: new Map([...files, ...more]), added, skipped };
};
let results: ReturnType<typeof precomputed> | null = null;
const withResults = async () => {
  const { files, added, skipped } = await (results ??= precomputed());
  return { files: new Map(files), added, skipped };
};
const request = (name: string, parameters: unknown) => ({
  id: 1,
  name,
  dataset: at('here'),
  parameters,
  priority: 'interactive' as const,
});

afterEach(() => vi.restoreAllMocks());

describe('precomputed results', () => {
  it('equal what the user’s browser would compute, for every kind', async () => {
    const { files, added, skipped } = await withResults();
    expect(skipped).toEqual([]);
    const dataset = await openBundle(memorySource(files));
    const planned = await plannedResults(dataset, all);
    expect(planned.map(({ job }) => job).sort()).toEqual([
      ...['atom/quality', 'atom/scene', 'brain/hierarchy', 'brain/lobes', 'brain/together'],
      ...['decomposition/random', 'galaxy/cloud', 'galaxy/entropy', 'galaxy/isotropy', 'galaxy/meta-sae'],
      ...['galaxy/shape', 'galaxy/tsne', 'galaxy/umap'],
    ]);
    expect(added).toBe(planned.length);
    const bare = await openBundle(memorySource(await small()));
    for (const { job, parameters } of planned) {
      const found = await publishedResult(dataset, job, parameters);
      expect(found, job).toEqual(await (await implementationOf(job))(bare, parameters, quietWork));
    }
  });

  it('are answered by the lead without computing, and listed as used', async () => {
    const { files } = await withResults();
    const opened = await openBundle(memorySource(files));
    const open = async (): Promise<Dataset> => ({
      ...opened,
      decoder: () => Promise.reject(new Error('nothing should be computed')),
    });
    // The kernels never load, so that a computation would wait for ever.
    const lead = createLead({ open, ready: () => new Promise(() => undefined) });
    const [cloud] = (await plannedResults(opened, { ...all, kinds: ['components'] })).filter(
      ({ job }) => job === 'galaxy/cloud',
    );
    const found = (await lead.run(request('galaxy/cloud', cloud!.parameters))) as { positions: Float32Array };
    expect(found.positions.length).toBe(3 * FEATURES);
    const used = opened.results!.states().filter(({ state }) => state === 'used');
    expect(used.map(({ job }) => job)).toEqual(['galaxy/cloud']);
  });

  it('are ignored with a warning if they cannot be used, and the job is computed', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { files } = await withResults();
    const replaced = writeNpy(normals(FEATURES * DIM, 3), [FEATURES, DIM]);
    files.set('layer_0/decoder.npy', replaced);
    const dataset = await openBundle(memorySource(files));
    const lead = createLead({ open: async () => dataset });
    const parameters = { layer: '0' };
    const found = await lead.run(request('galaxy/shape', parameters));
    expect(found).toEqual(await (await implementationOf('galaxy/shape'))(dataset, parameters, quietWork));
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/left aside: .*found another file/));
  });

  it('are used only for the jobs of figures and pictures', async () => {
    const { info } = await openBundle(memorySource(await small()));
    for (const job of ['dataset/info', 'dataset/labels', 'dataset/notes', 'no such job']) {
      expect(await formOf(job, { layer: '0' }, info)).toBeNull();
    }
    expect(await formOf('galaxy/cloud', { layer: 'no such layer' }, info)).toBeNull();
  });

  it('are distinguished from data of another form', async () => {
    const dataset = await openBundle(memorySource((await withResults()).files));
    for (const { job, parameters } of await plannedResults(dataset, all)) {
      const fits = (await formOf(job, parameters, dataset.info))!;
      const found = (await publishedResult(dataset, job, parameters)) as Record<string, unknown>;
      expect(fits(found), job).toBe(true);
      for (const field of Object.keys(found)) {
        // One wrong field is enough.
        if (found[field] !== null)
          expect(fits({ ...found, [field]: undefined }), `${job} ${field}`).toBe(false);
      }
      for (const other of [null, 3, [], {}, new Float32Array(3)]) expect(fits(other), job).toBe(false);
    }
  });

  it('with places that are not finite, or too far away to be drawn, are computed again', async () => {
    const dataset = await openBundle(memorySource((await withResults()).files));
    const planned = await plannedResults(dataset, all);
    for (const name of ['galaxy/cloud', 'galaxy/umap', 'galaxy/tsne', 'atom/scene']) {
      const { parameters } = planned.find(({ job }) => job === name)!;
      const fits = (await formOf(name, parameters, dataset.info))!;
      const found = (await publishedResult(dataset, name, parameters)) as Places & { readonly raw?: Places };
      const { positions } = found.raw ?? found;
      for (const bad of [NaN, Infinity, 1e38]) {
        const changed = { positions: positions.with(1, bad) };
        const tampered = found.raw ? { raw: { ...found.raw, ...changed } } : changed;
        expect(fits({ ...found, ...tampered }), `${name} ${bad}`).toBe(false);
      }
    }
  });

  it('can be computed again, and the differences are said', async () => {
    const { files } = await withResults();
    const dataset = await openBundle(memorySource(files));
    const [cloud] = (await plannedResults(dataset, all)).filter(({ job }) => job === 'galaxy/cloud');
    const { job, parameters } = cloud!;
    expect(await recomputed(dataset, { job, parameters }, quietWork)).toMatch(
      /^Computed here, all [\d,]+ numbers are the same to the last digit\.$/,
    );
    const answer = async (...given: Parameters<PublishedResults['answer']>) => {
      const found = (await dataset.results!.answer(...given)) as Places;
      return { ...found, positions: found.positions.map((value) => 2 * value) };
    };
    const doubled = { ...dataset, results: { ...dataset.results!, answer } };
    expect(await recomputed(doubled, { job, parameters }, quietWork)).toMatch(
      /^Computed here, \d+ of [\d,]+ numbers differ, at most by 50 % of the largest in positions\.$/,
    );
  });

  it('are used for the publisher’s view as well as for a first visit’s', async () => {
    const dataset = await openBundle(memorySource(await small()));
    const { scales: first } = initialView();
    const scales = brainView.changed(first, { k: 6 });
    const planned = await plannedResults(dataset, { kinds: ['lobes'], scales, layers: ['0'] });
    expect(planned.map(({ parameters }) => parameters.k)).toEqual([brainView.of(first).k, 6]);
    expect(await plannedResults(dataset, { kinds: ['lobes'], scales, layers: [] })).toEqual([]);
  });
});
