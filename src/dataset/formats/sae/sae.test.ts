import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AS_FOUND } from '../../corrections.ts';
import { DataError } from '../../error.ts';
import { expected, fixture } from '../../testing/fixture.ts';
import { writeNpy } from '../../files/npy.ts';
import { readSaeConfig } from './configuration.ts';
import { decoderChoices, openSae } from './sae.ts';
import { openTensors } from '../../files/tensors.ts';

const decoder = expected.decoder.flat();

describe('openSae', () => {
  it.each([
    ['gemma-scope.npz', 'W_dec', false],
    ['gemma-scope-lower.npz', 'w_dec', false],
    ['saelens.safetensors', 'W_dec', false],
    ['saelens-turned.safetensors', 'W_dec', true],
    ['sparsify.safetensors', 'W_dec', false],
    ['llama-scope.safetensors', 'decoder.weight', true],
  ])('reads %s', async (name, tensor, transposed) => {
    const sae = await openSae(fixture(name), name);
    expect([sae.tensor, sae.transposed]).toEqual([tensor, transposed]);
    expect([sae.features, sae.dim]).toEqual([5, 3]);
    const read = await sae.read();
    expect([read.rows, read.columns]).toEqual([5, 3]);
    expect(Array.from(read.data)).toEqual(decoder);
  });

  it('reads a bare array as it is stored', async () => {
    const bytes = writeNpy(Float32Array.from(decoder), [5, 3]);
    expect((await openSae(bytes, 'decoder.npy')).features).toBe(5);
  });

  const npz = (shape: number[]) => zipSync({ 'W_dec.npy': writeNpy(Float32Array.from(decoder), shape) });
  it('turns the decoder if the configuration says so', async () => {
    const sizes = { features: 5, dim: 3 };
    expect((await openSae(npz([3, 5]), 'x.npz', sizes)).transposed).toBe(true);
    expect((await openSae(npz([5, 3]), 'x.npz', sizes)).transposed).toBe(false);
    expect((await openSae(npz([3, 5]), 'x.npz')).transposed).toBe(false);
  });

  it('takes the tensor and the orientation that the user names', async () => {
    const bytes = zipSync({
      'W_dec.npy': writeNpy(Float32Array.from(decoder), [5, 3]),
      'other.npy': writeNpy(new Float32Array(8), [2, 4]),
    });
    const read = (corrections: object, sizes?: { features: number; dim: number }) =>
      openSae(bytes, 'x.npz', sizes, { ...AS_FOUND, ...corrections });
    const turned = await read({ transpose: true });
    expect([turned.features, turned.dim]).toEqual([3, 5]);
    expect((await turned.read()).data[1]).toBe(decoder[3]);
    expect((await read({ tensor: 'other' })).dim).toBe(4);
    // The tensor that the user names is taken; sizes that fit only one way round still decide about the orientation.
    expect((await read({ tensor: 'other' }, { features: 9, dim: 9 })).features).toBe(2);
    expect((await read({ tensor: 'other' }, { features: 4, dim: 2 })).features).toBe(4);
    await expect(read({ tensor: 'none' })).rejects.toThrow(
      'x.npz: expected a tensor “none”, found “W_dec”, “other”; choose one of them.',
    );
  });

  it('offers the tensors that may be the decoder if there are two, or none by name', async () => {
    const matrix = writeNpy(Float32Array.from(decoder), [5, 3]);
    const bytes = zipSync({
      'a.W_dec.npy': matrix,
      'b.decoder.weight.npy': matrix,
      'b.b_enc.npy': writeNpy(new Float32Array(3), [3]),
      'D.npy': matrix,
    });
    await expect(openSae(bytes, 'x.npz')).rejects.toThrow(
      'x.npz: expected one decoder, “W_dec” or “decoder.weight”, found “a.W_dec”, “b.decoder.weight”; say which tensor is the decoder.',
    );
    const choices = await decoderChoices(await openTensors(bytes, 'x.npz'));
    expect(choices.map(({ name }) => name)).toEqual(['a.W_dec', 'b.decoder.weight', 'D']);
    // The bias beside it decides; without one, the convention of a Linear.
    const read = (tensor: string) => openSae(bytes, 'x.npz', undefined, { ...AS_FOUND, tensor });
    expect((await read('a.W_dec')).features).toBe(5);
    expect((await read('b.decoder.weight')).features).toBe(3);
    expect((await read('D')).type).toBe('f4');
  });

  /** A checkpoint of tensors of the given shapes. */
  const shaped = (shapes: Readonly<Record<string, number[]>>) =>
    zipSync(
      Object.fromEntries(
        Object.entries(shapes).map(([name, shape]) => [
          `${name}.npy`,
          writeNpy(new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(1), shape),
        ]),
      ),
    );

  it.each([
    ['encoder.weight', { 'encoder.weight': [40, 8], 'encoder.bias': [40], b_dec: [8] }],
    ['encoder.weight', { 'encoder.weight': [40, 8], 'encoder.bias': [40] }],
    ['W_enc', { W_enc: [8, 40], b_enc: [40], b_dec: [8] }],
    ['dict.weight', { 'dict.weight': [40, 8], 'dict.bias': [40] }],
    ['a.dict.weight', { 'a.dict.weight': [40, 8], 'a.dict.bias': [40], 'a.bias': [8] }],
    ['dec.weight', { 'dec.weight': [8, 40], 'dec.bias': [8] }],
    ['encoder_linear.weight', { 'encoder_linear.weight': [40, 8], 'encoder_linear.bias': [40] }],
  ])('takes %s as the decoder of 40 features, whose bias belongs to them: %j', async (tensor, shapes) => {
    const sae = await openSae(shaped(shapes), 'x.npz', undefined, { ...AS_FOUND, tensor });
    expect([sae.features, sae.dim]).toEqual([40, 8]);
  });

  it.each([
    ['one threshold for all', { W_dec: [40, 8], b_dec: [8], threshold: [1] }, {}, [40, 8]],
    ['a threshold without axes', { W_dec: [40, 8], threshold: [] }, {}, [40, 8]],
    ['one bias for all', { W_dec: [40, 8], b_enc: [1, 1], b_dec: [8] }, {}, [40, 8]],
    ['biases with a leading axis', { W_dec: [8, 40], b_enc: [1, 40], b_dec: [1, 8] }, {}, [40, 8]],
    ['an output’s bias', { W_dec: [40, 12], b_dec: [8], b_dec_out: [12] }, {}, [40, 12]],
    ['an output’s width', { W_dec: [40, 12], b_dec: [8] }, { d_in: 8, d_out: 12 }, [40, 12]],
    ['an output’s width, turned', { W_dec: [12, 40], b_dec: [12] }, { d_in: 8, d_out: 12 }, [40, 12]],
    [
      'a nested configuration',
      { W_dec: [8, 40] },
      { trainer: { activation_dim: 8, dict_size: 40 } },
      [40, 8],
    ],
  ])('reads the sizes of a checkpoint with %s', async (_, shapes, config, sizes) => {
    const sae = await openSae(shaped(shapes), 'x.npz', readSaeConfig(config));
    expect([sae.features, sae.dim]).toEqual(sizes);
  });

  it('says which tensor or file gives a size that does not fit', async () => {
    const bytes = shaped({ W_dec: [40, 8], b_enc: [30] });
    await expect(openSae(bytes, 'x.npz', readSaeConfig({ d_model: 512 }, 'a/config.json'))).rejects.toThrow(
      'expected shape [30, 512] either way round, as “b_enc” and a/config.json say, found [40, 8]',
    );
  });

  it('refuses sizes that contradict each other', async () => {
    await expect(openSae(npz([3, 5]), 'x.npz', { features: 4, dim: 3 })).rejects.toThrow(
      'x.npz: W_dec: expected shape [4, 3] either way round, as the configuration says, found [3, 5]',
    );
    await expect(openSae(npz([3, 5]), 'x.npz', { features: null, dim: 4 })).rejects.toThrow(/\[any, 4\]/);
  });

  it('says what a file is that only has the name of a PyTorch checkpoint', async () => {
    const named = (text: string) => openSae(new TextEncoder().encode(text), 'ae.pt');
    await expect(named('other')).rejects.toThrow('expected a PyTorch checkpoint as torch.save writes it');
    await expect(named('version https://git-lfs.github.com/spec/v1')).rejects.toThrow('git lfs pull');
  });

  it('refuses a file without a decoder, naming what is in it', async () => {
    const bytes = zipSync({ 'W_enc.npy': writeNpy(Float32Array.from(decoder), [5, 3]) });
    await expect(openSae(bytes, 'x.npz')).rejects.toThrow(/expected one decoder.*found tensors “W_enc”/);
  });

  it('refuses NaN, naming the place', async () => {
    const values = Float32Array.from(decoder);
    values[7] = NaN;
    const bad = await openSae(writeNpy(values, [5, 3]), 'decoder.npy');
    await expect(bad.read()).rejects.toThrow('decoder.npy: row 2, column 1 is NaN, expected a finite number');
    await expect(openSae(writeNpy(values, [15]), 'decoder.npy')).rejects.toThrow(DataError);
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
