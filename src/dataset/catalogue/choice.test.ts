import { describe, expect, test } from 'vitest';
import { placeOf } from './catalogue.ts';
import { closest, NO_CHOICE, select } from './choice.ts';
import { entriesOf } from './entries.ts';
import { labelSource, labelSourceAt } from './labelled.ts';
import { decoderSize, featuresOf } from './sizes.ts';

const listed = (repository: string, paths: readonly string[], size = 1) => {
  const { family, place } = placeOf(repository)!;
  const entries = entriesOf(
    family,
    place,
    paths.map((path) => ({ path, size })),
  );
  return { family, place, entries };
};

const scope = listed('google/gemma-scope-2b-pt-res', [
  'layer_2/width_16k/average_l0_53/params.npz',
  'layer_2/width_16k/average_l0_141/params.npz',
  'layer_12/width_16k/average_l0_22/params.npz',
  'layer_12/width_16k/average_l0_82/params.npz',
  'layer_12/width_16k/average_l0_176/params.npz',
  'layer_12/width_1m/average_l0_107/params.npz',
]);

describe('a choice', () => {
  test('begins with the smallest width, and the sparsity nearest to 100', () => {
    const { properties, layers, entries } = select(scope.entries, NO_CHOICE);
    expect(properties).toEqual([
      { name: 'width', options: ['16k', '1m'], value: '16k', nearest: false },
      { name: 'l0', options: ['22', '82', '176'], value: '82', nearest: true },
    ]);
    expect(layers).toEqual(['2', '12']);
    expect(entries).toEqual([]);
  });

  test('takes the nearest sparsity in every chosen layer', () => {
    const paths = (l0: string) =>
      select(scope.entries, { values: { l0 }, layers: ['12', '2'] }).entries.map(({ path }) => path);
    expect(paths('141')).toEqual([
      'layer_2/width_16k/average_l0_141/params.npz',
      'layer_12/width_16k/average_l0_176/params.npz',
    ]);
    expect(paths('53')).toEqual([
      'layer_2/width_16k/average_l0_53/params.npz',
      'layer_12/width_16k/average_l0_82/params.npz',
    ]);
  });

  test('narrows the layers to those of a width, and forgets those that it does not have', () => {
    const { layers, entries, properties } = select(scope.entries, {
      values: { width: '1m', l0: '22' },
      layers: ['2', '12'],
    });
    expect(layers).toEqual(['12']);
    expect(entries.map(({ path }) => path)).toEqual(['layer_12/width_1m/average_l0_107/params.npz']);
    expect(properties.at(-1)).toMatchObject({ options: ['107'], value: '107' });
  });

  test('decides named sparsities as any property, with the residual stream first', () => {
    const { family, entries } = listed('google/gemma-scope-2-4b-pt', [
      'attn_out/layer_9_width_16k_l0_small/params.safetensors',
      'resid_post/layer_9_width_16k_l0_big/params.safetensors',
      'resid_post/layer_9_width_16k_l0_medium/params.safetensors',
      'resid_post/layer_17_width_16k_l0_medium/params.safetensors',
      'resid_post/layer_17_width_16k_l0_medium_seed_1/params.safetensors',
    ]);
    const selected = select(entries, { ...NO_CHOICE, layers: ['9', '17'] }, family.values);
    expect(selected.properties.map(({ name, value }) => [name, value])).toEqual([
      ['site', 'resid_post'],
      ['width', '16k'],
      ['variant', ''],
      ['l0', 'medium'],
    ]);
    expect(selected.entries.map(({ path }) => path)).toEqual([
      'resid_post/layer_9_width_16k_l0_medium/params.safetensors',
      'resid_post/layer_17_width_16k_l0_medium/params.safetensors',
    ]);
  });

  test('of nothing is nothing', () => {
    expect(select([], NO_CHOICE)).toEqual({ properties: [], layers: [], entries: [] });
    expect(closest([], 100)).toBe('');
  });
});

describe('the size of a decoder', () => {
  const sizeOf = (repository: string, path: string, size: number) => {
    const { place, entries } = listed(repository, [path], size);
    return decoderSize(entries[0]!, place);
  };

  test('widths are powers of two cut to thousands, or multiples of 1,024', () => {
    const known = { '4k': 4096, '16k': 16384, '64k': 65536, '65k': 65536, '80k': 81920, '131k': 131072 };
    const large = { '160k': 163840, '262k': 262144, '524k': 524288, '1m': 1048576, '24576': 24576 };
    for (const [width, features] of Object.entries({ ...known, ...large })) {
      expect(featuresOf(width), width).toBe(features);
    }
    expect(featuresOf('wide')).toBeNull();
  });

  test('follows from its shape where the file fits the shape', () => {
    const numbers = 16384 * 2304;
    const path = 'layer_12/width_16k/average_l0_82/params.npz';
    expect(sizeOf('google/gemma-scope-2b-pt-res', path, 8 * numbers + 200_000)).toEqual({
      bytes: 4 * numbers,
      exact: true,
      features: 16384,
      sampled: false,
    });
    // Half precision is recognised by the size of the file.
    expect(sizeOf('google/gemma-scope-2b-pt-res', path, 4 * numbers + 200_000).bytes).toBe(2 * numbers);
  });

  test('is half of the file otherwise', () => {
    const path = 'layer_12/width_16k/average_l0_82/params.npz';
    expect(sizeOf('google/gemma-scope-2b-pt-res', path, 1000)).toMatchObject({ bytes: 500, exact: false });
    expect(sizeOf('EleutherAI/sae-pythia-70m-32k', 'layers.1/sae.safetensors', 1000)).toMatchObject({
      bytes: 500,
      exact: false,
      features: null,
    });
  });

  test('is the whole file of a cross-layer transcoder, and a wide one opens as a sample', () => {
    expect(sizeOf('mntss/clt-gemma-2-2b-426k', 'W_dec_0.safetensors', 1000).bytes).toBe(1000);
    const wide = 'layer_12/width_1m/average_l0_107/params.npz';
    expect(sizeOf('google/gemma-scope-2b-pt-res', wide, 8 * 2 ** 20 * 2304).sampled).toBe(true);
  });
});

describe('labels', () => {
  test('of several sparsities of a layer, only the one nearest to 100 has them', () => {
    const sources = scope.entries.map((entry) => labelSource(entry, scope.place, scope.entries)?.sourceId);
    expect(sources).toEqual([
      undefined,
      '2-gemmascope-res-16k',
      undefined,
      '12-gemmascope-res-16k',
      undefined,
      undefined,
    ]);
  });

  test('follow from an address at the hub where its path decides it', () => {
    const at = (path: string) => {
      const found = labelSourceAt(`https://huggingface.co/${path}`);
      return found && `${found.modelId}/${found.sourceId}`;
    };
    expect(at('andyrdt/saes-gpt-oss-20b/resolve/main/resid_post_layer_3/trainer_0/ae.pt')).toBe(
      'gpt-oss-20b/3-resid-post-aa',
    );
    expect(at('andyrdt/saes-gpt-oss-20b/resolve/main/resid_post_layer_3/trainer_1/ae.pt')).toBeNull();
    expect(
      at('fnlp/Llama3_1-8B-Base-LXR-8x/resolve/main/Llama3_1-8B-Base-L15R-8x/checkpoints/final.safetensors'),
    ).toBe('llama3.1-8b/15-llamascope-res-32k');
    const scope2 = 'google/gemma-scope-2-4b-pt/resolve/main/resid_post/layer_17_width_16k_l0_';
    expect(at(`${scope2}medium/params.safetensors`)).toBe('gemma-3-4b/17-gemmascope-2-res-16k');
    expect(at(`${scope2}big/params.safetensors`)).toBeNull();
    expect(at(`${scope2}medium_seed_1/params.safetensors`)).toBeNull();
    expect(at('some/body/resolve/main/resid_post_layer_3/trainer_0/ae.pt')).toBeNull();
    expect(
      at('google/gemma-scope-9b-pt-res/resolve/main/layer_9/width_16k/average_l0_88/params.npz'),
    ).toBeNull();
    expect(labelSourceAt('resid_post_layer_3/trainer_0/ae.pt')).toBeNull();
  });
});
