import { expect, it } from 'vitest';
import { yamlFields } from './yaml.ts';

it('reads the plain fields at the top, and leaves out the rest', () => {
  const text = [
    '# a set of transcoders',
    'model_name: "google/gemma-2-2b"  # the base model',
    "scan: 'a # b'",
    'model_kind: transcoder_set # and more',
    'layers: 26',
    'lazy: True',
    'nothing: null',
    'feature_input_hook: hook_resid_mid\r',
    'transcoders:',
    '  - hf://a/b/layer_0.safetensors',
    '  inner: 3',
    'list: [1, 2]',
    'text: |',
    '__proto__: 3',
  ].join('\n');
  const fields = yamlFields(text);
  expect(fields).toEqual(
    Object.fromEntries([
      ['model_name', 'google/gemma-2-2b'],
      ['scan', 'a # b'],
      ['model_kind', 'transcoder_set'],
      ['layers', 26],
      ['lazy', true],
      ['nothing', null],
      ['feature_input_hook', 'hook_resid_mid'],
      ['__proto__', 3],
    ]),
  );
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
});
