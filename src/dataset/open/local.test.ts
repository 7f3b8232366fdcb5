import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Dataset } from '../dataset.ts';
import { DataError } from '../error.ts';
import { writeNpy } from '../files/npy.ts';
import { recognise } from '../recognise/recognise.ts';
import { nameOfFiles, openFiles, recogniseFiles } from './local.ts';
import { firingsBeside } from '../recognise/belonging.ts';
import { openedBytes } from '../sources/source.ts';
import { memorySource } from '../sources/memory.ts';
import { fixture } from '../testing/fixture.ts';

const text = (content: string) => new TextEncoder().encode(content);
const json = (value: unknown) => text(JSON.stringify(value));
const matrix = (rows: number, columns: number) =>
  writeNpy(
    Float32Array.from({ length: rows * columns }, (_, i) => i % 7),
    [rows, columns],
  );
const checkpoint = (features: number) => zipSync({ 'W_dec.npy': matrix(features, 3) });
const firings = (feature: number, category: number[] = []) =>
  zipSync({
    'indptr.npy': writeNpy(Uint32Array.of(0, 1, 2), [3]),
    'indices.npy': writeNpy(Uint16Array.of(0, feature), [2]),
    ...(category.length > 0 && { 'category.npy': writeNpy(Uint8Array.from(category), [category.length]) }),
  });

function given(files: Record<string, Uint8Array>) {
  const map = new Map(Object.entries(files));
  return [[...map.keys()], memorySource(map)] as const;
}
const open = (files: Record<string, Uint8Array>) => openFiles(...given(files));

const WORDS = ['a', 'b', 'c', 'd'];
const PAIRS = json([
  { input: 'a', output: 'b' },
  { input: 'c', output: 'd' },
]);

/** A table with the word łódź in Windows-1250. */
const POLISH = Uint8Array.of(...text('word,x,y,z\n'), 0xb3, 0xf3, 0x64, 0x9f, ...text(',1,2,3\nb,4,5,6\n'));

describe('texts in other encodings than UTF-8', () => {
  it('say which encoding was taken', async () => {
    const { files } = await recogniseFiles(...given({ 'v.csv': POLISH }));
    expect(files[0]).toMatchObject({
      what: expect.stringContaining('in Windows-1250 (Polish, Czech, Hungarian, Romanian)') as string,
      choices: { encoding: 'windows-1250' },
    });
    const dataset = await open({ 'v.csv': POLISH });
    expect((await dataset.labels('0')).description[0]).toBe('łódź');
    expect(dataset.info.provenance.preprocessing).toContain('texts read in Windows-1250');
  });

  it('are read in the encoding that the user chooses, and files in UTF-8 beside them stay', async () => {
    const corrections = { ...AS_FOUND, encoding: 'windows-1252' };
    const [paths, source] = given({
      'params.npz': checkpoint(1),
      'a.csv': Uint8Array.of(...text('index,description\n0,'), 0xb3, 0xf3, 0x64, 0x9f, 10),
      'b.jsonl': json({ index: 0, description: '', category: 'ł' }),
    });
    const { description, category } = await (await openFiles(paths, source, corrections)).labels('0');
    expect([description[0], category[0]]).toEqual(['³ódŸ', 'ł']);
  });

  it('of no encoding that is recognised are refused with a choice', async () => {
    const hebrew = Uint8Array.of(
      ...text('word,x,y\n'),
      0xe9,
      0xf8,
      0xe5,
      0xf9,
      0xec,
      ...text(',1,2\nb,4,5\n'),
    );
    const { files } = await recogniseFiles(...given({ 'v.csv': hebrew }));
    expect(files[0]!.fault).toContain('v.csv: line 2: expected text in UTF-8, found the byte 0xe9');
    expect(files[0]!.choices?.encoding).toBe('');
    const corrections = { ...AS_FOUND, encoding: 'windows-1255' };
    const dataset = await openFiles(...given({ 'v.csv': hebrew }), corrections);
    expect((await dataset.labels('0')).description[0]).toBe('ירושל');
  });
});

describe('files that are opened together', () => {
  it('layers follow each other by their numbers, whatever the order of the files', async () => {
    const { info } = await open({
      'layer_10/params.npz': checkpoint(4),
      'layer_2/params.npz': checkpoint(4),
      'embedding/params.npz': checkpoint(4),
    });
    expect(info.layers.map(({ name }) => name)).toEqual(['embedding', 'layer 2', 'layer 10']);
  });

  it('labels in several files, as Neuronpedia exports them in batches, and as a table', async () => {
    const batch = (from: number) =>
      text(
        [from, from + 1]
          .map((index) => JSON.stringify({ modelId: 'm', index: String(index), description: `no ${index}` }))
          .join('\n'),
      );
    const dataset = await open({
      'params.npz': checkpoint(6),
      'batch-0.jsonl': batch(0),
      'batch-1.jsonl': batch(2),
      'more.csv': text('index,description,density\n5,"the last, of a table",0.25\n'),
    });
    const { description, numeric } = await dataset.labels('0');
    expect(description).toEqual(['no 0', 'no 1', 'no 2', 'no 3', '', 'the last, of a table']);
    expect(numeric['density']![5]).toBe(0.25);
  });

  it('a checkpoint with firings, labels, categories, words, vectors and pairs, whatever their order', async () => {
    const files = {
      'pairs/first-second.json': PAIRS,
      'words.json': json(WORDS),
      'words.npy': matrix(4, 5),
      'categories.json': json(['news', 'code']),
      'features.jsonl': text('{"index": "9", "description": "the last"}\n'),
      'firings.npz': firings(9),
      'params.npz': checkpoint(10),
    };
    const dataset = await open(files);
    expect(dataset.info).toMatchObject({
      item: 'feature',
      categories: ['news', 'code'],
      layers: [{ name: 'params', features: 10, dim: 3, blocks: 2 }],
      relations: [{ id: 'first-second', name: 'first → second', pairs: 2 }],
    });
    expect(dataset.info.layers[0]!.has).toEqual({
      decoder: true,
      firings: true,
      cooccurrence: false,
      labels: true,
      activations: false,
      encoding: false,
      words: true,
      layout: false,
    });
    expect((await dataset.labels('0')).description[9]).toBe('the last');
    expect((await recogniseFiles(...given(files))).unused).toEqual([]);
  });

  it('each layer takes the files that name it', async () => {
    const { info } = await open({
      'run/layer_0/params.npz': checkpoint(10),
      'run/layer_0/firings.npz': firings(9),
      'run/layer_1/params.npz': checkpoint(20),
      'run/layer_1/firings.npz': firings(19),
      'run/functions/words.json': json(WORDS),
      'run/functions/layer_1_words.npy': matrix(4, 3),
    });
    expect(info.name).toBe('run');
    expect(info.layers.map(({ name, features, blocks, has }) => [name, features, blocks, has.words])).toEqual(
      [
        ['layer 0', 10, 2, false],
        ['layer 1', 20, 2, true],
      ],
    );
  });

  it('a whole SAE takes every shard of activations and the offsets, and the firings made from it', async () => {
    const whole = zipSync({
      'W_dec.npy': matrix(4, 3),
      'W_enc.npy': matrix(3, 4),
      'b_enc.npy': writeNpy(new Float32Array(4), [4]),
      'threshold.npy': writeNpy(new Float32Array(4), [4]),
    });
    const files = {
      'layer_1_params.npz': whole,
      'layer_2_params.npz': checkpoint(4),
      'layer_1_activations_10.npy': matrix(3, 3),
      'layer_1_activations_9.npy': matrix(2, 3),
      'doc_offsets.npy': writeNpy(Uint32Array.of(0, 4, 5), [3]),
    };
    const dataset = await open(files);
    expect(dataset.info.layers.map(({ has }) => has.encoding)).toEqual([true, false]);
    expect((await dataset.activations('0')).rows).toBe(5);
    const { tokens, offsets, sae } = await dataset.encoding('0');
    expect([tokens.count, ...offsets]).toEqual([5, 0, 4, 5]);
    expect([...(await tokens.read(1, 3)).data]).toEqual([3, 4, 5, 0, 1, 2]);
    const joined = await open({ ...files, [firingsBeside(sae)]: firings(3) });
    expect(joined.info.layers.map(({ has }) => has.firings)).toEqual([true, false]);
    await expect(dataset.encoding('1')).rejects.toThrow(/expected a whole SAE and activations, found none/);
  });

  it('counts of pairs take the place of firings, and must be of the decoder’s features', async () => {
    const counts = (n: number) =>
      zipSync({
        'histogram.npy': writeNpy(new Int32Array(n * n).fill(2), [n, n]),
        'n_chunks.npy': writeNpy(Int32Array.of(5), []),
      });
    const dataset = await open({ 'params.npz': checkpoint(4), 'counts.npz': counts(4) });
    expect(dataset.info.layers[0]).toMatchObject({ blocks: 5, has: { firings: false, cooccurrence: true } });
    expect((await dataset.cooccurrence('0')).counts).toEqual(new Uint16Array(10).fill(2));
    await expect(open({ 'params.npz': checkpoint(9), 'counts.npz': counts(4) })).rejects.toThrow(
      'counts.npz: counts of 4 features, the layer has 9; use files of the same SAE.',
    );
  });

  it('a table of words makes them the features, labelled by themselves', async () => {
    const dataset = await open({ 'v.txt': text('a 1 2\nb 3 4\nc 5 6\nd 7 9'), 'x-y.json': PAIRS });
    expect(dataset.info).toMatchObject({ item: 'word', layers: [{ features: 4, dim: 2 }] });
    expect((await dataset.labels('0')).description).toEqual(WORDS);
    expect((await dataset.relations()).relations[0]!.pairs).toEqual(Uint32Array.of(0, 1, 2, 3));
    expect(await dataset.wordVectors('0')).toEqual(await dataset.decoder('0'));
  });

  it('a bundle, as a folder or as a zip archive, at any depth', async () => {
    const manifest = {
      version: 1,
      name: 'tiny',
      title: 'tiny',
      description: '',
      item: 'feature',
      defaultLayer: '0',
      categories: [],
      layers: [{ id: '0', name: '0', decoder: { path: 'd.npy', features: 4, dim: 3 } }],
      provenance: { licence: 'CC0', datasheet: 'README.md' },
    };
    const files = { 'top/manifest.json': json(manifest), 'top/d.npy': matrix(4, 3) };
    for (const dataset of [await open(files), await open({ 'tiny.zip': zipSync(files) })]) {
      expect(dataset.info).toMatchObject({ name: 'tiny', provenance: { datasheet: '' } });
      expect((await dataset.decoder('0')).rows).toBe(4);
    }
  });
});

describe('files that the user corrects', () => {
  const open = (files: Record<string, Uint8Array>, corrections: Partial<Corrections>) =>
    openFiles(...given(files), { ...AS_FOUND, ...corrections });
  const look = async (files: Record<string, Uint8Array>, corrections: Partial<Corrections> = {}) =>
    (await recogniseFiles(...given(files), { ...AS_FOUND, ...corrections })).files;
  const two = {
    'crosscoder.npz': zipSync({
      'a.W_dec.npy': matrix(6, 3),
      'b.W_dec.npy': matrix(4, 5),
      'c.npy': matrix(1, 2),
    }),
    'firings.npz': firings(3),
  };

  it('two decoders in one file: the user chooses one, and it opens with the firings', async () => {
    const [file] = await look(two);
    expect(file).toMatchObject({ role: 'unknown', what: 'tensors' });
    expect(file!.fault).toMatch(/found “a.W_dec”, “b.W_dec”; say which tensor is the decoder/);
    expect(file!.choices).toMatchObject({
      tensor: '',
      tensors: [{ name: 'a.W_dec' }, { name: 'b.W_dec' }, { name: 'c' }],
    });
    expect((await look(two, { tensor: 'b.W_dec' }))[0]).toMatchObject({
      role: 'decoder',
      what: 'SAE checkpoint, b.W_dec in float32',
      shape: '[4, 5]',
      fault: '',
    });
    const { info } = await open(two, { tensor: 'b.W_dec' });
    expect(info).toMatchObject({
      layers: [{ features: 4, dim: 5, blocks: 2 }],
      provenance: { preprocessing: 'as in the files; decoder “b.W_dec”' },
    });
  });

  it('a correction that does not apply to a file is refused', async () => {
    const table = { 'vectors.csv': text('word,x,y\na,1,2\nb,3,4\n') };
    await expect(open(table, { transpose: true })).rejects.toThrow(
      /vectors\.csv: expected an array to transpose, found a table/,
    );
    await expect(open(table, { tensor: 'D' })).rejects.toThrow(/found a text table.*leave out “D”/);
    await expect(open({ 'decoder.npy': matrix(4, 3) }, { tensor: 'D' })).rejects.toThrow(
      /decoder\.npy: expected a file of several tensors, found one array/,
    );
  });

  it('the other way round, after which counts match or do not', async () => {
    const files = { 'params.npz': zipSync({ 'W_dec.npy': matrix(3, 6) }), 'firings.npz': firings(5) };
    await expect(open(files, {})).rejects.toThrow(/firings\.npz: .*expected feature numbers/);
    const dataset = await open(files, { transpose: true });
    expect((await dataset.decoder('0')).data.slice(0, 3)).toEqual(Float32Array.of(0, 6, 5));
    expect((await look(files, { transpose: true }))[0]).toMatchObject({
      what: 'SAE checkpoint, W_dec in float32, turned to rows',
      shape: '[6, 3]',
    });
    const words = { 'words.json': json(WORDS), 'vectors.npy': matrix(3, 4), 'x-y.json': PAIRS };
    const turned = await open(words, { transpose: true });
    expect((await turned.wordVectors('0')).rows).toBe(4);
  });

  it('a checkpoint is shown as its configuration says', async () => {
    const files = {
      'sae.npz': zipSync({ 'W_dec.npy': matrix(3, 6) }),
      'cfg.json': json({ d_in: 3, d_sae: 6 }),
    };
    expect((await look(files))[0]).toMatchObject({ shape: '[6, 3]' });
    expect((await look(files, { transpose: true }))[0]).toMatchObject({ shape: '[3, 6]' });
  });

  it('labels from another column, only in the files that hold labels', async () => {
    const files = {
      'v.csv': text('word,gloss,x,y\na,first,1,2\nb,second,3,4\n'),
      'labels.jsonl': text('{"description": "one", "note": "uno"}\n{"description": "two", "note": "due"}\n'),
    };
    const labelsOf = async (dataset: Promise<Dataset>) => (await (await dataset).labels('0')).description;
    expect(await labelsOf(open(files, { label: 'note' }))).toEqual(['uno', 'due']);
    const table = { 'v.csv': files['v.csv'] };
    expect(await labelsOf(open(table, { label: 'gloss' }))).toEqual(['first', 'second']);
    expect((await look(table, { label: 'gloss' }))[0]!.choices).toMatchObject({
      columns: ['gloss', 'word'],
      label: 'gloss',
    });
    await expect(open(table, { label: 'note' })).rejects.toThrow(
      'v.csv: expected a column “note”, found “word”, “gloss”, “x”, “y”; choose one of them for the labels.',
    );
  });
});

describe('files that do not make a dataset', () => {
  it.each<[string, Record<string, Uint8Array>, RegExp]>([
    [
      'a pickle that would run code',
      { 'ae.pt': fixture('torch/attack.pt') },
      /^ae\.pt: holds the name “posix/,
    ],
    ['a truncated archive', { 'p.npz': checkpoint(5).slice(0, 80) }, /^p\.npz: expected a zip archive/],
    [
      'words alone',
      { 'words.json': json(WORDS) },
      /expected a decoder, firings or word vectors .* found words/,
    ],
    [
      'labels of another width',
      { 'p.npz': checkpoint(4096), 'l.jsonl': text('{"index": 16383}') },
      /^l\.jsonl: labels for 16,384 features, the decoder has 4,096;/,
    ],
    [
      'firings of another width',
      { 'p.npz': checkpoint(5), 'f.npz': firings(7) },
      /^f\.npz: .*expected feature numbers/,
    ],
    [
      'a category without a name',
      { 'f.npz': firings(3, [0, 2]), 'categories.json': json(['news', 'code']) },
      /^f\.npz: category: expected numbers from 0 to 1, .* found 2 at block 1/,
    ],
    [
      'fewer vectors than words',
      { 'words.json': json(WORDS), 'words.npy': matrix(3, 3) },
      /^words\.npy: expected 4 rows, one for each word, found 3/,
    ],
  ])('%s', async (_, files, message) => {
    await expect(open(files)).rejects.toThrow(DataError);
    await expect(open(files)).rejects.toThrow(message);
  });

  it('a file that belongs to nothing is listed as unused', async () => {
    const { unused } = await recogniseFiles(...given({ 'p.npz': checkpoint(5), 'x-y.json': PAIRS }));
    expect(unused).toEqual(['x-y.json']);
  });

  it('any bytes under any name are recognised or refused in a sentence', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'a.npz',
          'a.npy',
          'a.safetensors',
          'a.json',
          'a.jsonl.gz',
          'a.txt',
          'a',
          'a.zip',
          'a.parquet',
        ),
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.nat(120).map((cut) => checkpoint(2).slice(0, cut)),
        ),
        async (name, bytes) => {
          const { role, fault } = await recognise(name, openedBytes(bytes));
          expect(fault === '' || fault.startsWith(`${name}`)).toBe(true);
          expect(role === 'unknown').toBe(fault !== '');
        },
      ),
      { numRuns: 200 },
    ));
});

it('names a dataset after its folder or its first file', () => {
  expect(nameOfFiles(['run/a.npz', 'run/b/c.json'])).toBe('run');
  expect(nameOfFiles(['features.jsonl.gz', 'b.npz'])).toBe('features');
  expect(nameOfFiles([])).toBe('files');
});
