import { describe, expect, test } from 'vitest';
import { configuredL0, l0Text, namedL0, statedL0 } from './l0.ts';

describe('the L0 that a name states', () => {
  test.each([
    ['layer_12/width_16k/average_l0_82/params.npz', 82, 'average_l0_82'],
    ['player_1/weights-l0-60.npz', 60, 'l0-60'],
    ['gemma-2-9b-matryoshka-32k-l0-60/blocks.0.hook_resid_post/sae_weights.safetensors', 60, 'l0-60'],
    ['layer 5, average_l0_18', 18, 'average_l0_18'],
    ['sweep_l0_20/layer_3/average_l0_71.npz', 71, 'average_l0_71'],
  ])('%s: %d', (path, value, part) => {
    expect(namedL0(path)).toEqual({ value, per: 'token', from: `the name ${part}` });
  });

  test.each([
    'resid_post/layer_12_width_16k_l0_small/params.safetensors',
    'level0_3/ae.pt',
    'l0_0/ae.pt',
    'params.npz',
  ])('%s: none', (path) => {
    expect(namedL0(path)).toBeNull();
  });
});

test('a configuration states it as l0, or as k of a TopK SAE', () => {
  expect(configuredL0({ l0: 44.5, width: 16384 })).toMatchObject({
    value: 44.5,
    from: 'l0 of the configuration',
  });
  expect(configuredL0({ k: 32, num_latents: 4096 })).toMatchObject({
    value: 32,
    from: 'k of the configuration',
  });
  expect(configuredL0({ trainer: { k: 80, dict_size: 16384 } })).toMatchObject({ value: 80 });
  for (const none of [null, {}, { l0: 'medium' }, { l0: 0 }, { l0: NaN }, { trainer: null }, 'l0']) {
    expect(configuredL0(none)).toBeNull();
  }
});

describe('of several statements the first counts', () => {
  const names = ['layer_12/width_65k/average_l0_72/params.npz'];
  test('the manifest, then a name, then the configuration', () => {
    const configuration = { l0: 50 };
    expect(statedL0({ stated: 71, file: 'manifest', names, configuration })).toMatchObject({
      value: 71,
      from: 'the manifest',
    });
    expect(statedL0({ file: 'recipe', names, configuration })).toMatchObject({ value: 72 });
    expect(statedL0({ file: 'recipe', names: [], configuration })).toMatchObject({ value: 50 });
    expect(statedL0({ file: 'recipe', names: ['layer 3'] })).toBeNull();
  });

  test.each([
    [['hf://google/gemma-scope-2b-pt-res/layer_12/width_65k/canonical/params.npz'], null, 72],
    [['gemma-scope-2b-pt-res/layer_12/width_16k/canonical'], null, 82],
    [[], { modelId: 'gemma-2-2b', sourceId: '11-gemmascope-res-65k' }, 70],
    [[], { modelId: 'gemma-2-2b', sourceId: '12-gemmascope-res-16k' }, 82],
    [[], { modelId: 'gemma-2-2b', sourceId: '12-gemmascope-mlp-16k' }, null],
    [[], { modelId: 'gemma-2-9b', sourceId: '12-gemmascope-res-16k' }, null],
    [[], { modelId: 'gemma-2-2b', sourceId: '26-gemmascope-res-16k' }, null],
  ])('canonical SAEs of Gemma Scope are in a table: %j %j', (paths, neuronpedia, value) => {
    expect(statedL0({ file: 'recipe', names: paths, neuronpedia })?.value ?? null).toBe(value);
  });
});

test('in words it says what it counts and what says so', () => {
  expect(l0Text({ value: 71, per: 'token', from: 'the name average_l0_71' })).toBe(
    'L0 71 (mean number of features that fire on a token), from the name average_l0_71',
  );
  expect(l0Text({ value: 612.34, per: 'block', from: 'the firings' })).toBe(
    '612.3 features fire in a block on average, from the firings; L0, the number on a token, is less',
  );
});
