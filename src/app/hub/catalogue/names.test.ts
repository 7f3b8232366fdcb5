import { expect, test } from 'vitest';
import { catalogue, modelsOf, placeOf } from '../../../dataset/catalogue/catalogue.ts';
import { modelSummary, repositoryDetails, valueName } from './names.ts';

test('models are summed up without what they repeat', () => {
  const summary = (repository: string) => modelSummary(modelsOf(placeOf(repository)!.family));
  expect(summary('google/gemma-scope-2b-pt-res')).toBe('Gemma 2 2B, 9B, 27B');
  expect(summary('adamkarvonen/saebench_gemma-2-2b_width-2pow12_date-0108')).toBe('Pythia 160M · Gemma 2 2B');
  expect(modelSummary(['Pythia'])).toBe('Pythia');
  for (const family of catalogue()) expect(modelSummary(modelsOf(family))).not.toMatch(/undefined|,,/);
});

test('a repository is distinguished by its hook and by what all its SAEs share', () => {
  const details = (repository: string) => repositoryDetails(placeOf(repository)!.place);
  expect(details('google/gemma-scope-2b-pt-mlp')).toBe('MLP output');
  expect(details('Qwen/SAE-Res-Qwen3-8B-Base-W64K-L0_100')).toBe('width 64k · L0 100');
  expect(details('google/gemma-scope-2-4b-pt')).toBe('');
});

test('values have the names that the catalogue gives, or are legible as they are', () => {
  const { family } = placeOf('google/gemma-scope-2-4b-pt')!;
  expect(valueName(family, 'site', 'attn_out_all')).toBe('attention output, all layers');
  expect(valueName(family, 'variant', '')).toBe('plain');
  expect(valueName(family, 'variant', 'seed_1')).toBe('seed 1');
  expect(valueName(family, 'width', '')).toBe('–');
});
