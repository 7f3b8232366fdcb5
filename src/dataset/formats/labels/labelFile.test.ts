import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AS_FOUND, type Corrections } from '../../corrections.ts';
import type { Dataset, Labels } from '../../dataset.ts';
import { writeNpy } from '../../files/npy.ts';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const decoder = writeNpy(
  Float32Array.from({ length: 20 }, (_, i) => i),
  [10, 2],
);

type Files = Readonly<Record<string, string | Uint8Array>>;
const sourceOf = (files: Files) =>
  memorySource(
    new Map(Object.entries(files).map(([path, one]) => [path, typeof one === 'string' ? encode(one) : one])),
  );
const open = (files: Files, corrections: Corrections = AS_FOUND): Promise<Dataset> =>
  openFiles(Object.keys(files), sourceOf(files), corrections);
/** The labels of ten features from a file beside their decoder. */
const labels = async (name: string, contents: string): Promise<Labels> =>
  (await open({ 'decoder.npy': decoder, [name]: contents })).labels('0');
const lines = (...records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');

describe('the column of indices', () => {
  it.each([
    'index',
    'idx',
    'feature',
    'feature_idx',
    'feature_index',
    'Feature ID',
    'feat_id',
    'latent',
    'latent_idx',
    'neuron',
    'unit',
    'latent_id',
    'id',
    '',
    '#',
    'No.',
    'f',
    'dim',
  ])('%j of a table', async (name) => {
    const { description, numeric } = await labels(
      'labels.csv',
      `${name},label,density\n7,seven,0.7\n3,three,0.3\n`,
    );
    expect([description[7], description[3], description[0]]).toEqual(['seven', 'three', '']);
    expect(numeric.density![7]).toBeCloseTo(0.7);
    expect(Object.keys(numeric)).toEqual(['density']);
  });

  it.each([
    'index',
    'idx',
    'feature',
    'feature_idx',
    'feature_index',
    'featureId',
    'latent',
    'latent_id',
    'neuron',
    'id',
  ])('%j of JSON Lines', async (name) => {
    const { description, numeric } = await labels(
      'x.jsonl',
      lines({ [name]: 7, label: 'seven' }, { [name]: '3', label: 'three' }),
    );
    expect([description[7], description[3], description[0]]).toEqual(['seven', 'three', '']);
    expect(numeric).toEqual({});
  });

  it('−1 says that a row belongs to no feature', async () => {
    const table = await labels('labels.csv', 'index,label\n-1,noise\n7,seven\n3,three\n');
    expect([table.description[7], table.description[0], table.skipped]).toEqual(['seven', '', 1]);
    const records = await labels('x.jsonl', lines({ idx: -1, label: 'noise' }, { idx: 7, label: 'seven' }));
    expect([records.description[7], records.description[0], records.skipped]).toEqual(['seven', '', 1]);
  });

  it('a name that may be that of something else numbers rows only if its numbers differ', async () => {
    const { description, numeric } = await labels(
      'labels.csv',
      `dim,label\n${Array.from({ length: 10 }, (_, row) => `3,no ${row}`).join('\n')}\n`,
    );
    expect([description[3], numeric.dim![3]]).toEqual(['no 3', 3]);
  });

  it('is the likeliest of several', async () => {
    const { description } = await labels('labels.csv', ',feature_idx,label\n0,7,seven\n1,3,three\n');
    expect([description[7], description[0]]).toEqual(['seven', '']);
  });

  it('a row without an index beside others with one is left out', async () => {
    const { description, skipped } = await labels('labels.csv', 'index,label\n7,seven\n,none\n');
    expect([description[7], description[1], skipped]).toEqual(['seven', '', 1]);
  });
});

describe('rows in their order', () => {
  const words = Array.from({ length: 10 }, (_, i) => `word${i}`);
  it.each([
    ['two columns without a header', 'metadata.tsv', words.map((word, i) => `${word}\t${i}`).join('\n')],
    ['two columns of text without a header', 'metadata.tsv', words.map((word) => `${word}\tkind`).join('\n')],
    ['one column without a header', 'metadata.tsv', words.join('\n')],
    ['one column with a header', 'metadata.tsv', ['label', ...words].join('\n')],
    ['blank lines at the end', 'metadata.tsv', `${words.join('\n')}\n\n\n`],
    [
      'a line that names the separator',
      'labels.csv',
      ['sep=;', 'label;n', ...words.map((word) => `${word};1,5`)].join('\n'),
    ],
    ['a list of texts', 'labels.json', JSON.stringify(words)],
  ])('%s', async (_, name, text) => {
    expect((await labels(name, text)).description).toEqual(words);
  });

  it.each([
    [
      'a row too few',
      'metadata.tsv',
      ['word\tn', ...words.slice(1).map((word) => `${word}\t1`)].join('\n'),
      'labels for 9 features by their order, the decoder has 10; write a row for each, or a column “index”',
    ],
    [
      'a line too many',
      'metadata.tsv',
      ['something', ...words].join('\n'),
      'labels for 11 features by their order, the decoder has 10; the first, “something”, may be a header',
    ],
  ])('%s is refused', async (_, name, text, message) => {
    await expect(labels(name, text)).rejects.toThrow(message);
  });

  it('quotes in a table with tabs are characters', async () => {
    const quotes = ['"', ...words.slice(1)];
    expect(
      (await labels('metadata.tsv', ['word\tn', ...quotes.map((word) => `${word}\t1`)].join('\n')))
        .description,
    ).toEqual(quotes);
  });
});

describe('labels in JSON', () => {
  it.each([
    [
      'a list of records, as Neuronpedia exports it',
      JSON.stringify([
        { modelId: 'm', index: '7', description: 'seven' },
        { modelId: 'm', index: '3', description: 'three' },
      ]),
    ],
    ['an object of texts by index', JSON.stringify({ 7: 'seven', 3: 'three' })],
    [
      'an object of records by index',
      JSON.stringify({ 7: { description: 'seven', score: 0.5 }, 3: { description: 'three' } }),
    ],
    ['an object by names with an index', JSON.stringify({ feature_7: 'seven', feature_3: 'three' })],
    [
      'JSON Lines by another name',
      lines({ index: 7, description: 'seven' }, { index: 3, description: 'three' }),
    ],
    [
      'columns, as pandas writes them',
      JSON.stringify({ index: { 0: 7, 1: 3 }, explanation: { 0: 'seven', 1: 'three' } }),
    ],
    [
      'records in an object',
      JSON.stringify({
        model: 'm',
        explanations: [
          { index: 7, explanation: 'seven' },
          { index: 3, explanation: 'three' },
        ],
      }),
    ],
    [
      'NaN, as Python writes it',
      '[{"index": 7, "description": "seven", "score": NaN}, {"index": 3, "description": "three"}]',
    ],
  ])('%s', async (_, text) => {
    const { description } = await labels('explanations.json', text);
    expect([description[7], description[3], description[0]]).toEqual(['seven', 'three', '']);
  });

  it('other JSON is no labels', async () => {
    const roles = async (name: string, value: unknown) =>
      (await recogniseFiles([name], sourceOf({ [name]: JSON.stringify(value) }))).files[0]!.role;
    expect(await roles('cfg.json', { d_in: 4, hook_name: 'x' })).toBe('configuration');
    expect(await roles('words.json', ['a', 'b'])).toBe('words');
    expect(await roles('pairs.json', [{ input: 'a', output: 'b' }])).toBe('pairs');
    expect(await roles('listing.json', { files: ['a.npz'] })).toBe('aside');
  });
});

describe('several records of a feature, and missing values', () => {
  it('the first text that says something counts', async () => {
    const text = lines(
      { index: '0', description: '' },
      { index: '0', description: 'good text' },
      { index: '1', description: null },
      { index: '1', description: 'second', score: 0.5 },
      { index: '2', description: 'first' },
      { index: '2', description: 'later' },
    );
    const { description, numeric } = await labels('np.jsonl', text);
    expect(description.slice(0, 3)).toEqual(['good text', 'second', 'first']);
    expect(numeric.score![1]).toBe(0.5);
  });

  it('NaN in JSON Lines leaves the record, and a missing number is missing', async () => {
    const { description, frequency, numeric, skipped } = await labels(
      'l.jsonl',
      '{"index": 0, "description": "alive", "frequency": 0.5}\n{"index": 1, "description": "dead", "frequency": NaN}\n{"index": 2, "description": "no score", "score": -Infinity, "n": 1}',
    );
    expect([description.slice(0, 3), skipped]).toEqual([['alive', 'dead', 'no score'], 0]);
    expect([...frequency!.subarray(0, 3)]).toEqual([0.5, NaN, NaN]);
    expect(numeric.n![0]).toBeNaN();
  });

  it('NaN in a table leaves the row', async () => {
    const { description, frequency } = await labels(
      'l.csv',
      'index,description,frequency\n0,a,0.5\n1,b,NaN\n2,c,\n',
    );
    expect(description.slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect([...frequency!.subarray(0, 3)]).toEqual([0.5, NaN, NaN]);
  });
});

describe('a table that could be labels or vectors', () => {
  const statistics = Array.from({ length: 10 }, (_, i) => `m${i}`).join();
  const rows = Array.from({ length: 10 }, (_, i) => `${i},label ${i},${'0.5,'.repeat(9)}1`);
  const metrics = [`index,description,${statistics}`, ...rows].join('\n');

  it('is labels beside a decoder, and its numbers are columns', async () => {
    const { description, numeric } = await labels('metrics.csv', metrics);
    expect(description[9]).toBe('label 9');
    expect(Object.keys(numeric)).toHaveLength(10);
  });

  it('is vectors if nothing else has features', async () => {
    const { info } = await open({ 'coordinates.csv': 'description,x,y\na,0.5,1.5\nb,2.5,3.5\n' });
    expect(info.layers).toMatchObject([{ features: 2, dim: 2 }]);
  });

  it('is what the user says, and says what it was taken for', async () => {
    const files = { 'decoder.npy': decoder, 'metrics.csv': metrics };
    const taken = async (corrections: Corrections) =>
      (await recogniseFiles(Object.keys(files), sourceOf(files), corrections)).files.map(
        ({ role, choices }) => [role, choices?.table],
      );
    expect(await taken(AS_FOUND)).toEqual([
      ['decoder', undefined],
      ['labels', 'labels'],
    ]);
    expect(await taken({ ...AS_FOUND, table: 'vectors' })).toEqual([
      ['decoder', undefined],
      ['table', 'vectors'],
    ]);
    const { info } = await open(files, { ...AS_FOUND, table: 'vectors' });
    expect(info.layers).toMatchObject([{ features: 10, dim: 2, has: { labels: false, words: true } }]);
  });

  it('is asked about if it numbers features and stands alone', async () => {
    await expect(open({ 'metrics.csv': metrics })).rejects.toThrow('or say that the table holds vectors');
    const { info } = await open({ 'metrics.csv': metrics }, { ...AS_FOUND, table: 'vectors' });
    expect(info.layers).toMatchObject([{ features: 10, dim: 10 }]);
  });
});

it('a gzipped table is recognised by its header, as a plain one is', async () => {
  const text = 'feature_idx,gloss,density\n7,seven,0.7\n3,three,0.3\n';
  const files = { 'decoder.npy': decoder, 'x.csv.gz': gzipSync(encode(text)) };
  const { description } = await (await open(files)).labels('0');
  expect([description[7], description[3]]).toEqual(['seven', 'three']);
});

it('a zip archive of other files says what is in it', async () => {
  const files = {
    'glove.zip': zipSync({ 'glove.6d.txt': encode('a 1 2\n'), 'glove.7d.txt': encode('a 1 2\n') }),
  };
  await expect(open(files)).rejects.toThrow(
    'glove.zip: expected arrays or a bundle in the archive, found “glove.6d.txt”, “glove.7d.txt”; unpack it and open the file that you need.',
  );
});

describe('JSON of labels as other programs write it', () => {
  const frame = { feature: [7, 3], label: ['seven', 'three'] };
  it.each<[string, unknown]>([
    ['orient="columns"', { feature: { 0: 7, 1: 3 }, label: { 0: 'seven', 1: 'three' } }],
    ['orient="columns" with the features as its index', { label: { 7: 'seven', 3: 'three' } }],
    ['orient="index"', { 7: { label: 'seven' }, 3: { label: 'three' } }],
    ['orient="split"', { columns: ['label'], index: [7, 3], data: [['seven'], ['three']] }],
    [
      'orient="split" with a column of indices',
      {
        columns: ['feature', 'label'],
        index: [0, 1],
        data: [
          [7, 'seven'],
          [3, 'three'],
        ],
      },
    ],
    [
      'orient="table"',
      {
        schema: { fields: [{ name: 'index', type: 'integer' }], primaryKey: ['index'] },
        data: [
          { index: 7, label: 'seven' },
          { index: 3, label: 'three' },
        ],
      },
    ],
    ['to_dict("list")', frame],
    ['several texts for a feature', { 7: ['', ' ', 'seven'], 3: ['three', 'other'] }],
    [
      'several records for a feature',
      { 7: [{ description: '' }, { description: 'seven' }], 3: [{ description: 'three' }] },
    ],
  ])('%s', async (_, value) => {
    const { description } = await labels('labels.json', JSON.stringify(value));
    expect([description[7], description[3], description[0]]).toEqual(['seven', 'three', '']);
  });

  it.each([
    ['x.jsonl', "{'index': 7, 'label': 'seven'}\n{'index': 3, 'label': 'three'}\n"],
    ['x.json', "[{'index': 7, 'label': 'seven'}]"],
  ])('%s as Python prints it is refused by name', async (name, contents) => {
    const { files } = await recogniseFiles([name], sourceOf({ [name]: contents }));
    expect(files[0]!.fault).toBe(
      `${name}: expected JSON, found dictionaries as Python prints them, with single quotes; write each with json.dumps(record), or convert the file: json.dumps(ast.literal_eval(line)).`,
    );
  });

  it.each([
    ['x.jsonl', lines({ word: 'king', vector: [0.1, 0.2] }, { word: 'queen', vector: [0.3, 0.4] })],
    ['x.json', JSON.stringify([{ text: 'king', embedding: [0.1, 0.2] }])],
    [
      'y.json',
      JSON.stringify(Object.fromEntries(['king', 'queen', 'man'].map((word) => [word, Array(8).fill(0.5)]))),
    ],
  ])('%s of vectors is refused with a conversion', async (name, contents) => {
    const { files } = await recogniseFiles([name], sourceOf({ [name]: contents }));
    expect(files[0]!.fault).toContain(`${name}: expected labels, found vectors in JSON`);
    expect(files[0]!.fault).toContain('to_parquet("vectors.parquet")');
  });

  it.each([
    ['labels.xlsx', 'a workbook of Excel'],
    ['labels.ods', 'a spreadsheet of OpenDocument'],
    ['v.feather', 'a table of Apache Arrow'],
    ['v.arrow', 'a table of Apache Arrow'],
    ['v.h5', 'an HDF5 file'],
  ])('%s is refused with a conversion', async (name, what) => {
    const { files } = await recogniseFiles([name], sourceOf({ [name]: Uint8Array.of(80, 75, 3, 4, 0, 0) }));
    expect(files[0]!.fault).toContain(
      `${name}: expected a table or arrays, found ${what}, which is not read here; `,
    );
  });
});
