import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AS_FOUND, type Corrections, parseCorrections, printCorrections } from '../corrections.ts';
import { NUMBER_COLUMN } from '../dataset.ts';
import { writeNpy } from '../files/npy.ts';
import { openFiles } from '../open/local.ts';
import { memorySource } from '../sources/memory.ts';
import { openedBytes, type Source } from '../sources/source.ts';
import { countingSource } from '../testing/counting.ts';
import { fixture } from '../testing/fixture.ts';
import { drawFeatures, sampleFor } from './sample.ts';

const ROWS = 4096;
const DIM = 3;
/** Each entry says where it is. */
const upright = Float32Array.from({ length: ROWS * DIM }, (_, at) => at);
const turned = Float32Array.from(upright, (_, at) => (at % ROWS) * DIM + Math.floor(at / ROWS));

function safetensors(tensors: Record<string, readonly [Float32Array, number[]]>): Uint8Array {
  let at = 0;
  const header = Object.fromEntries(
    Object.entries(tensors).map(([name, [data, shape]]) => {
      const begin = at;
      at += data.byteLength;
      return [name, { dtype: 'F32', shape, data_offsets: [begin, at] }];
    }),
  );
  const text = new TextEncoder().encode(JSON.stringify(header).padEnd(256));
  const out = new Uint8Array(8 + text.length + at);
  new DataView(out.buffer).setUint32(0, text.length, true);
  out.set(text, 8);
  let place = 8 + text.length;
  for (const [data] of Object.values(tensors)) {
    out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), place);
    place += data.byteLength;
  }
  return out;
}

const SAMPLE = { count: 256, seed: 42 };
const sourceOf = (files: Record<string, Uint8Array>) => {
  const memory = memorySource(new Map(Object.entries(files)));
  const parts: Source = { ...memory, open: async (path) => openedBytes(await memory.read(path)) };
  return countingSource(parts);
};
const open = (files: Record<string, Uint8Array>, corrections: Partial<Corrections> = { sample: SAMPLE }) =>
  openFiles(Object.keys(files), sourceOf(files), { ...AS_FOUND, ...corrections });
const { features } = drawFeatures(ROWS, SAMPLE.count, SAMPLE.seed);
const expected = [...features].flatMap((feature) => [0, 1, 2].map((d) => feature * DIM + d));

describe('a sample of the features of a wide checkpoint', () => {
  it('is of contiguous blocks, drawn by its seed', () => {
    const { features: drawn } = drawFeatures(262_144, 32_768, 42);
    expect(drawn).toHaveLength(32_768);
    expect(new Set(drawn).size).toBe(32_768);
    const starts = drawn.filter((feature, i) => i === 0 || feature !== drawn[i - 1]! + 1);
    expect(starts.length).toBeLessThanOrEqual(64);
    expect([...starts].every((start) => start % 512 === 0)).toBe(true);
    expect(drawFeatures(262_144, 32_768, 42).features).toEqual(drawn);
    expect(drawFeatures(262_144, 32_768, 43).features).not.toEqual(drawn);
    expect(drawFeatures(1000, 999, 1).features.length).toBe(999);
    expect(drawFeatures(1000, 999, 1).features.at(-1)).toBeLessThan(1000);
  });

  it('is taken of what does not fit, or as the user says', () => {
    expect(sampleFor(65_536, 2304, undefined)).toBeNull();
    expect(sampleFor(262_144, 2304, undefined)!.features).toHaveLength(32_768);
    expect(sampleFor(262_144, 2304, 'all')).toBeNull();
    expect(sampleFor(4096, 8, { count: 8192, seed: 1 })).toBeNull();
    expect(sampleFor(4096, 8, { count: 100, seed: 1 })!.features).toHaveLength(100);
  });

  it.each([
    ['safetensors', { 'sae.safetensors': safetensors({ W_dec: [upright, [ROWS, DIM]] }) }],
    [
      'safetensors, the other way round',
      { 'sae.safetensors': safetensors({ 'decoder.weight': [turned, [DIM, ROWS]] }) },
    ],
    ['a stored npz', { 'sae.npz': zipSync({ 'W_dec.npy': writeNpy(upright, [ROWS, DIM]) }, { level: 0 }) }],
    ['a packed npz', { 'sae.npz': zipSync({ 'W_dec.npy': writeNpy(upright, [ROWS, DIM]) }) }],
  ])('of %s has the rows of its features', async (_, files) => {
    const dataset = await open(files);
    const [layer] = dataset.info.layers;
    expect(layer).toMatchObject({ features: 256, sample: { of: ROWS, seed: 42 } });
    expect(layer!.name).toMatch(/ \(256 of 4,096 features, seed 42\)$/);
    const { rows, data } = await dataset.decoder('0');
    expect(rows).toBe(256);
    expect(Array.from(data)).toEqual(expected);
  });

  it('reads only the blocks of the sample', async () => {
    const files = { 'sae.safetensors': safetensors({ W_dec: [upright, [ROWS, DIM]] }) };
    const source = sourceOf(files);
    const dataset = await openFiles(['sae.safetensors'], source, { ...AS_FOUND, sample: SAMPLE });
    const before = source.reads.runs.get('sae.safetensors')!.length;
    await dataset.decoder('0');
    const runs = source.reads.runs.get('sae.safetensors')!.slice(before);
    expect(runs.reduce((sum, [begin, end]) => sum + end - begin, 0)).toBe(256 * DIM * 4);
  });

  it('keeps labels, notes and firings with their features, whose numbers are a column', async () => {
    const [first, last] = [features[0]!, features.at(-1)];
    const outside = [...Array(ROWS).keys()].find((feature) => !features.includes(feature))!;
    const lines = [first, outside, last]
      .map((index) => JSON.stringify({ index, description: `no ${index}`, top_tokens: [`t${index}`] }))
      .join('\n');
    const fired = [first, outside, last].sort((a, b) => a - b);
    const dataset = await open({
      'sae.safetensors': safetensors({ W_dec: [upright, [ROWS, DIM]] }),
      'labels.jsonl': new TextEncoder().encode(lines),
      'firings.npz': zipSync({
        'indptr.npy': writeNpy(Uint32Array.of(0, 3, 4), [3]),
        'indices.npy': writeNpy(Uint16Array.from([...fired, last]), [4]),
      }),
    });
    const labels = await dataset.labels('0');
    expect(labels.description).toHaveLength(256);
    expect([labels.description[0], labels.description[255]]).toEqual([`no ${first}`, `no ${last}`]);
    expect(Array.from(labels.numeric[NUMBER_COLUMN]!)).toEqual([...features]);
    expect((await dataset.notes('0', 255)).topTokens).toEqual([`t${last}`]);
    const { indptr, indices, blocks } = await dataset.firings('0');
    expect(blocks).toBe(2);
    expect(Array.from(indptr)).toEqual([0, 2, 3]);
    expect(Array.from(indices)).toEqual([0, 255, 255]);
  });

  it('takes the strongest tokens of its features', async () => {
    const names = ['params.safetensors', 'config.json', 'examples.safetensors'];
    const files = Object.fromEntries(names.map((name) => [name, fixture(`gemma_scope2/${name}`)]));
    const all = await open(files, {});
    const some = await open(files, { sample: { count: 6, seed: 42 } });
    const taken = drawFeatures(10, 6, 42).features;
    const whole = await all.firings('0');
    const part = await some.firings('0');
    const pairs = ({ indptr, indices, blocks }: typeof whole, number: (feature: number) => number) =>
      Array.from({ length: blocks }, (_, b) => [...indices.subarray(indptr[b], indptr[b + 1])].map(number));
    const kept = pairs(whole, (feature) => feature).map((list) => list.filter((one) => taken.includes(one)));
    expect(pairs(part, (feature) => taken[feature]!)).toEqual(kept);
    expect((await some.notes('0', 5)).examples).toEqual((await all.notes('0', taken[5]!)).examples);
    expect(some.info.layers[0]!.firingRule).toMatch(/ of 6 features that fire 20 times at most/);
  });
});

it.each(['sample:all', 'sample:32768', 'sample:1000@7', 'threshold:0.5,complete', 'threshold:-1'])(
  'the link keeps “%s”',
  (text) => {
    const corrections = parseCorrections(text)!;
    expect(printCorrections(corrections)).toBe(text);
  },
);

it.each([
  'sample:0',
  'sample:x',
  'sample:5@',
  'threshold:',
  'threshold:much',
  'threshold:Infinity',
  'complete:1',
])('the link refuses “%s”', (text) => expect(parseCorrections(text)).toBeNull());
