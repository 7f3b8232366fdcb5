import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import { cutBlocks } from '../../math/encode/blocks.ts';
import { encodeFirings } from '../../math/encode/encode.ts';
import type { Kernels } from '../../math/kernels/interface.ts';
import { kernels, useKernels } from '../../math/kernels/kernels.ts';
import { quietWork } from '../../math/work/work.ts';
import type { Dataset } from '../dataset.ts';
import { memorySource } from '../sources/memory.ts';
import { fixture } from '../testing/fixture.ts';
import { openFiles } from './local.ts';

let before: Kernels;
beforeAll(async () => {
  before = kernels();
  useKernels(await loadKernels());
});
afterAll(() => useKernels(before));

/** What NumPy says; see fixtures/encoder_layers.py. */
const expected = JSON.parse(new TextDecoder().decode(fixture('encoder_layers/expected.json'))) as {
  readonly length: number;
  readonly threshold: number;
  readonly firings: Readonly<Record<string, number[][]>>;
};

/** Files of fixtures, by the paths that they are opened with. */
function opened(files: Readonly<Record<string, string>>): Promise<Dataset> {
  const all = { ...files, 'doc_offsets.npy': 'encoder/doc_offsets.npy' };
  const bytes = new Map(Object.entries(all).map(([path, name]) => [path, fixture(name)]));
  return openFiles([...bytes.keys()], memorySource(bytes));
}

async function firingsOf(dataset: Dataset, name: string): Promise<number[][]> {
  const { id } = dataset.info.layers.find((layer) => layer.name === name) ?? { id: `no layer ${name}` };
  const { encoder, tokens, offsets } = await dataset.encoding(id);
  const blocks = cutBlocks(offsets, expected.length, 0);
  const { threshold } = expected;
  const { indptr, indices } = await encodeFirings(
    encoder,
    tokens,
    blocks,
    { threshold, chunk: 11 },
    quietWork,
  );
  return [...blocks.starts.keys()].map((b) => [...indices.slice(indptr[b], indptr[b + 1])]);
}

const SHARED = [5, 9, 12].map((layer) => `params_layer_${layer}.safetensors`);
const sharedFiles = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`cc/${name}`, `encoder_layers/shared/${name}`]));
const OWN = 'layer_5_9_12_width_1k_l0_big';
const ownFiles = Object.fromEntries(
  ['config.json', ...[0, 1, 2].map((i) => `params_layer_${i}.safetensors`)].map((name) => [
    `${OWN}/${name}`,
    `encoder_layers/own/${OWN}/${name}`,
  ]),
);

describe('a crosscoder in a file for each layer, whose rows are the same features', () => {
  it.each(['of-all-layers', 'of-three-axes'])(
    'sums its encoders over the layers, %s',
    async (activations) => {
      const dataset = await opened({
        ...sharedFiles('config.json', ...SHARED),
        'cc/activations.npy': `encoder_layers/${activations}.npy`,
      });
      expect(dataset.info.layers.map(({ dictionary }) => dictionary)).toEqual(Array(3).fill('cc/crosscoder'));
      for (const name of ['layer 5', 'layer 12']) {
        expect(await firingsOf(dataset, name)).toEqual(expected.firings['shared']);
      }
    },
  );

  it('takes activations from a file for each layer', async () => {
    const dataset = await opened({
      ...sharedFiles('config.json', ...SHARED),
      'cc/layer_5_activations.npy': 'encoder_layers/layer_0_activations.npy',
      'cc/layer_9_activations.npy': 'encoder_layers/layer_1_activations.npy',
      'cc/layer_12_activations.npy': 'encoder_layers/layer_2_activations.npy',
    });
    expect(await firingsOf(dataset, 'layer 9')).toEqual(expected.firings['shared']);
  });

  it('names the files that are missing', async () => {
    const dataset = await opened({
      ...sharedFiles('config.json', SHARED[0]!, SHARED[2]!),
      'cc/activations.npy': 'encoder_layers/of-all-layers.npy',
    });
    await expect(firingsOf(dataset, 'layer 5')).rejects.toThrow(
      /all 3 layers of the crosscoder.*found that of 2; add “params_layer_9\.safetensors” from its folder/,
    );
  });

  it('says which activations it reads', async () => {
    const dataset = await opened({
      ...sharedFiles('config.json', ...SHARED),
      'cc/activations.npy': 'encoder_layers/layer_0_activations.npy',
    });
    await expect(firingsOf(dataset, 'layer 9')).rejects.toThrow(
      /expected 36 dimensions.* or activations of 12 dimensions for each of its 3 layers, found 12/,
    );
  });
});

describe('a crosscoder of Gemma Scope 2 as it is published', () => {
  it('encodes the features of each file from its layer', async () => {
    const dataset = await opened({
      ...ownFiles,
      [`${OWN}/activations.npy`]: 'encoder_layers/of-all-layers.npy',
    });
    const { layers } = dataset.info;
    expect(layers.map(({ name }) => name).slice(0, 4)).toEqual([
      'layer 5, w_dec[0]',
      'layer 5, w_dec[1]',
      'layer 5, w_dec[2]',
      'layer 9, w_dec[0]',
    ]);
    // Other files have other features.
    expect(new Set(layers.map(({ dictionary }) => dictionary)).size).toBe(3);
    for (const [i, layer] of [5, 9, 12].entries()) {
      expect(await firingsOf(dataset, `layer ${layer}, w_dec[1]`)).toEqual(expected.firings[`own ${i}`]);
    }
  });

  it('takes the activations of each layer', async () => {
    const dataset = await opened({
      ...ownFiles,
      'layer_9_activations.npy': 'encoder_layers/layer_1_activations.npy',
    });
    expect(await firingsOf(dataset, 'layer 9, w_dec[0]')).toEqual(expected.firings['own 1']);
  });
});

describe('a crosscoder of llamascopium', () => {
  it.each(['jumprelu', 'topk', 'relu'])('fires a feature where it fires in any model, %s', async (name) => {
    const dataset = await opened({
      'sae_weights.safetensors': `encoder_layers/llamascopium/${name}.safetensors`,
      'config.json': `encoder_layers/llamascopium/${name}.json`,
      'activations.npy': 'encoder_layers/of-all-layers.npy',
    });
    const { layers } = dataset.info;
    expect(layers).toHaveLength(3);
    expect(await firingsOf(dataset, layers[1]!.name)).toEqual(expected.firings[`llamascopium/${name}`]);
  });
});

describe('transcoders of circuit-tracer', () => {
  it('encode without a configuration, by the orientation of W_enc', async () => {
    const dataset = await opened({
      'layer_3.safetensors': 'encoder_layers/circuit-tracer/layer_3.safetensors',
      'layer_3_activations.npy': 'encoder/activations.npy',
    });
    expect(await firingsOf(dataset, 'layer 3')).toEqual(expected.firings['circuit-tracer/layer_3']);
  });

  it('take their kind from config.yaml, whichever way the decoder is stored', async () => {
    const dataset = await opened({
      'layer_4.safetensors': 'encoder_layers/circuit-tracer/set/layer_4.safetensors',
      'config.yaml': 'encoder_layers/circuit-tracer/set/config.yaml',
      'layer_4_activations.npy': 'encoder/activations.npy',
    });
    const [layer] = dataset.info.layers;
    expect(layer!.kind).toBe('transcoder, from mlp.hook_in to hook_mlp_out');
    expect(dataset.info.provenance.model).toBe('meta-llama/Llama-3.2-1B');
    expect(await firingsOf(dataset, 'layer 4')).toEqual(expected.firings['circuit-tracer/set/layer_4']);
  });

  it('of all following layers have their encoders in files of their own', async () => {
    const parts = ['W_dec_0', 'W_dec_1', 'W_enc_0', 'W_enc_1'];
    const dataset = await opened({
      ...Object.fromEntries(
        parts.map((name) => [`${name}.safetensors`, `encoder_layers/circuit-tracer/clt/${name}.safetensors`]),
      ),
      'layer_0_activations.npy': 'encoder_layers/layer_0_activations.npy',
      'layer_1_activations.npy': 'encoder_layers/layer_1_activations.npy',
    });
    expect(dataset.info.layers.map(({ name }) => name)).toEqual([
      'layer 0 → layer 0',
      'layer 0 → layer 1',
      'layer 1 → layer 1',
    ]);
    for (const [name, decoder] of [
      ['layer 0 → layer 1', 'W_dec_0'],
      ['layer 1 → layer 1', 'W_dec_1'],
    ] as const) {
      expect(await firingsOf(dataset, name)).toEqual(expected.firings[`circuit-tracer/clt/${decoder}`]);
    }
  });
});
