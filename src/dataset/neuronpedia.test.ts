import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeNpy } from './files/npy.ts';
import { configuredSource, explanationOf, gemmaScopeSource, readNeuronpediaId } from './neuronpedia.ts';
import { openRaw } from './raw/raw.ts';
import { readRecipe } from './recognise/recipe.ts';
import { memorySource } from './sources/memory.ts';
import { fetchExplanation } from './sources/neuronpedia.ts';
import { featureFrame, quickList } from './neuronpediaPages.ts';

const source = { modelId: 'gemma-2-2b', sourceId: '12-gemmascope-res-16k' };

describe('Neuronpedia’s names', () => {
  it('are read from what SAELens writes', () => {
    expect(readNeuronpediaId('gemma-2-2b/12-gemmascope-res-16k')).toEqual(source);
    for (const other of [null, 12, '', 'gemma-2-2b', 'a/b/c', 'a/b?x=1', '/b', 'https://x.org']) {
      expect(readNeuronpediaId(other)).toBeNull();
    }
  });

  it('come with the configuration of a checkpoint', async () => {
    const cfg = { d_sae: 2, d_in: 3, metadata: { neuronpedia_id: 'gemma-2-2b/12-gemmascope-res-16k' } };
    expect(configuredSource(cfg)).toEqual(source);
    expect(configuredSource({ neuronpedia_id: 'a/b' })).toEqual({ modelId: 'a', sourceId: 'b' });
    for (const other of [null, [], { metadata: null }, { metadata: 'x' }]) {
      expect(configuredSource(other)).toBeNull();
    }
    const files = new Map([
      ['decoder.npy', writeNpy(new Float32Array(6).fill(1), [2, 3])],
      ['cfg.json', new TextEncoder().encode(JSON.stringify(cfg))],
    ]);
    const layers = [{ id: '12', name: 'layer 12', sae: 'decoder.npy', config: 'cfg.json' }];
    const recipe = { name: 'mine', title: 'Mine', layers, provenance: { licence: 'MIT' } };
    const { info } = await openRaw(readRecipe(recipe, 'recipe'), memorySource(files));
    expect(info.layers[0]!.neuronpedia).toEqual(source);
  });

  it('are known for the canonical Gemma Scope SAEs and not guessed for others', () => {
    const at = (rest: string) => gemmaScopeSource(`google/gemma-scope-2b-pt-res/${rest}`);
    expect(at('layer_12/width_16k/average_l0_82/params.npz')).toEqual(source);
    expect(at('layer_20/width_16k/average_l0_71')?.sourceId).toBe('20-gemmascope-res-16k');
    expect(at('resolve/main/layer_0/width_16k/average_l0_105/params.npz')?.sourceId).toBe(
      '0-gemmascope-res-16k',
    );
    expect(at('layer_12/width_16k/canonical/params.npz')).toEqual(source);
    expect(at('layer_12/width_16k/average_l0_41/params.npz')).toBeNull();
    expect(at('layer_12/width_65k/average_l0_72/params.npz')).toBeNull();
    expect(at('layer_26/width_16k/average_l0_82/params.npz')).toBeNull();
    expect(gemmaScopeSource('google/gemma-scope-9b-pt-res/layer_12/width_16k/average_l0_82')).toBeNull();
  });
});

describe('Neuronpedia’s addresses', () => {
  it('frame one feature', () => {
    expect(featureFrame(source, 7)).toBe(
      'https://www.neuronpedia.org/gemma-2-2b/12-gemmascope-res-16k/7?embed=true',
    );
  });

  it('list features under a name, up to the number that an address can hold', () => {
    const list = quickList(source, 'code & tests', [3, 14])!;
    const { searchParams, pathname } = new URL(list.address);
    expect(pathname).toBe('/quick-list/');
    expect(searchParams.get('name')).toBe('code & tests');
    expect(JSON.parse(searchParams.get('features')!)).toEqual([
      { modelId: 'gemma-2-2b', layer: '12-gemmascope-res-16k', index: '3' },
      { modelId: 'gemma-2-2b', layer: '12-gemmascope-res-16k', index: '14' },
    ]);
    const many = quickList(source, 'all', [...Array(1000).keys()])!;
    expect(many.features).toBe(150);
    expect(many.address.length).toBeLessThan(20_000);
    expect(quickList(source, 'none', [])).toBeNull();
  });
});

describe('an explanation', () => {
  afterEach(() => vi.unstubAllGlobals());
  const { signal } = new AbortController();
  const answer = (body: string, status = 200) => {
    const asked = vi.fn<(address: string, how: RequestInit) => Promise<Response>>(() =>
      Promise.resolve(new Response(body, { status })),
    );
    vi.stubGlobal('fetch', asked);
    return asked;
  };

  it('is the first one that is not blank', () => {
    expect(explanationOf({ explanations: [{ description: ' ' }, {}, { description: 'dates ' }] })).toBe(
      'dates',
    );
    for (const other of [null, {}, { explanations: 'x' }, { explanations: [null, 3] }, [], 'x']) {
      expect(explanationOf(other)).toBe('');
    }
  });

  it('is asked for without a referrer or credentials', async () => {
    const asked = answer(JSON.stringify({ explanations: [{ description: 'dates' }] }));
    expect(await fetchExplanation(source, 5, signal)).toBe('dates');
    const [address, how] = asked.mock.calls[0]!;
    expect(address).toBe('https://www.neuronpedia.org/api/feature/gemma-2-2b/12-gemmascope-res-16k/5');
    expect(how).toMatchObject({ referrerPolicy: 'no-referrer', credentials: 'omit' });
    expect(how.headers).toBeUndefined();
  });

  it('fails with a sentence', async () => {
    answer('', 404);
    expect(await fetchExplanation(source, 5, signal)).toBe('');
    answer('slow down', 429);
    await expect(fetchExplanation(source, 5, signal)).rejects.toThrow(/asks to wait \(HTTP 429\)/);
    answer('<!doctype html>');
    await expect(fetchExplanation(source, 5, signal)).rejects.toThrow(/expected JSON/);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(fetchExplanation(source, 5, signal)).rejects.toThrow(
      /neuronpedia\.org, feature 5 .*found none/,
    );
  });
});
