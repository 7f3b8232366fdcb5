import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folderSource } from '../../cli/folder.ts';
import { openBundle } from './bundle.ts';
import type { BlockFirings, Dataset } from '../dataset.ts';
import { readFiringsNpz } from '../formats/firings/firings.ts';
import { decodeFloat16, encodeFloat16 } from '../files/float16.ts';
import { readNpy } from '../files/npy.ts';
import { openSae } from '../formats/sae/sae.ts';

const open = (name: string) => openBundle(folderSource(`public/datasets/${name}`));
const RAW = '../shared/data';
const raw = (path: string) => new Uint8Array(readFileSync(`${RAW}/${path}`));
const halved = (values: Float32Array) => decodeFloat16(encodeFloat16(values));
/** Far faster than `toEqual` on millions of numbers. */
const same = (a: ArrayBufferView | null, b: ArrayBufferView | null) =>
  a !== null &&
  b !== null &&
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));
const expectSameFirings = (a: BlockFirings, b: BlockFirings) => {
  for (const part of ['indptr', 'indices', 'category'] as const)
    expect([part, same(a[part], b[part])]).toEqual([part, true]);
};
const lines = (path: string) =>
  new TextDecoder()
    .decode(gunzipSync(raw(path)))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the embedded datasets', () => {
  it('mini-sae opens on layer 2, with six layers of features and an embedding', async () => {
    const { info } = await open('mini-sae');
    expect(info.defaultLayer).toBe('2');
    expect(info.layers.map(({ id, features, blocks }) => [id, features, blocks])).toEqual([
      ['embed', 0, 0],
      ['0', 2048, 4081],
      ['1', 2048, 4081],
      ['2', 4096, 4081],
      ['3', 2048, 4081],
      ['4', 2048, 4081],
      ['5', 2048, 4081],
    ]);
    expect(info.categories).toHaveLength(14);
    expect(info.relations).toHaveLength(12);
  });

  it.each(['mini-sae', 'words', 'glove'])('every part of %s reads', async (name) => {
    const dataset = await open(name);
    for (const { id, has, features, dim } of dataset.info.layers) {
      if (has.decoder) expect((await dataset.decoder(id)).data).toHaveLength(features * dim);
      if (has.firings) expect((await dataset.firings(id)).features).toBe(features);
      if (has.labels) expect((await dataset.labels(id)).skipped).toBe(0);
      if (has.activations) expect((await dataset.activations(id)).columns).toBe(dim);
      if (has.words)
        expect((await dataset.wordVectors(id)).rows).toBe((await dataset.relations()).words.length);
    }
  });

  it('has notes with top tokens for nearly every feature that fires', async () => {
    const dataset = await open('mini-sae');
    const { frequency } = await dataset.labels('2');
    const firing = [...frequency!.keys()].filter((i) => frequency![i]! > 0);
    const notes = await Promise.all(firing.map((i) => dataset.notes('2', i)));
    const noted = notes.filter(({ topTokens }) => topTokens.length > 0).length;
    expect(noted).toBeGreaterThan(0.99 * firing.length);
  });

  it('shows example contexts from permissive sources only, and no vulgar word', async () => {
    const dataset = await open('mini-sae');
    const refused =
      /redis|stacks-project|webtext|abc|brown|cess_esp|openstax\/(?!osbooks-principles-economics)/;
    for (const { id, features } of dataset.info.layers) {
      const { description } = features > 0 ? await dataset.labels(id) : { description: [] };
      for (let i = 0; i < features; i++) {
        const { topTokens, examples } = await dataset.notes(id, i);
        expect(examples.filter(({ source }) => refused.test(source))).toEqual([]);
        const shown = [description[i]!, ...topTokens, ...examples.map(({ text }) => text)].join(' ');
        expect(shown).not.toMatch(/\b(fuck|shit|cunt|bitch)/i);
      }
    }
  });

  it('store words and word vectors as one matrix', async () => {
    const dataset = await open('words');
    expect((await dataset.decoder('words')).data).toBe((await dataset.wordVectors('words')).data);
  });
});

describe.skipIf(!existsSync(RAW))('the embedded datasets hold the raw numbers', () => {
  it.each(['0', '1', '2', '3', '4', '5'])('mini-sae, layer %s', async (id) => {
    const dataset = await open('mini-sae');
    const sae = await openSae(raw(`mini-sae/layer_${id}/params.npz`), 'params.npz');
    expect(same((await dataset.decoder(id)).data, halved((await sae.read()).data))).toBe(true);
    const firings = await readFiringsNpz(
      raw(`mini-sae/layer_${id}/firings.npz`),
      'firings.npz',
      sae.features,
    );
    expectSameFirings(await dataset.firings(id), firings);
    const vectors = readNpy(raw(`mini-sae/functions/layer_${id}_words.npy`), 'words.npy');
    expect(same((await dataset.wordVectors(id)).data, halved(vectors.data as Float32Array))).toBe(true);
    const features = lines(`mini-sae/layer_${id}/features.jsonl.gz`);
    const { frequency, description } = await dataset.labels(id);
    const fractions = Float32Array.from(features, (feature) => feature.frequency as number);
    expect(same(frequency, fractions)).toBe(true);
    const changed = features.filter((feature, i) => feature.description !== description[i]);
    expect(changed.length).toBeLessThan(3);
  });

  it('mini-sae, every second activation', async () => {
    const activations = await (await open('mini-sae')).activations('2');
    const all = readNpy(raw('mini-sae/activations/layer_2_activations.npy'), 'activations.npy');
    expect(activations.rows).toBe(Math.ceil(all.shape[0]! / 2));
    for (const row of [0, 1, 5000, activations.rows - 1]) {
      const found = activations.data.subarray(row * 160, (row + 1) * 160);
      expect(found).toEqual((all.data as Float32Array).subarray(row * 320, row * 320 + 160));
    }
  });

  it('words', async () => {
    const dataset: Dataset = await open('words');
    const vectors = readNpy(raw('words/vectors.npy'), 'vectors.npy');
    expect(same((await dataset.decoder('words')).data, halved(vectors.data as Float32Array))).toBe(true);
    const firings = await readFiringsNpz(raw('words/firings.npz'), 'firings.npz', 13271);
    expectSameFirings(await dataset.firings('words'), firings);
    const words = JSON.parse(new TextDecoder().decode(raw('words/words.json'))) as string[];
    const shown = (await dataset.relations()).words;
    expect(words.filter((word, i) => word !== shown[i]).length).toBeLessThan(10);
  });

  it('glove', async () => {
    const dataset: Dataset = await open('glove');
    for (const [layer, path] of [
      ['all', 'glove'],
      ['counted', 'glove/corpus'],
    ] as const) {
      const vectors = readNpy(raw(`${path}/vectors.npy`), 'vectors.npy');
      expect(same((await dataset.decoder(layer)).data, halved(vectors.data as Float32Array))).toBe(true);
    }
    expect((await dataset.wordVectors('counted')).data).toBe((await dataset.decoder('all')).data);
    const firings = await readFiringsNpz(raw('glove/corpus/firings.npz'), 'firings.npz', 12448);
    expectSameFirings(await dataset.firings('counted'), firings);
    const { words, relations } = await dataset.relations();
    const given = JSON.parse(new TextDecoder().decode(raw('glove/words.json'))) as string[];
    expect(given.filter((word, i) => word !== words[i]).length).toBeLessThan(10);
    expect(relations.map(({ pairs }) => pairs.length / 2).reduce((sum, count) => sum + count)).toBe(624);
    const { firstRelations, defaultLayer } = dataset.info;
    expect([firstRelations, defaultLayer]).toEqual([['man-woman', 'capital-common-countries'], 'all']);
  });
});
