import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOfLayers } from './offline.ts';

it('finds the files that a layer of an embedded dataset needs', () => {
  const folder = 'public/datasets/mini-sae';
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => statSync(`${folder}/${path}`).isFile());
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as object;
  const found = filesOfLayers(manifest, ['2'], files);
  expect(found).toEqual(expect.arrayContaining(['manifest.json', 'words.json', 'layer_2/decoder.npy']));
  const folders = new Set(found.map((path) => path.split('/')[0]));
  expect([...folders].filter((name) => name!.startsWith('layer_'))).toEqual(['layer_2']);
  const size = (paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + statSync(`${folder}/${path}`).size, 0);
  expect(size(found)).toBeLessThan(size(files) / 2);
});
