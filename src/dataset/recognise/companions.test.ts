import { expect, it } from 'vitest';
import { memorySource } from '../sources/memory.ts';
import { fixture } from '../testing/fixture.ts';
import { tensorFile } from '../testing/tensorFile.ts';
import { companionPaths, findCompanions, findRemoteCompanions } from './companions.ts';

const names = ['params.safetensors', 'config.json', 'examples.safetensors', 'tokenizer.json'];
const page = new TextEncoder().encode('<!doctype html><title>not found</title>');
const filesWith = (more: Record<string, Uint8Array>, without: string[] = []) =>
  memorySource(
    new Map([
      ...names
        .filter((name) => !without.includes(name))
        .map((name) => [`a/${name}`, fixture(`gemma_scope2/${name}`)] as const),
      ...Object.entries(more),
    ]),
  );

it('a checkpoint of Gemma Scope 2 is opened with what stands beside it', async () => {
  const all = ['a/config.json', 'a/examples.safetensors', 'a/tokenizer.json'];
  expect(companionPaths(await findCompanions('a/params.safetensors', filesWith({})))).toEqual(all);
  const fewer = filesWith({}, ['tokenizer.json']);
  expect(companionPaths(await findCompanions('a/params.safetensors', fewer))).toEqual(all.slice(0, 2));
  const other = filesWith({ 'a/config.json': new TextEncoder().encode('{"d_in": 6}') });
  expect(companionPaths(await findCompanions('a/params.safetensors', other))).toEqual(['a/config.json']);
});

it('a checkpoint of SAELens is opened with the firing rates beside it', async () => {
  const rates = tensorFile('sparsity', [-1, -2]);
  const companions = (more: Record<string, Uint8Array>) =>
    findCompanions('a/sae_weights.safetensors', memorySource(new Map(Object.entries(more))));
  expect(companionPaths(await companions({ 'a/sparsity.safetensors': rates }))).toEqual([
    'a/sparsity.safetensors',
  ]);
  expect(companionPaths(await companions({ 'a/sparsity.safetensors': page }))).toEqual([]);
  expect(companionPaths(await companions({ 'sparsity.safetensors': rates }))).toEqual([]);
});

it('a page that a host shows for a missing file counts as missing there, and is refused elsewhere', async () => {
  const source = filesWith({ 'a/cfg.json': page, 'a/tokenizer.json': page });
  expect(companionPaths(await findRemoteCompanions('a/params.safetensors', source))).toEqual([
    'a/config.json',
    'a/examples.safetensors',
  ]);
  await expect(findCompanions('a/params.safetensors', source)).rejects.toThrow(/a\/cfg\.json/);
});
