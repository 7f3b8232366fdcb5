import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { cutBlocks } from '../../../math/encode/blocks.ts';
import { encodeFirings } from '../../../math/encode/encode.ts';
import type { Kernels } from '../../../math/kernels/interface.ts';
import { kernels, useKernels } from '../../../math/kernels/kernels.ts';
import { quietWork } from '../../../math/work/work.ts';
import { readNpy } from '../../files/npy.ts';
import { openTensors } from '../../files/tensors.ts';
import { configurationPaths } from '../../recognise/configuration.ts';
import { openedBytes } from '../../sources/source.ts';
import { fixture } from '../../testing/fixture.ts';
import { joinActivations, openActivations, readOffsets } from '../activations/activations.ts';
import { readEncoder } from './encoder.ts';

let before: Kernels;
beforeAll(async () => {
  before = kernels();
  useKernels(await loadKernels());
});
afterAll(() => useKernels(before));

const jsonOf = (name: string) => JSON.parse(new TextDecoder().decode(fixture(name))) as object;
/** What NumPy says; see fixtures/encoder_families.py. */
const expected = jsonOf('encoder_families/expected.json') as {
  readonly length: number;
  readonly threshold: number;
  readonly cases: Readonly<Record<string, { firings: number[][]; activations: string | null }>>;
};

const configOf = (name: string) => jsonOf(`encoder_families/${name}.json`);
async function encoderOf(name: string, config: unknown) {
  const file = `${name}.safetensors`;
  return readEncoder(await openTensors(fixture(`encoder_families/${file}`), file), file, config);
}

describe('an encoder that needs norms or thresholds from elsewhere', () => {
  it.each(Object.entries(expected.cases))('%s fires exactly where NumPy does', async (name, one) => {
    const path = one.activations === null ? 'encoder/activations.npy' : `encoder_torch/${one.activations}`;
    const { tokens } = joinActivations([await openActivations(openedBytes(fixture(path)), path)], [path]);
    const ends = readNpy(fixture('encoder/doc_offsets.npy'), 'doc_offsets.npy');
    const blocks = cutBlocks(readOffsets(ends, tokens.count, 'doc_offsets.npy'), expected.length, 0);
    const { indptr, indices } = await encodeFirings(
      await encoderOf(name, configOf(name)),
      tokens,
      blocks,
      { threshold: expected.threshold, chunk: 11 },
      quietWork,
    );
    const found = [...blocks.starts.keys()].map((b) => [...indices.slice(indptr[b], indptr[b + 1])]);
    expect(found).toEqual(one.firings);
  });

  it.each([
    [
      'llama-scope',
      { dataset_average_activation_norm: undefined },
      /expected the average norm of its inputs/,
    ],
    ['llama-scope', { norm_activation: 'batch-wise' }, /found “batch-wise”, which depends on other inputs/],
    ['llama-scope', { act_fn: 'gelu' }, /the activation function “gelu”/],
    ['llama-scope', { jump_relu_threshold: undefined }, /expected a tensor “threshold” \[30\]/],
    ['saelens-batchtopk', { architecture: 'temporal' }, /found “temporal”/],
    ['saelens-batchtopk', { type: 'crosscoder' }, /expected the encoder of all layers of the crosscoder/],
    [
      'crosscoder-batchtopk',
      { code_normalization: 'CodeNormalization.MIXED' },
      /found “CodeNormalization.MIXED”/,
    ],
  ])('%s with the configuration changed to %j is refused', async (name, change, message) => {
    await expect(encoderOf(name, { ...configOf(name), ...change })).rejects.toThrow(message);
  });
});

it('the configuration of a checkpoint may stand one folder above', () => {
  const paths = configurationPaths('trainer_3/checkpoints/ae_1000.pt');
  expect(paths[0]).toBe('trainer_3/checkpoints/cfg.json');
  expect(paths).toContain('trainer_3/config.json');
  expect(configurationPaths('layers/layer3.sae.pt')).toContain('config.json');
  expect(configurationPaths('L15R/checkpoints/final.safetensors')[0]).toBe('L15R/hyperparams.json');
  expect(configurationPaths('trainer_3/ae.pt')).not.toContain('config.json');
});
