import { describe, expect, it } from 'vitest';
import { layerIn, layerName, layerNames } from './layerNames.ts';

describe('the name of a layer', () => {
  it.each([
    ['layer_12/width_16k/average_l0_82/params.npz', 'layer 12'],
    ['layers.5/sae.safetensors', 'layer 5'],
    ['layers.10/sae.safetensors', 'layer 10'],
    ['blocks.8.hook_resid_pre/sae_weights.safetensors', 'layer 8'],
    ['Llama3_1-8B-Base-L15R-8x/checkpoints/final.safetensors', 'layer 15'],
    ['Llama3_1-8B-Base-L3TC-8x/checkpoints/final.safetensors', 'layer 3'],
    ['L12/sae.safetensors', 'layer 12'],
    ['gemma-2-9b-matryoshka-32k-l0-60/blocks.0.hook_resid_post/sae_weights.safetensors', 'layer 0'],
    ['resid_post/layer_12_width_16k_l0_small/params.safetensors', 'layer 12'],
    ['clt/width_262k_l0_medium_affine/params_layer_3.safetensors', 'layer 3'],
    ['functions/layer_embed_words.npy', 'layer embed'],
    ['half_precision_layer_5.safetensors', 'layer 5'],
    ['run/Layer-07.npz', 'layer 7'],
    ['layer3.sae.pt', 'layer 3'],
    ['resid_post_mlp/v5_32k/autoencoders/8.pt', 'layer 8'],
    ['resid_post_layer_8/trainer_1/ae.pt', 'layer 8'],
    ['Llama-3.1-8B-Instruct-SAE-l19.pth', 'layer 19'],
    ['Llama-3.3-70B-Instruct-SAE-l50.pt', 'layer 50'],
  ])('is the layer that %s names: %s', (path, name) => {
    expect(layerName(path)).toBe(name);
  });

  it.each([
    ['embedding/width_4k/params.npz', 'embedding/width_4k'],
    ['embedding/width_4k/average_l0_21/params.npz', 'embedding/width_4k/average_l0_21'],
    ['clt/width_262k_l0_medium/params.safetensors', 'clt/width_262k_l0_medium'],
    ['player_1/weights-l0-60.npz', 'weights-l0-60'],
    ['glove/vectors.6B.txt', 'vectors.6B'],
    ['params.npz', 'params'],
    ['trainer_1/ae.pt', 'trainer_1'],
    ['/home/someone/run/params.npz', 'params'],
  ])('is the folder or the name of %s, which names no layer: %s', (path, name) => {
    expect(layerIn(path)).toBeNull();
    expect(layerName(path)).toBe(name);
  });

  it('tells two sparsities of one layer apart by the steps in which their paths differ', () => {
    const paths = [
      'layer_5/average_l0_18/params.npz',
      'layer_5/average_l0_34/params.npz',
      'layer_6/params.npz',
    ];
    expect(layerNames(paths)).toEqual(['layer 5, average_l0_18', 'layer 5, average_l0_34', 'layer 6']);
  });
});
