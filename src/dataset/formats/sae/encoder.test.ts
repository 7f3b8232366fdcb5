import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { folderSource } from '../../../cli/folder.ts';
import { cutBlocks } from '../../../math/encode/blocks.ts';
import { encodeFirings } from '../../../math/encode/encode.ts';
import type { Encoder } from '../../../math/encode/encoder.ts';
import type { Kernels } from '../../../math/kernels/interface.ts';
import { kernels, useKernels } from '../../../math/kernels/kernels.ts';
import { quietWork } from '../../../math/work/work.ts';
import { openedBytes } from '../../sources/source.ts';
import { joinActivations, openActivations, readOffsets } from '../activations/activations.ts';
import { readEncoder } from './encoder.ts';
import { readFiringsNpz } from '../firings/firings.ts';
import { readNpy, writeNpy } from '../../files/npy.ts';
import { openTensors } from '../../files/tensors.ts';

let before: Kernels;
beforeAll(async () => {
  before = kernels();
  useKernels(await loadKernels());
});
afterAll(() => useKernels(before));

const FIXTURES = new URL('../../testing/fixtures/encoder/', import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, FIXTURES)));
const jsonOf = (name: string) => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as unknown;
const expected = jsonOf('expected.json') as {
  readonly length: number;
  readonly threshold: number;
  readonly firings: Readonly<Record<string, number[][]>>;
};

async function encoderOf(name: string, change: object = {}): Promise<Encoder> {
  const file = name === 'gemma-scope' ? `${name}.npz` : `${name}.safetensors`;
  const config = name === 'gemma-scope' ? null : { ...(jsonOf(`${name}.json`) as object), ...change };
  return readEncoder(await openTensors(bytesOf(file), file), file, config);
}

async function tokensOf(...names: string[]) {
  const shards = await Promise.all(names.map((name) => openActivations(openedBytes(bytesOf(name)), name)));
  return joinActivations(shards, names);
}

const offsets = (tokens: number) =>
  readOffsets(readNpy(bytesOf('doc_offsets.npy'), 'doc_offsets.npy'), tokens, 'doc_offsets.npy');

describe('an encoder read from its checkpoint', () => {
  it.each(Object.keys(expected.firings))('%s fires exactly where NumPy does', async (name) => {
    for (const files of [['activations.npy'], ['shard-0.npy', 'shard-1.safetensors']]) {
      const { tokens } = await tokensOf(...files);
      const blocks = cutBlocks(offsets(tokens.count), expected.length, 0);
      const options = { threshold: expected.threshold, chunk: 11 };
      const { indptr, indices } = await encodeFirings(
        await encoderOf(name),
        tokens,
        blocks,
        options,
        quietWork,
      );
      const found = [...blocks.starts.keys()].map((b) => [...indices.slice(indptr[b], indptr[b + 1])]);
      expect(found).toEqual(expected.firings[name]);
    }
  });

  it.each([
    ['standard', { architecture: 'temporal' }, /expected an SAE that is standard .* found “temporal”/],
    ['standard', { activation_fn_str: 'tanh-relu' }, /found the activation function “tanh-relu”/],
    [
      'standard',
      { normalize_activations: 'expected_average_only_in' },
      /fold_activation_norm_scaling_factor/,
    ],
    ['standard', { normalize_activations: true }, /normalize_activations is true, a factor/],
    ['standard', { normalize_activations: 'whiten' }, /should be none, .* found “whiten”/],
    ['standard', { norm_activation: 'dataset-wise' }, /the activation function none/],
    ['topk', { k: undefined }, /expected the number k of a TopK encoder .* found none/],
    ['sparsify', { activation: 'groupmax' }, /found “groupmax”/],
    ['jumprelu', { architecture: 'gated' }, /expected a tensor “b_gate” \[30\]/],
  ])('refuses %s with %j', async (name, change, message) => {
    await expect(encoderOf(name, change)).rejects.toThrow(message);
  });

  it.each<[string, object, boolean]>([
    ['standard', { normalize_activations: false }, true],
    ['standard', { normalize_activations: null }, true],
    ['standard', { architecture: undefined, activation_fn_str: undefined, hook_point: 'x' }, true],
    ['jumprelu', { normalize_activations: false, architecture: undefined }, true],
    ['standard', { architecture: 'transcoder', apply_b_dec_to_input: undefined }, false],
    ['standard', { architecture: 'standard', apply_b_dec_to_input: undefined }, true],
  ])('reads %s with the old or other configuration %j', async (name, change, same) => {
    const [usual, changed] = [await encoderOf(name), await encoderOf(name, change)];
    if (same) expect(changed).toEqual(usual);
    else expect(changed).toEqual({ ...usual, shift: new Float64Array(usual.weights.rows) });
  });

  it('has one threshold for all features if the file has one number', async () => {
    const opened = await openTensors(bytesOf('jumprelu.safetensors'), 'x.safetensors');
    const withOne = (shape: number[]) => ({
      ...opened,
      shape: async (name: string) => (name === 'threshold' ? shape : opened.shape(name)),
      read: async (name: string) =>
        name === 'threshold'
          ? { type: 'f4' as const, shape, data: Float32Array.of(0.75) }
          : opened.read(name),
    });
    for (const shape of [[], [1], [1, 1]]) {
      const { activation } = await readEncoder(withOne(shape), 'x.safetensors', null);
      expect(activation).toMatchObject({ threshold: new Float32Array(30).fill(0.75) });
    }
  });

  it('is refused if only a configuration could distinguish ReLU from TopK', async () => {
    const tensors = await openTensors(bytesOf('topk.safetensors'), 'topk.safetensors');
    await expect(readEncoder(tensors, 'topk.safetensors', null)).rejects.toThrow(/give cfg\.json beside it/);
  });
});

describe('activations', () => {
  it('of three dimensions are documents', async () => {
    const cube = writeNpy(new Float32Array(24), [2, 3, 4]);
    const shard = await openActivations(openedBytes(cube), 'cube.npy');
    expect(joinActivations([shard, shard], ['a', 'b']).offsets).toEqual(Float64Array.of(0, 3, 6, 9, 12));
  });

  it.each([
    [
      writeNpy(new Float32Array(4), [4]),
      /expected activations \[tokens, dim\] in floating point, found \[4\]/,
    ],
    [writeNpy(new Int32Array(4), [2, 2]), /in floating point, found \[2, 2\] of i4/],
    [
      writeNpy(new Float32Array(4), [2, 2]).slice(0, -1),
      /promises shape \[2, 2\] of f4, 144 bytes, found 143/,
    ],
  ])('of other shapes, types or lengths are refused', async (bytes, message) => {
    await expect(openActivations(openedBytes(bytes), 'x.npy')).rejects.toThrow(message);
  });

  it('of different dimensions are not shards of one layer', async () => {
    const shards = await Promise.all(
      [2, 3].map((dim) => openActivations(openedBytes(writeNpy(new Float32Array(dim), [1, dim])), 'x.npy')),
    );
    expect(() => joinActivations(shards, ['a.npy', 'b.npy'])).toThrow(
      /b\.npy: expected 2 dimensions as in a\.npy, found 3/,
    );
  });

  it('and their offsets have to agree', () => {
    const of = (...offsets: number[]) =>
      readNpy(writeNpy(Uint32Array.from(offsets), [offsets.length]), 'o.npy');
    expect(() => readOffsets(of(0, 4, 3, 9), 9, 'o.npy')).toThrow(/found 4 then 3 at 2/);
    expect(() => readOffsets(of(0, 4), 9, 'o.npy')).toThrow(/expected offsets from 0 to 9, .* found 0 to 4/);
    expect(() => readOffsets(of(), 9, 'o.npy')).toThrow(/found none/);
  });
});

const MINI = fileURLToPath(new URL('../../../../../shared/data/mini-sae/', import.meta.url));

describe.skipIf(!existsSync(MINI))('the activations of mini-sae', () => {
  it('give exactly the firings that come with them', async () => {
    const source = folderSource(MINI);
    const [file, params] = ['activations/layer_2_activations.npy', 'layer_2/params.npz'];
    const shard = await openActivations(await source.open(file), file);
    const { tokens } = joinActivations([shard], [file]);
    const ends = readNpy(await source.read('activations/doc_offsets.npy'), 'doc_offsets.npy');
    const blocks = cutBlocks(readOffsets(ends, tokens.count, 'doc_offsets.npy'), 256, 0);
    const encoder = await readEncoder(await openTensors(await source.read(params), params), params, null);
    const found = await encodeFirings(encoder, tokens, blocks, { threshold: 1 }, quietWork);
    const given = await readFiringsNpz(
      await source.read('activations/expected_firings.npz'),
      'expected',
      4096,
    );
    expect(found.blocks).toBe(54);
    expect(found.indptr).toEqual(given.indptr);
    expect(found.indices).toEqual(given.indices);
  });
});
