import { describe, expect, it } from 'vitest';
import { openFiles, recogniseFiles } from '../open/local.ts';
import { memorySource } from '../sources/memory.ts';
import { openedBytes, type Source } from '../sources/source.ts';
import { countingSource } from '../testing/counting.ts';
import { fixture } from '../testing/fixture.ts';
import { relativeNorms } from './sharedNorms.ts';

interface ExpectedSlice {
  readonly name: string;
  readonly decoder: number[];
  readonly norms: number[];
}

const expected = JSON.parse(new TextDecoder().decode(fixture('rank3/expected.json'))) as {
  readonly cases: Readonly<Record<string, readonly ExpectedSlice[]>>;
  /** Δ of the two models of `features-first`; null where both norms are 0 */
  readonly delta: readonly number[];
};

const CONFIGURED = ['llamascopium-crosscoder', 'llamascopium-clt'];
const sourceOf = (name: string) => {
  const ends = ['safetensors', ...(CONFIGURED.includes(name) ? ['json'] : [])];
  const files = new Map(ends.map((end) => [`${name}.${end}`, fixture(`rank3/${name}.${end}`)]));
  const memory = memorySource(files);
  const opened: Source = { ...memory, open: async (path) => openedBytes(await memory.read(path)) };
  return { paths: [...files.keys()], source: countingSource(opened) };
};
const open = (name: string) => {
  const { paths, source } = sourceOf(name);
  return openFiles(paths, source);
};

describe('a decoder of three axes', () => {
  it.each(Object.entries(expected.cases))('%s opens as the layers that NumPy cuts', async (name, slices) => {
    const dataset = await open(name);
    const { layers } = dataset.info;
    expect(layers.map((layer) => layer.name)).toEqual(slices.map((slice) => slice.name));
    for (const [i, { id }] of layers.entries()) {
      const { rows, columns, data } = await dataset.decoder(id);
      expect([rows, columns]).toEqual([14, 5]);
      expect(Array.from(data)).toEqual(slices[i]!.decoder);
    }
  });

  it('has its norms as columns and, of two models, how they compare', async () => {
    const dataset = await open('features-first');
    const { numeric } = await dataset.labels('0.1');
    const slices = expected.cases['features-first']!;
    expect(Object.keys(numeric)).toEqual([
      'norm in W_dec[0]',
      'norm in W_dec[1]',
      'relative norm, W_dec[1] against W_dec[0]',
    ]);
    const [a, b, delta] = Object.values(numeric);
    slices[0]!.norms.forEach((norm, f) => expect(a![f]).toBeCloseTo(norm, 5));
    slices[1]!.norms.forEach((norm, f) => expect(b![f]).toBeCloseTo(norm, 5));
    expected.delta.forEach((value, f) => expect(delta![f]).toBeCloseTo(value, 6));
    expect([delta![3], delta![4]]).toEqual([1, 0]);
    expect(dataset.info.layers.every(({ has }) => has.labels)).toBe(true);
  });

  it('of several models has a column of norms for each', async () => {
    const { numeric } = await (await open('models-first')).labels('0');
    expect(Object.keys(numeric)).toEqual([0, 1, 2].map((i) => `norm in decoder.weight[${i}]`));
    const norms = Object.values(numeric).map((column) => Array.from(column));
    expected.cases['models-first']!.forEach((slice, i) =>
      slice.norms.forEach((norm, f) => expect(norms[i]![f]).toBeCloseTo(norm, 5)),
    );
  });

  it('of a cross-layer transcoder has a dictionary for each layer that it reads', async () => {
    const { layers } = (await open('circuit-tracer')).info;
    const of = (name: string) => layers.find((layer) => layer.name === name)!.dictionary;
    expect(of('layer 0 → layer 2')).toBe(of('layer 0 → layer 0'));
    expect(of('layer 1 → layer 2')).not.toBe(of('layer 0 → layer 2'));
    const inward = (await open('llamascopium-clt')).info.layers;
    const source = (name: string) => inward.find((layer) => layer.name === name)!.dictionary;
    expect(source('layer 0 → layer 2')).toBe(source('layer 0 → layer 1'));
    expect(source('layer 1 → layer 2')).not.toBe(source('layer 0 → layer 2'));
    expect(inward[0]!.kind).toBe('cross-layer transcoder');
  });

  it('is recognised by what it is', async () => {
    const whatOf = async (name: string) => {
      const { paths, source } = sourceOf(name);
      return (await recogniseFiles(paths, source)).files[0]!.what;
    };
    expect(await whatOf('features-first')).toBe('crosscoder, W_dec[0] to W_dec[1] in float32');
    expect(await whatOf('circuit-tracer')).toBe(
      'cross-layer transcoder, W_dec_0[0] to W_dec_2[0] in float32',
    );
  });

  it('is read only as far as a slice needs it, when the models come first', async () => {
    const { paths, source } = sourceOf('models-first');
    const dataset = await openFiles(paths, source);
    const before = source.reads.runs.get(paths[0]!)!.length;
    await dataset.decoder('0.1');
    const runs = source.reads.runs.get(paths[0]!)!.slice(before);
    expect(runs.map(([begin, end]) => end - begin)).toEqual([14 * 5 * 4]);
  });

  it('in a file for each layer shares one dictionary, if its configuration says that it is a crosscoder', async () => {
    const config = new TextEncoder().encode(
      JSON.stringify({ type: 'crosscoder', hf_hook_point_in: 'a', hf_hook_point_out: 'a' }),
    );
    const params = fixture('gemma_scope2/params.safetensors');
    const folder = 'crosscoder/layer_5_9_width_1m_l0_big';
    const files = new Map([
      [`${folder}/config.json`, config],
      [`${folder}/params_layer_5.safetensors`, params],
      [`${folder}/params_layer_9.safetensors`, params],
    ]);
    const dataset = await openFiles([...files.keys()], memorySource(files));
    const { layers } = dataset.info;
    expect(layers.map(({ name, kind }) => [name, kind])).toEqual([
      ['layer 5', 'crosscoder'],
      ['layer 9', 'crosscoder'],
    ]);
    expect(layers[0]!.dictionary).toBe(layers[1]!.dictionary);
    const { numeric } = await dataset.labels('0');
    const delta = numeric['relative norm, layer 9 against layer 5']!;
    expect(Array.from(delta)).toEqual(Array<number>(10).fill(0.5));
  });
});

it('relative norms of a feature of neither model are unknown', () => {
  const [none, both] = relativeNorms(Float32Array.of(0, 2), Float32Array.of(0, 1));
  expect(none).toBeNaN();
  expect(both).toBe(0.25);
});
