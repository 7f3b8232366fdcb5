import { gzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderSource } from '../../../cli/folder.ts';
import { openBundle } from '../bundle.ts';
import { DataError } from '../../error.ts';
import { writeNpy } from '../../files/npy.ts';
import { quietWork } from '../../../math/work/work.ts';
import { addResults, type ResultMaker } from '../results/write.ts';
import { memorySource } from '../../sources/memory.ts';
import { validateBundle } from './bundle.ts';

type Loose = { [key: string]: Loose } & Loose[];

const text = (value: string) => new TextEncoder().encode(value);
const json = (value: unknown) => text(JSON.stringify(value));
const lines = (...records: unknown[]) => text(records.map((record) => JSON.stringify(record)).join('\n'));
const floats = (shape: number[], ...values: number[]) => writeNpy(Float32Array.from(values), shape);
const integers = (...values: number[]) => writeNpy(Uint32Array.from(values), [values.length]);

/** Deeper than the stack. */
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

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
      decoder: { path: 'decoder.npy', features: 3, dim: 2 },
      labels: { path: 'labels.jsonl.gz' },
      notes: { path: 'notes.jsonl' },
      frequency: { path: 'frequency.npy' },
      firings: {
        indptr: 'indptr.npy',
        indices: 'indices.npy',
        category: 'category.npy',
        texts: 't.jsonl',
        blocks: 2,
      },
      cooccurrence: { indptr: 'c_indptr.npy', indices: 'c_indices.npy', counts: 'c_counts.npy', blocks: 2 },
      activations: { path: 'activations.npy', tokens: 1 },
      layout: { path: 'layout.npy', dim: 2 },
      words: { path: 'words.npy', dim: 2 },
    },
    { id: 'embed', name: 'embedding', words: { path: 'words.npy', dim: 2 } },
  ],
  relations: {
    words: { path: 'words.json', count: 3 },
    pairs: [{ id: 'a-b', path: 'a-b.json', pairs: 1 }],
    covariates: { characters: 'characters.npy' },
  },
  provenance: {
    licence: 'MIT',
    model: 'm',
    source: 's',
    citation: 'c',
    method: 'how',
    datasheet: 'README.md',
  },
};

const files = (): Map<string, Uint8Array> =>
  new Map([
    ['manifest.json', json(manifest)],
    ['decoder.npy', floats([3, 2], 1, 2, 3, 4, 5, 6)],
    ['labels.jsonl.gz', gzipSync(lines({ index: 0, description: 'one', frequency: 0.5 }, { index: '2' }))],
    ['notes.jsonl', lines({ top_tokens: ['a'] })],
    ['frequency.npy', floats([3], 0, 0.5, NaN)],
    ['indptr.npy', integers(0, 2, 3)],
    ['indices.npy', integers(0, 2, 1)],
    ['category.npy', writeNpy(Uint8Array.of(1, 0), [2])],
    ['t.jsonl', lines({ index: 1, text: 'said' })],
    ['c_indptr.npy', integers(0, 2, 3, 4)],
    ['c_indices.npy', integers(0, 2, 1, 2)],
    ['c_counts.npy', integers(1, 1, 1, 1)],
    ['activations.npy', floats([1, 2], 1, 2)],
    ['layout.npy', floats([3, 2], 1, 2, 3, 4, 5, 6)],
    ['words.npy', floats([3, 2], 1, 2, 3, 4, 5, 6)],
    ['words.json', json(['a', 'b', 'c'])],
    ['a-b.json', json([{ input: 'a', output: 'b' }])],
    ['characters.npy', floats([3], 1, NaN, 1)],
    ['README.md', text('# Small')],
  ]);

/** The bundle with files replaced; null removes one. */
function changed(changes: Readonly<Record<string, Uint8Array | null>>): Map<string, Uint8Array> {
  const all = files();
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes) all.set(path, bytes);
    else all.delete(path);
  }
  return all;
}

/** The manifest with places set; `undefined` removes one. */
function manifestWith(changes: Readonly<Record<string, unknown>>): Uint8Array {
  const copy = JSON.parse(JSON.stringify(manifest)) as Loose;
  for (const [place, value] of Object.entries(changes)) {
    const steps = place.split('.');
    const last = steps.pop()!;
    (steps.reduce((node, step) => node[step]!, copy) as Record<string, unknown>)[last] = value;
  }
  return json(copy);
}

const validated = (all: Map<string, Uint8Array>) =>
  validateBundle(
    memorySource(all),
    [...all.keys()].filter((path) => path !== 'manifest.json'),
  );

describe('a good bundle', () => {
  it('is valid, and summed up in numbers', async () => {
    const all = files();
    expect(await validated(all)).toEqual({
      valid: true,
      name: 'small',
      faults: [],
      warnings: [],
      files: all.size,
      bytes: [...all.values()].reduce((sum, { length }) => sum + length, 0),
      layers: [
        { id: '0', name: 'layer 0', features: 3, dim: 2, blocks: 2, firings: 3, labelled: 2 },
        { id: 'embed', name: 'embedding', features: 0, dim: 2, blocks: 0, firings: 0, labelled: 0 },
      ],
    });
  });

  it.each(['mini-sae', 'words', 'worlds'])('%s, which is embedded, is valid', async (name) => {
    expect(await validateBundle(folderSource(`public/datasets/${name}`), null)).toMatchObject({
      valid: true,
      name,
      faults: [],
    });
  });
});

describe('every fault is reported', () => {
  it.each<[string, Record<string, Uint8Array | null>, string[]]>([
    ['a manifest that is not there', { 'manifest.json': null }, ['manifest.json: expected a file']],
    ['one that is no JSON', { 'manifest.json': text('{') }, ['manifest.json: expected JSON']],
    [
      'a manifest that is not an object',
      { 'manifest.json': text('null') },
      ['manifest.json: expected an object, found null'],
    ],
    ['another version', { 'manifest.json': manifestWith({ version: 2 }) }, ['“version”: expected version 1']],
    [
      'several wrong fields, and files of the parts that fit',
      {
        'manifest.json': manifestWith({
          title: 7,
          item: '',
          'layers.0.decoder.dim': '2',
          'layers.1.id': undefined,
          'provenance.licence': undefined,
          extra: 1,
          'relations.words.count': 4,
        }),
      },
      [
        '“title”: expected text, found the number 7',
        '“item”: expected a name, found the text “”',
        '“layers[0].decoder.dim”: expected a whole number, found the text “2”',
        '“layers[1].id”: expected a value, which is required, found nothing',
        '“provenance.licence”: expected a value',
        '“extra”: expected a field of the format',
        'words.json: expected 4 words, found 3',
        'characters.npy: expected an array of shape [4], found [3]',
      ],
    ],
    [
      'faults between layers',
      {
        'manifest.json': manifestWith({
          'layers.1': { id: '0', name: 'x', labels: { path: 'notes.jsonl' } },
          defaultLayer: '9',
        }),
      },
      [
        '“layers[1].id”: expected a name that no other layer has',
        '“layers[1].decoder”: expected “decoder” or “words”, found neither',
        '“layers[1].labels”: expected a “decoder” beside it',
        '“defaultLayer”: expected one of the layers (0), found the text “9”',
      ],
    ],
    [
      'files that do not exist',
      { 'decoder.npy': null, 'indptr.npy': null, 'indices.npy': null, 'README.md': null, 'a-b.json': null },
      ['decoder.npy: ', 'indptr.npy: ', 'indices.npy: ', 'a-b.json: ', 'README.md: '],
    ],
    [
      'shapes',
      {
        'decoder.npy': floats([2, 3], 1, 2, 3, 4, 5, 6),
        'layout.npy': floats([3], 1, 2, 3),
        'indptr.npy': integers(0, 3),
      },
      [
        'decoder.npy: expected an array of shape [3, 2], found [2, 3]',
        'indptr.npy: expected an array of shape [3], found [2]',
        'layout.npy: expected an array of shape [3, 2], found [3]',
      ],
    ],
    [
      'numbers that are not finite',
      {
        'decoder.npy': floats([3, 2], 1, 2, 3, NaN, Infinity, 6),
        'activations.npy': writeNpy(Float64Array.of(1, 1e300), [1, 2]),
        'characters.npy': floats([3], 1, 2, -Infinity),
      },
      [
        'decoder.npy: row 1, column 1 is NaN, and 1 more; expected finite numbers',
        'activations.npy: row 0, column 1 is Infinity; expected finite numbers',
        'characters.npy: element 2 is -Infinity; expected numbers',
      ],
    ],
    [
      'a file that is cut short',
      {
        'decoder.npy': floats([3, 2], 1, 2, 3, 4, 5, 6).subarray(0, 140),
        'labels.jsonl.gz': gzipSync(text('{}')).subarray(0, 12),
      },
      ['decoder.npy: its header promises shape [3, 2]', 'labels.jsonl.gz: expected a gzip stream'],
    ],
    [
      'rows of firings',
      {
        'indptr.npy': integers(1, 3, 2),
        'indices.npy': integers(0, 2, 2, 7),
        'category.npy': integers(2, 9),
      },
      [
        'indptr.npy: should begin with 0, found 1',
        'indptr.npy: should end with the number of indices, 4, found 2',
        'indptr.npy: should never fall, found 3 then 2 at block 1',
        'indices.npy: element 3 is 7; expected feature numbers from 0 to 2',
        'indices.npy: block 0 should ascend without repeats, found 2 then 2',
        'category.npy: block 0 has category 2, and 1 more; expected categories from 0 to 1',
      ],
    ],
    ['counts', { 'c_counts.npy': integers(1, 2, 1, 1) }, ['c_counts.npy: ']],
    [
      'records of other features and blocks',
      {
        'labels.jsonl.gz': lines({ index: 3 }, { index: 'x' }, { index: 1 }),
        'notes.jsonl': lines({}, {}, {}, {}),
        't.jsonl': lines({ index: 2 }),
      },
      [
        'labels.jsonl.gz: record 0: expected an index from 0 to 2, one of the features, found the number 3, and 1 more',
        'notes.jsonl: record 3: expected an index from 0 to 2, one of the features, found the number 3;',
        't.jsonl: record 0: expected an index from 0 to 1, one of the blocks, found the number 2',
      ],
    ],
    [
      'records whose index is not a number, which are left out',
      {
        'labels.jsonl.gz': lines({ index: null }, { index: '' }, { index: [] }, { index: 1 }),
        'notes.jsonl': lines({ index: { toString: 1, valueOf: 1 } }, { index: true }),
      },
      [
        'labels.jsonl.gz: record 0: expected an index from 0 to 2, one of the features, found null, and 2 more',
        'notes.jsonl: record 0: expected an index from 0 to 2, one of the features, found an object, and 1 more',
      ],
    ],
    [
      'words and pairs',
      { 'words.json': json(['a', 'b']), 'a-b.json': json([{ input: 'a', output: 'x' }, null]) },
      [
        'words.json: expected 3 words, found 2',
        'a-b.json: expected 1 pairs, found 2',
        'a-b.json: pair 1: its “input” should be one of the words that have vectors, found nothing, and 1 more',
      ],
    ],
    [
      'pairs that are not a list',
      { 'a-b.json': json({}) },
      ['a-b.json: expected a JSON list of {"input", "output"}'],
    ],
    [
      'an unknown word',
      { 'a-b.json': json([{ input: 'a', output: 'x' }]) },
      ['a-b.json: pair 0: its “output” should be one of the words that have vectors, found "x";'],
    ],
    [
      'a word that is nested more deeply than the stack',
      { 'a-b.json': text(`[{"input": "a", "output": ${DEEP}}]`) },
      ['a-b.json: pair 0: its “output” should be one of the words that have vectors, found lists within'],
    ],
  ])('%s', async (_, changes, expected) => {
    const { valid, faults } = await validated(changed(changes));
    expect(valid).toBe(false);
    const told = expected.map((part) => faults.filter((fault) => fault.includes(part)).length);
    expect([faults, told]).toEqual([faults, expected.map(() => 1)]);
    expect(faults).toHaveLength(expected.length);
  });
});

describe('warnings', () => {
  it.each<[string, Record<string, Uint8Array | null>, string[]]>([
    [
      'a file that nothing reads',
      { 'old.npy': text('x'), LICENSE: text('MIT') },
      ['old.npy: the manifest does not name this file'],
    ],
    [
      'rows that are zero or occur twice',
      { 'decoder.npy': floats([3, 2], 0, -0, 3, 4, 3, 4) },
      ['decoder.npy: row 0 is zero: such a feature', 'decoder.npy: rows 1 and 2 are equal: the same feature'],
    ],
    [
      'labels that contradict each other or cannot be read',
      { 'labels.jsonl.gz': text('{"index": 1, "frequency": 2}\n{"index": 1}\nnot a record') },
      [
        'labels.jsonl.gz: feature 1 has more than one record;',
        'labels.jsonl.gz: 1 line is not a JSON object; it is left out',
        'labels.jsonl.gz: record 0: its frequency is 2;',
      ],
    ],
    [
      'frequencies beyond a fraction',
      { 'frequency.npy': floats([3], 0, 50, 100) },
      ['frequency.npy: element 1 is 50, and 1 more; expected numbers from 0 to 1'],
    ],
    ['a word that occurs twice', { 'words.json': json(['a', 'b', 'a']) }, ['words.json: “a” occurs twice;']],
    [
      'results that are not valid',
      { 'manifest.json': manifestWith({ results: [{}, 1] }) },
      ['“results”: 2 entries are not valid'],
    ],
    [
      'provenance that says little',
      { 'manifest.json': manifestWith({ provenance: { licence: 'not stated' } }) },
      [
        '“provenance” says nothing in “model”, “source”, “citation”, “method”',
        'states no licence',
        'names no “datasheet”',
      ],
    ],
  ])('%s', async (_, changes, expected) => {
    const { valid, warnings } = await validated(changed(changes));
    expect(valid).toBe(true);
    expect(warnings).toHaveLength(expected.length);
    for (const part of expected) expect(warnings.filter((one) => one.includes(part))).toHaveLength(1);
  });
});

describe('results that came with a bundle', () => {
  const maker: ResultMaker = {
    plan: async () => [{ job: 'test/sum', parameters: { layer: '0' }, title: 'Sum' }],
    compute: async (dataset) => ({ sum: (await dataset.decoder('0')).data.length }),
  };
  const written = async () =>
    new Map([...files(), ...(await addResults(memorySource(files()), maker, quietWork)).files]);

  it('are files that the manifest names', async () => {
    expect(await validated(await written())).toMatchObject({ faults: [], warnings: [] });
  });

  it('are reported if they belong to other files', async () => {
    const all = await written();
    all.set('decoder.npy', floats([3, 2], 9, 2, 3, 4, 5, 6));
    const { faults, warnings } = await validated(all);
    expect(faults).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(/expected decoder\.npy as it was when this was computed, found another file/),
    ]);
  });

  it('are reported if they are nested more deeply than the stack', async () => {
    const all = await written();
    const path = [...all.keys()].find((one) => !files().has(one))!;
    const header = text(`{"value":${DEEP},"arrays":[]}`);
    const bytes = new Uint8Array(12 + header.length);
    bytes.set(text('tricosm1'));
    bytes.set(header, 12);
    new DataView(bytes.buffer).setUint32(8, header.length, true);
    all.set(path, bytes);
    const { faults, warnings } = await validated(all);
    expect(faults).toEqual([]);
    expect(warnings).toEqual([
      `${path}: expected a result, found lists within lists; write the bundle again.`,
    ]);
  });

  it('must exist', async () => {
    const all = await written();
    const path = [...all.keys()].find((one) => !files().has(one))!;
    all.delete(path);
    expect(await validated(all)).toMatchObject({
      faults: [expect.stringMatching(new RegExp(`^${path}: expected a file`))],
      warnings: [],
    });
  });
});

/** Reads every part of a dataset; null if all of it can be read. */
async function readingFault(all: ReadonlyMap<string, Uint8Array>): Promise<string | null> {
  try {
    const dataset = await openBundle(memorySource(all));
    for (const { id, has } of dataset.info.layers) {
      if (has.decoder) await Promise.all([dataset.decoder(id), dataset.labels(id), dataset.notes(id, 0)]);
      if (has.firings) await Promise.all([dataset.firings(id), dataset.texts!(id, [0])]);
      if (has.cooccurrence) await dataset.cooccurrence(id);
      if (has.activations) await dataset.activations(id);
      if (has.layout) await dataset.layout(id);
      if (has.words) await dataset.wordVectors(id);
    }
    if (dataset.info.relations.length > 0) await dataset.relations();
    return null;
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
}

it('every file that cannot be read is a fault, whatever bytes are damaged', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...[...files().keys()].filter((path) => path !== 'README.md')),
      fc.array(fc.tuple(fc.nat(1 << 16), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 }),
      fc.option(fc.nat(1 << 16)),
      async (path, edits, cut) => {
        const all = files();
        const bytes = all.get(path)!.slice();
        // The ends of these small files hold their contents.
        for (const [at, value] of edits) bytes[bytes.length - 1 - (at % Math.min(bytes.length, 64))] = value;
        all.set(path, cut === null ? bytes : bytes.slice(0, cut % bytes.length));
        const refused = await readingFault(all);
        if (refused !== null) seen++;
        if ((await validated(all)).valid) expect(refused).toBeNull();
      },
    ),
    { numRuns: 400 },
  );
  expect(seen).toBeGreaterThan(50);
});
