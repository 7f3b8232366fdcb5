import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../math/work/work.ts';
import { openBundle } from '../bundle.ts';
import { prepared } from '../../open/preparation.ts';
import { gzip, jsonFile } from '../publish/files.ts';
import { writeNpy } from '../../files/npy.ts';
import { memorySource } from '../../sources/memory.ts';
import { resultKey } from './key.ts';
import { addResults, type ResultMaker } from './write.ts';

const LAYER = {
  id: '0',
  name: 'layer 0',
  decoder: { path: 'decoder.npy', features: 3, dim: 2 },
  firings: { indptr: 'indptr.npy', indices: 'indices.npy.gz', blocks: 2 },
};
const vectors = (scale: number) =>
  writeNpy(
    Float32Array.from({ length: 6 }, (_, i) => scale * i),
    [3, 2],
  );
const plain = (): Map<string, Uint8Array> =>
  new Map([
    ['decoder.npy', vectors(1)],
    ['indptr.npy', writeNpy(Uint32Array.of(0, 1, 3), [3])],
    ['indices.npy.gz', gzip(writeNpy(Uint32Array.of(2, 0, 1), [3]))],
    [
      'manifest.json',
      jsonFile({
        version: 1,
        name: 'tiny',
        title: 'Tiny',
        defaultLayer: '0',
        layers: [LAYER],
        provenance: { licence: 'CC0' },
      }),
    ],
  ]);

const parameters = { layer: '0', k: 2 };
/** Sums a layer's vectors and counts its firings. */
const maker: ResultMaker = {
  plan: async () => [
    { job: 'test/sum', parameters, title: 'Sum' },
    { job: 'test/count', parameters, title: 'Count' },
  ],
  async compute(dataset, { job }) {
    if (job === 'test/count') return { count: (await dataset.firings('0')).indices.length };
    const { data } = await dataset.decoder('0');
    return { sum: data.reduce((sum, value) => sum + value, 0), data: data.slice() };
  },
};
const written = async () => {
  const files = plain();
  const { files: more } = await addResults(memorySource(files), maker, quietWork);
  return new Map([...files, ...more]);
};
const any = () => true;
const answered = async (files: Map<string, Uint8Array>, job = 'test/sum', asked: unknown = parameters) =>
  (await openBundle(memorySource(files))).results!.answer(job, asked, any);
const changed = async (change: (manifest: { results: Record<string, unknown>[] }) => void) => {
  const files = await written();
  const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as never;
  change(manifest);
  return files.set('manifest.json', jsonFile(manifest));
};

describe('results that come with a bundle', () => {
  it('are answered for exactly their job and parameters, whatever the order of their fields', async () => {
    const files = await written();
    expect(await answered(files)).toEqual({ sum: 15, data: Float32Array.of(0, 1, 2, 3, 4, 5) });
    expect(await answered(files, 'test/count', { k: 2, layer: '0' })).toEqual({ count: 3 });
    expect(await answered(files, 'test/sum', { ...parameters, k: 3 })).toBeNull();
    expect(await answered(files, 'test/sum', { layer: '0' })).toBeNull();
    expect(await answered(files, 'test/other')).toBeNull();
    const { info } = await openBundle(memorySource(files));
    expect(info.results).toEqual(['test/sum', 'test/count'].map((job) => resultKey(job, parameters)));
  });

  it('give each caller its own arrays', async () => {
    const { results } = await openBundle(memorySource(await written()));
    const first = (await results!.answer('test/sum', parameters, any)) as { data: Float32Array };
    first.data.fill(9);
    expect(await results!.answer('test/sum', parameters, any)).toMatchObject({ sum: 15 });
    expect(((await results!.answer('test/sum', parameters, any)) as typeof first).data[5]).toBe(5);
  });

  it('are ignored if a file that they were computed from has changed', async () => {
    const files = await written();
    await expect(answered(new Map([...files, ['decoder.npy', vectors(2)]]))).rejects.toThrow(
      'expected decoder.npy as it was when this was computed, found another file',
    );
    const others = gzip(writeNpy(Uint32Array.of(1, 0, 1), [3]));
    const refired = new Map([...files, ['indices.npy.gz', others]]);
    await expect(answered(refired, 'test/count')).rejects.toThrow('expected indices.npy.gz as it was');
    expect(await answered(refired)).toMatchObject({ sum: 15 });
  });

  it('are answered if the host has unpacked gzipped files in transit', async () => {
    const files = await written();
    files.set('indices.npy.gz', gunzipSync(files.get('indices.npy.gz')!));
    expect(await answered(files, 'test/count')).toEqual({ count: 3 });
  });

  it('are ignored if the manifest describes other layers, or the analyses have another version', async () => {
    const renamed = await changed((manifest) => {
      (manifest as unknown as { layers: { name: string }[] }).layers[0]!.name = 'another';
    });
    await expect(answered(renamed)).rejects.toThrow('found others');
    const old = await changed(({ results }) => (results[0]!.analysis = 999));
    await expect(answered(old)).rejects.toThrow(/version \d+ of the analyses, found 999/);
    expect(await answered(old, 'test/count')).toEqual({ count: 3 });
    const credited = await changed((manifest) => Object.assign(manifest, { title: 'Another title' }));
    expect(await answered(credited)).toMatchObject({ sum: 15 });
  });

  it('are ignored if their file is damaged, missing or of another form', async () => {
    const path = 'results/test-sum-0.bin.gz';
    for (const bytes of [Uint8Array.of(), gzip(Uint8Array.of(1, 2, 3)), Uint8Array.of(0x1f, 0x8b, 8, 0)]) {
      await expect(answered(new Map([...(await written()), [path, bytes]]))).rejects.toThrow(path);
    }
    const gone = await written();
    gone.delete(path);
    await expect(answered(gone)).rejects.toThrow(path);
    const { results } = await openBundle(memorySource(await written()));
    await expect(results!.answer('test/sum', parameters, () => false)).rejects.toThrow('found another form');
  });

  it('do not keep a bundle from opening if they are no results at all', async () => {
    for (const results of [3, null, 'none', [], [3], [{ job: 'a' }], [{ path: '../up' }]]) {
      const dataset = await openBundle(
        memorySource(await changed((manifest) => Object.assign(manifest, { results }))),
      );
      expect(dataset.results).toBeUndefined();
      expect(dataset.info.results).toBeUndefined();
    }
    const one = await changed(({ results }) => (results[0]!.path = '../elsewhere'));
    expect(await answered(one)).toBeNull();
    expect(await answered(one, 'test/count')).toEqual({ count: 3 });
  });

  it('say what became of them', async () => {
    const { results } = await openBundle(
      memorySource(new Map([...(await written()), ['decoder.npy', vectors(2)]])),
    );
    expect(results!.states().map(({ state }) => state)).toEqual(['unused', 'unused']);
    await results!.answer('test/sum', parameters, any).catch(() => null);
    await results!.answer('test/count', parameters, any);
    expect(results!.states()).toMatchObject([
      { job: 'test/sum', state: 'ignored', reason: expect.stringContaining('decoder.npy') as string },
      { job: 'test/count', parameters, state: 'used', reason: '' },
    ]);
  });

  it('do not apply to vectors that are prepared differently', async () => {
    const dataset = prepared(await openBundle(memorySource(await written())), { unit: true, centre: false });
    expect(dataset.results).toBeUndefined();
    expect(dataset.info.results).toBeUndefined();
  });

  it('join earlier ones, replace those for the same parameters, and remove those that would not be used', async () => {
    const files = await changed(({ results }) => (results[1]!.analysis = 0));
    const other = { layer: '0', k: 3 };
    const more: ResultMaker = {
      ...maker,
      plan: async () => [
        { job: 'test/sum', parameters: { k: 2, layer: '0' }, title: 'Sum' },
        { job: 'test/sum', parameters: other, title: 'Sum' },
      ],
    };
    const once = await addResults(memorySource(files), more, quietWork);
    expect(once.added).toBe(2);
    const both = new Map([...files, ...once.files]);
    expect((await openBundle(memorySource(both))).info.results).toEqual(
      [parameters, other].map((one) => resultKey('test/sum', one)),
    );
    const none: ResultMaker = { ...maker, plan: async () => [] };
    const { files: kept, added } = await addResults(memorySource(both), none, quietWork);
    expect(added).toBe(0);
    expect(await answered(new Map([...both, ...kept]), 'test/sum', other)).toMatchObject({ sum: 15 });
    expect(await answered(new Map([...both, ...kept]), 'test/sum')).toMatchObject({ sum: 15 });
  });
});
