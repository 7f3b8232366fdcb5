import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openBundle } from './bundle.ts';
import { DataError } from '../error.ts';
import { writeNpy } from '../files/npy.ts';
import { memorySource } from '../sources/memory.ts';

const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const lines = (records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');

const manifest = {
  version: 1,
  name: 'small',
  title: 'Small',
  defaultLayer: '0',
  categories: ['prose', 'code'],
  layers: [
    {
      id: '0',
      name: 'layer 0',
      decoder: { path: '0/decoder.npy', features: 3, dim: 2 },
      labels: { path: '0/labels.jsonl.gz' },
      notes: { path: '0/notes.jsonl' },
      frequency: { path: '0/frequency.npy' },
      firings: {
        indptr: '0/indptr.npy',
        indices: '0/indices.npy.gz',
        category: '0/category.npy',
        blocks: 2,
        rule: { threshold: 1, blockLength: 256 },
      },
      activations: { path: '0/activations.npy', tokens: 1 },
      layout: { path: '0/layout.npy', dim: 2 },
      words: { path: '0/words.npy', dim: 2 },
    },
    { id: 'embed', name: 'embedding', words: { path: '0/words.npy', dim: 2 } },
  ],
  relations: {
    words: { path: 'words.json', count: 4 },
    pairs: [{ id: 'country-capital', path: 'pairs.json', pairs: 2 }],
    covariates: { characters: 'characters.npy' },
  },
  provenance: { licence: 'MIT', datasheet: 'README.md' },
};

const files = (): Map<string, Uint8Array> =>
  new Map([
    ['manifest.json', bytes(manifest)],
    ['0/decoder.npy', writeNpy(Float32Array.of(1, 2, 3, 4, 5, 6), [3, 2])],
    [
      '0/labels.jsonl.gz',
      gzipSync(
        bytes(
          lines([
            { index: '2', description: 'two', category: 'code', category_share: 0.5 },
            { index: 0, description: 'zero', category: 'prose' },
            { index: 0, description: 'another opinion' },
            { index: 7, description: 'out of range' },
          ]) + '\nnot a record',
        ),
      ),
    ],
    [
      '0/notes.jsonl',
      bytes(
        lines([
          {
            index: 1,
            top_tokens: [' a', 7, 'b'],
            examples: [{ text: 'x', token: 'y', activation: 2, category: 'code', source: 's' }, null],
          },
        ]),
      ),
    ],
    ['0/frequency.npy', writeNpy(Float32Array.of(0.5, 0.25, 0), [3])],
    ['0/indptr.npy', writeNpy(Uint32Array.of(0, 2, 3), [3])],
    ['0/indices.npy.gz', gzipSync(writeNpy(Uint16Array.of(0, 2, 1), [3]))],
    ['0/category.npy', writeNpy(Uint8Array.of(1, 0), [2])],
    ['0/activations.npy', writeNpy(Float32Array.of(9, 8), [1, 2])],
    ['0/layout.npy', writeNpy(Float32Array.of(1, 2, 3, 4, 5, 6), [3, 2])],
    ['0/words.npy', writeNpy(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), [4, 2])],
    ['words.json', bytes(['france', 'paris', 'italy', 'rome'])],
    [
      'pairs.json',
      bytes([
        { input: 'italy', output: 'rome' },
        { input: 'france', output: 'paris' },
      ]),
    ],
    ['characters.npy', writeNpy(Float32Array.of(6, 5, 5, 4), [4])],
  ]);

const open = (changes: Record<string, Uint8Array | null> = {}) => {
  const changed = files();
  for (const [path, content] of Object.entries(changes)) {
    if (content) changed.set(path, content);
    else changed.delete(path);
  }
  return openBundle(memorySource(changed, 'small'));
};

describe('openBundle', () => {
  it('describes the dataset before any array is read', async () => {
    const only = new Map([['manifest.json', bytes(manifest)]]);
    const { info } = await openBundle(memorySource(only));
    expect(info.layers[0]).toEqual({
      id: '0',
      name: 'layer 0',
      features: 3,
      dim: 2,
      blocks: 2,
      has: {
        decoder: true,
        firings: true,
        cooccurrence: false,
        labels: true,
        activations: true,
        encoding: false,
        words: true,
        layout: true,
      },
      firingRule: 'activation > 1 in a block of 256 tokens',
    });
    expect(info.layers[1]).toMatchObject({ features: 0, dim: 2, has: { decoder: false, words: true } });
    expect(info.relations).toEqual([{ id: 'country-capital', name: 'country → capital', pairs: 2 }]);
    expect(info.provenance.datasheet).toBe('README.md');
  });

  it('gives the texts of blocks and the names by which Neuronpedia knows the SAE, if the manifest has them', async () => {
    const [first, second] = manifest.layers;
    const own = { ...first, firings: { ...first!.firings, texts: '0/texts.jsonl' } };
    const neuronpedia = { modelId: 'gemma-2-2b', sourceId: '0-gemmascope-res-16k' };
    const layers = [{ ...own, neuronpedia }, second];
    const dataset = await open({
      'manifest.json': bytes({ ...manifest, layers }),
      '0/texts.jsonl': bytes(
        lines([
          { index: 1, text: 'two', source: 's' },
          { index: 9, text: 'beyond' },
        ]),
      ),
    });
    expect(dataset.info.layers[0]).toMatchObject({ neuronpedia, has: { texts: true } });
    expect(await dataset.texts!('0', [1, 0])).toEqual([
      { text: 'two', source: 's' },
      { text: '', source: '' },
    ]);
    const wrong = { ...own, neuronpedia: { modelId: 'a/b', sourceId: 'c' } };
    await expect(open({ 'manifest.json': bytes({ ...manifest, layers: [wrong] }) })).rejects.toThrow(
      /layers\[0\]\.neuronpedia\.modelId.*letters, digits/,
    );
  });

  it('reads every array once', async () => {
    const source = memorySource(files());
    const asked: string[] = [];
    const dataset = await openBundle({
      ...source,
      read: (path, options) => {
        asked.push(path);
        return source.read(path, options);
      },
    });
    for (let time = 0; time < 2; time++) {
      expect(Array.from((await dataset.decoder('0')).data)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await dataset.firings('0')).toEqual({
        blocks: 2,
        features: 3,
        indptr: Uint32Array.of(0, 2, 3),
        indices: Uint16Array.of(0, 2, 1),
        category: Uint8Array.of(1, 0),
      });
      expect((await dataset.activations('0')).rows).toBe(1);
      expect((await dataset.layout('0')).columns).toBe(2);
      expect((await dataset.wordVectors('0')).rows).toBe(4);
      expect(await dataset.wordVectors('embed')).toBe(await dataset.wordVectors('0'));
      expect(await dataset.relations()).toEqual({
        words: ['france', 'paris', 'italy', 'rome'],
        relations: [{ id: 'country-capital', name: 'country → capital', pairs: Uint32Array.of(2, 3, 0, 1) }],
        covariates: { characters: Float32Array.of(6, 5, 5, 4) },
      });
      await dataset.labels('0');
      await dataset.notes('0', 1);
    }
    expect(asked.length).toBe(new Set(asked).size);
  });

  it('places labels by index; the first record counts, and bad lines are counted', async () => {
    const labels = await (await open()).labels('0');
    expect(labels).toEqual({
      description: ['zero', '', 'two'],
      frequency: Float32Array.of(0.5, 0.25, 0),
      numeric: { category_share: Float32Array.of(NaN, NaN, 0.5) },
      category: ['prose', '', 'code'],
      skipped: 1,
    });
  });

  it('does not confuse names of fields with properties that every object has', async () => {
    const record = '{"index":0,"__proto__":1,"constructor":2}';
    const labels = await (await open({ '0/labels.jsonl.gz': bytes(record) })).labels('0');
    expect(({} as Record<number, unknown>)[0]).toBeUndefined();
    expect(labels.numeric.constructor).toEqual(Float32Array.of(2, NaN, NaN));
  });

  it('gives notes if there are some, and nothing if there are none', async () => {
    const dataset = await open();
    expect(await dataset.notes('0', 1)).toEqual({
      topTokens: [' a', 'b'],
      examples: [{ text: 'x', token: 'y', activation: 2, category: 'code', source: 's', strip: null }],
    });
    expect(await dataset.notes('0', 0)).toEqual({ topTokens: [], examples: [] });
  });

  it('tries again after a failure', async () => {
    const some = files();
    some.delete('0/decoder.npy');
    const dataset = await openBundle(memorySource(some, 'small'));
    await expect(dataset.decoder('0')).rejects.toThrow('small/0/decoder.npy: expected a file, found none');
    some.set('0/decoder.npy', files().get('0/decoder.npy')!);
    expect((await dataset.decoder('0')).rows).toBe(3);
  });

  it.each([
    [
      'decoder',
      '0/decoder.npy',
      writeNpy(new Float32Array(6), [2, 3]),
      /decoder\.npy: expected an array of shape \[3, 2\], found \[2, 3\]/,
    ],
    [
      'decoder',
      '0/decoder.npy',
      writeNpy(Float32Array.of(1, NaN, 3, 4, 5, 6), [3, 2]),
      /row 0, column 1 is NaN/,
    ],
    [
      'firings',
      '0/indptr.npy',
      writeNpy(Uint32Array.of(0, 3), [2]),
      /indptr\.npy: expected an array of shape \[3\], found \[2\]/,
    ],
    [
      'firings',
      '0/indices.npy.gz',
      writeNpy(Uint16Array.of(0, 3, 1), [3]),
      /expected feature numbers from 0 to 2, found 3/,
    ],
    [
      'firings',
      '0/indices.npy.gz',
      writeNpy(Uint16Array.of(2, 0, 1), [3]),
      /indices of block 0 should ascend/,
    ],
    [
      'firings',
      '0/category.npy',
      writeNpy(Uint8Array.of(1, 2), [2]),
      /expected categories from 0 to 1, as the manifest names them, found 2/,
    ],
    [
      'labels',
      '0/frequency.npy',
      writeNpy(Float32Array.of(1), [1]),
      /frequency\.npy: expected an array of shape \[3\], found \[1\]/,
    ],
    [
      'labels',
      '0/labels.jsonl.gz',
      gzipSync(bytes('{}')).subarray(0, 12),
      /labels\.jsonl\.gz: expected a gzip stream/,
    ],
    ['activations', '0/activations.npy', bytes('x'), /activations\.npy: expected a NumPy \.npy file/],
    [
      'layout',
      '0/layout.npy',
      writeNpy(new Float32Array(9), [3, 3]),
      /layout\.npy: expected an array of shape \[3, 2\]/,
    ],
    [
      'wordVectors',
      '0/words.npy',
      writeNpy(new Float32Array(6), [3, 2]),
      /words\.npy: expected an array of shape \[4, 2\]/,
    ],
    ['relations', 'words.json', bytes(['a']), /words\.json: expected 4 words, found 1/],
    ['relations', 'words.json', bytes({}), /words\.json: expected a JSON list of strings, found an object/],
    [
      'relations',
      'pairs.json',
      bytes([{ input: 'france', output: 'lisbon' }]),
      /pair 0: its “output” should be one of the words that have vectors, found "lisbon"/,
    ],
    ['relations', 'pairs.json', bytes([]), /pairs\.json: expected 2 pairs, found 0/],
    [
      'relations',
      'pairs.json',
      bytes('nonsense'),
      /pairs\.json: expected JSON, found text starting “nonsense”/,
    ],
    ['relations', 'characters.npy', null, /characters\.npy: expected a file/],
  ] as const)('refuses %s with a bad %s', async (what, path, content, message) => {
    const dataset = await open({ [path]: content });
    const read = what === 'relations' ? dataset.relations() : dataset[what]('0');
    await expect(read).rejects.toThrow(message);
    await expect(read).rejects.toThrow(DataError);
  });

  it('has another fingerprint when vectors or firings were replaced, the same when labels were', async () => {
    const of = async (path?: string, content?: Uint8Array) => {
      const changed = files();
      if (path !== undefined) changed.set(path, content!);
      return (await openBundle(memorySource(changed))).fingerprint('0');
    };
    const first = await of();
    expect(await of()).toBe(first);
    expect(await of('0/decoder.npy', writeNpy(Float32Array.of(1, 2, 3, 4, 5, 7), [3, 2]))).not.toBe(first);
    expect(await of('0/indptr.npy', writeNpy(Uint32Array.of(0, 1, 1), [3]))).not.toBe(first);
    expect(await of('0/notes.jsonl', bytes('{}'))).toBe(first);
  });

  it('refuses a layer that does not exist, and a part that a layer lacks', async () => {
    const dataset = await open();
    await expect(dataset.decoder('9')).rejects.toThrow('small: expected a layer among 0, embed, found “9”');
    await expect(dataset.decoder('embed')).rejects.toThrow('layer embed: expected “decoder”, found nothing');
  });

  it('refuses a bundle without a manifest', async () => {
    await expect(open({ 'manifest.json': null })).rejects.toThrow('small/manifest.json: expected a file');
    await expect(open({ 'manifest.json': bytes('{') })).rejects.toThrow('small/manifest.json: expected JSON');
  });
});
