import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { cutBlocks } from '../../../math/encode/blocks.ts';
import { encodeFirings } from '../../../math/encode/encode.ts';
import type { Kernels } from '../../../math/kernels/interface.ts';
import { kernels, useKernels } from '../../../math/kernels/kernels.ts';
import { quietWork } from '../../../math/work/work.ts';
import { readNpy } from '../../files/npy.ts';
import { openTensors } from '../../files/tensors.ts';
import { AS_FOUND } from '../../corrections.ts';
import { openFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';
import { openedBytes } from '../../sources/source.ts';
import { fixture } from '../../testing/fixture.ts';
import { joinActivations, openActivations, readOffsets } from '../activations/activations.ts';
import { readSaeConfig } from './configuration.ts';
import { readEncoder } from './encoder.ts';
import { openSae } from './sae.ts';

let before: Kernels;
beforeAll(async () => {
  before = kernels();
  useKernels(await loadKernels());
});
afterAll(() => useKernels(before));

interface Case {
  /** null for the decoder of all */
  readonly decoder: number[][] | null;
  readonly firings: number[][];
  readonly activations: string | null;
}

const jsonOf = (name: string) => JSON.parse(new TextDecoder().decode(fixture(name))) as unknown;
/** What NumPy says; see fixtures/encoder_torch.py. */
const expected = jsonOf('encoder_torch/expected.json') as {
  readonly length: number;
  readonly threshold: number;
  readonly decoder: number[][];
  readonly cases: Readonly<Record<string, Case>>;
};
const CONFIGURED = ['autoencoder-nested', 'topk', 'batchtopk', 'gated', 'jumprelu', 'matryoshka', 'qwen'];
const CROSS = 'crosscoder';
const single = Object.entries(expected.cases).filter(([name]) => name !== CROSS);

const configOf = (name: string) =>
  [...CONFIGURED, CROSS].includes(name) ? jsonOf(`encoder_torch/${name}.json`) : null;

async function tensorsOf(name: string) {
  return openTensors(fixture(`encoder_torch/${name}.pt`), `${name}.pt`);
}

async function firingsOf(name: string, config: unknown, activations: string | null) {
  const path = activations === null ? 'encoder/activations.npy' : `encoder_torch/${activations}`;
  const { tokens } = joinActivations([await openActivations(openedBytes(fixture(path)), path)], [path]);
  const ends = readNpy(fixture('encoder/doc_offsets.npy'), 'doc_offsets.npy');
  const blocks = cutBlocks(readOffsets(ends, tokens.count, 'doc_offsets.npy'), expected.length, 0);
  const encoder = await readEncoder(await tensorsOf(name), `${name}.pt`, config);
  const options = { threshold: expected.threshold, chunk: 11 };
  const { indptr, indices } = await encodeFirings(encoder, tokens, blocks, options, quietWork);
  return [...blocks.starts.keys()].map((b) => [...indices.slice(indptr[b], indptr[b + 1])]);
}

describe('a PyTorch checkpoint of a family', () => {
  it.each(single)('%s holds the decoder that NumPy finds', async (name, { decoder }) => {
    const bytes = fixture(`encoder_torch/${name}.pt`);
    const sae = await openSae(bytes, `${name}.pt`, readSaeConfig(configOf(name)));
    expect([sae.features, sae.dim]).toEqual([30, 12]);
    const { data } = await sae.read();
    expect(Array.from(data)).toEqual((decoder ?? expected.decoder).flat());
  });

  it.each(Object.entries(expected.cases))(
    '%s fires exactly where NumPy does',
    async (name, { firings, activations }) => {
      expect(await firingsOf(name, configOf(name), activations)).toEqual(firings);
    },
  );

  it('a crosscoder has a layer for each model, of the same features', async () => {
    const source = memorySource(
      new Map(['pt', 'json'].map((end) => [`cc.${end}`, fixture(`encoder_torch/crosscoder.${end}`)])),
    );
    const dataset = await openFiles(['cc.pt', 'cc.json'], source);
    const { layers } = dataset.info;
    expect(layers.map(({ id, name, features, dim }) => [id, name, features, dim])).toEqual([
      ['0', 'cc, W_dec[0]', 30, 12],
      ['0.1', 'cc, W_dec[1]', 30, 12],
    ]);
    expect(new Set(layers.map(({ dictionary }) => dictionary)).size).toBe(1);
    const slices = expected.cases[CROSS]!.decoder as unknown as number[][][];
    for (const [i, { id }] of layers.entries()) {
      expect(Array.from((await dataset.decoder(id)).data)).toEqual(slices[i]!.flat());
    }
    const one = await openFiles(['cc.pt', 'cc.json'], source, { ...AS_FOUND, tensor: 'W_dec[1]' });
    expect(one.info.layers.map(({ name }) => name)).toEqual(['cc']);
    expect(Array.from((await one.decoder('0')).data)).toEqual(slices[1]!.flat());
    const none = openFiles(['cc.pt'], source, { ...AS_FOUND, tensor: 'W_dec[2]' });
    await expect(none).rejects.toThrow('expected a slice from 0 to 1 of shape [30, 2, 12], found 2');
  });

  it.each([
    ['topk', null, /a TopK or a BatchTopK encoder, .* found none; give config\.json beside it/],
    ['batchtopk', { trainer: { activation_dim: 12 } }, /found no “dict_class” in it/],
    ['topk', { trainer: { dict_class: 'CrossCoder' } }, /found “CrossCoder”/],
  ])('%s with the configuration %j is refused', async (name, config, message) => {
    await expect(readEncoder(await tensorsOf(name), `${name}.pt`, config)).rejects.toThrow(message);
  });
});
