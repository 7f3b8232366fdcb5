import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { expected, fixture } from './fixture.ts';
import { writeNpy } from './npy.ts';
import { readSae, readSaeConfig } from './sae.ts';

const decoder = expected.decoder.flat();

describe('readSae', () => {
  it.each([
    ['gemma-scope.npz', 'W_dec', false],
    ['gemma-scope-lower.npz', 'w_dec', false],
    ['saelens.safetensors', 'W_dec', false],
    ['saelens-turned.safetensors', 'W_dec', true],
    ['sparsify.safetensors', 'W_dec', false],
    ['llama-scope.safetensors', 'decoder.weight', true],
  ])('reads %s', async (name, tensor, transposed) => {
    const sae = await readSae(fixture(name), name);
    expect([sae.tensor, sae.transposed]).toEqual([tensor, transposed]);
    expect([sae.decoder.rows, sae.decoder.columns]).toEqual([5, 3]);
    expect(Array.from(sae.decoder.data)).toEqual(decoder);
  });

  it('reads a bare array as it stands', async () => {
    const bytes = writeNpy(Float32Array.from(decoder), [5, 3]);
    expect((await readSae(bytes, 'decoder.npy')).decoder.rows).toBe(5);
  });

  const npz = (shape: number[]) => zipSync({ 'W_dec.npy': writeNpy(Float32Array.from(decoder), shape) });
  it('turns the decoder where the configuration says so', async () => {
    const sizes = { features: 5, dim: 3 };
    expect((await readSae(npz([3, 5]), 'x.npz', sizes)).transposed).toBe(true);
    expect((await readSae(npz([5, 3]), 'x.npz', sizes)).transposed).toBe(false);
    expect((await readSae(npz([3, 5]), 'x.npz')).transposed).toBe(false);
  });

  it('refuses sizes that contradict each other', async () => {
    await expect(readSae(npz([3, 5]), 'x.npz', { features: 4, dim: 3 })).rejects.toThrow(
      'x.npz: W_dec: expected shape [4, 3] either way round, as its biases or its configuration say, found [3, 5]',
    );
    await expect(readSae(npz([3, 5]), 'x.npz', { features: null, dim: 4 })).rejects.toThrow(/\[any, 4\]/);
  });

  it('refuses a pickle and says how to convert it', async () => {
    await expect(readSae(new Uint8Array(9), 'ae.pt')).rejects.toThrow(
      /PyTorch pickle.*never opened; convert it/,
    );
  });

  it('refuses a file without a decoder, naming what is in it', async () => {
    const bytes = zipSync({ 'W_enc.npy': writeNpy(Float32Array.from(decoder), [5, 3]) });
    await expect(readSae(bytes, 'x.npz')).rejects.toThrow(/expected one decoder.*found tensors “W_enc”/);
  });

  it('refuses NaN, naming the place', async () => {
    const values = Float32Array.from(decoder);
    values[7] = NaN;
    await expect(readSae(writeNpy(values, [5, 3]), 'decoder.npy')).rejects.toThrow(
      'decoder.npy: row 2, column 1 is NaN, expected a finite number',
    );
    await expect(readSae(writeNpy(values, [15]), 'decoder.npy')).rejects.toThrow(DataError);
  });
});

describe('readSaeConfig', () => {
  it.each([
    [
      { d_in: 160, d_sae: 2048 },
      { features: 2048, dim: 160 },
    ],
    [
      { d_in: 160, expansion_factor: 32, k: 4 },
      { features: 5120, dim: 160 },
    ],
    [
      { d_in: 160, num_latents: 1024, expansion_factor: 32 },
      { features: 1024, dim: 160 },
    ],
    [
      { d_model: 64, d_sae: 128 },
      { features: 128, dim: 64 },
    ],
    [{ d_in: '160' }, { features: null, dim: null }],
    [null, { features: null, dim: null }],
  ])('%j', (config, sizes) => {
    expect(readSaeConfig(config)).toEqual(sizes);
  });
});
