import { expect, it } from 'vitest';
import { AS_FOUND } from './corrections.ts';
import { referenceKey, referenceTo, sameDataset } from './reference.ts';

const hub = (token: string) =>
  referenceTo(
    {
      kind: 'hub',
      files: { hub: 'https://hub.example', repository: 'a/b', revision: 'main', paths: ['x.npz'] },
    },
    token,
  );

it('a token is in no key, and makes no other dataset', () => {
  expect(referenceKey(hub('hf_secret'))).not.toContain('hf_secret');
  expect(sameDataset(hub('hf_secret'), hub(''))).toBe(true);
});

it('files chosen again are another dataset, even if their names are equal', () => {
  const files = [{ path: 'decoder.npy', file: new Blob(['x']) }];
  const [one, other] = [1, 2].map((choice) => referenceTo({ kind: 'local', choice, files }));
  expect(sameDataset(one!, other!)).toBe(false);
});

it('how files are read and what is done to vectors make another dataset', () => {
  const web = referenceTo({ kind: 'web', address: 'https://host.example/sae.npz' });
  const corrected = { ...web, corrections: { ...AS_FOUND, transpose: true } };
  const prepared = { ...web, preparation: { unit: true, centre: false } };
  const keys = [web, corrected, prepared].map(referenceKey);
  expect(new Set(keys).size).toBe(3);
  expect(sameDataset(web, { ...web })).toBe(true);
});

it('a reference with files crosses to a worker by structured clone, and its files are read there', async () => {
  const { blobSource } = await import('./sources/blobs.ts');
  const files = [{ path: 'a/labels.csv', file: new Blob(['index,label']) }];
  const clone = structuredClone(referenceTo({ kind: 'local', choice: 7, files }, 'hf_x'));
  expect(sameDataset(clone, referenceTo({ kind: 'local', choice: 7, files }))).toBe(true);
  if (clone.place.kind !== 'local') throw new Error('expected local files');
  const source = blobSource(clone.place.files);
  const opened = await source.open('a/labels.csv');
  expect(opened.size).toBe(11);
  expect(new TextDecoder().decode(await opened.read(6, 11))).toBe('label');
});
