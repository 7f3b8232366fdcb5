import { expect, it } from 'vitest';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';
import { fixture } from '../../testing/fixture.ts';
import { kindText, modelNamed, saeKind } from './kind.ts';

const GEMMA_SCOPE_2 = {
  hf_hook_point_in: 'model.layers.17.pre_feedforward_layernorm.output',
  hf_hook_point_out: 'model.layers.17.post_feedforward_layernorm.output',
  architecture: 'jump_relu',
  width: 10,
};

it.each([
  [{ ...GEMMA_SCOPE_2, type: 'transcoder' }, 'transcoder'],
  [{ ...GEMMA_SCOPE_2, type: 'clt' }, 'cross-layer transcoder'],
  [{ ...GEMMA_SCOPE_2, type: 'crosscoder' }, 'crosscoder'],
  [{ ...GEMMA_SCOPE_2, type: 'sae' }, null],
  [{ architecture: 'jumprelu_skip_transcoder' }, 'transcoder'],
  [{ transcode: true, k: 32 }, 'transcoder'],
  [{ transcode: false, k: 32 }, null],
  [{ sae_type: 'clt' }, 'cross-layer transcoder'],
  [{ sae_type: 'crosscoder' }, 'crosscoder'],
  [{ hook_point_in: 'blocks.3.hook_mlp_in', hook_point_out: 'blocks.3.hook_mlp_out' }, 'transcoder'],
  [{ hook_point_in: 'blocks.3.hook_resid', hook_point_out: 'blocks.3.hook_resid' }, null],
  [{ architecture: 'standard' }, null],
  [null, null],
])('the kind of %j is %s', (configuration, kind) => {
  expect(saeKind(configuration)).toBe(kind);
});

it('a transcoder is called one, with the places that it reads and writes', async () => {
  const config = { ...GEMMA_SCOPE_2, type: 'transcoder', model_name: 'google/gemma-3-4b-pt' };
  const { hf_hook_point_in: from, hf_hook_point_out: to } = config;
  const files = new Map([
    ['layer_17/params.safetensors', fixture('gemma_scope2/params.safetensors')],
    ['layer_17/config.json', new TextEncoder().encode(JSON.stringify(config))],
  ]);
  const source = memorySource(files);
  const { files: recognised } = await recogniseFiles([...files.keys()], source);
  expect(recognised[0]!.what).toBe('transcoder, w_dec in float32');
  const { layers, provenance } = (await openFiles([...files.keys()], source)).info;
  expect(layers[0]!.kind).toBe(`transcoder, from ${from} to ${to}`);
  expect(provenance.model).toBe('google/gemma-3-4b-pt');
  expect(kindText({ type: 'sae' })).toBe('');
  expect(modelNamed({ metadata: { model_name: 'gpt2-small' } })).toBe('gpt2-small');
});
