import { expect, it } from 'vitest';
import type { OfflineList } from '../../src/dataset/sources/offline.ts';
import { routeOf, type Asked } from './routes.ts';

const SCOPE = 'https://example.org/tools/tricosm/';
const LIST: OfflineList = {
  version: '1',
  entry: 'assets/index-1.js',
  app: ['assets/index-1.js', 'icons/icon.svg'],
  datasets: { words: { version: '1', files: { 'manifest.json': 1, 'layer 1/a.npy': 2 } } },
};
const route = (url: string, more: Partial<Asked> = {}) =>
  routeOf({ method: 'GET', mode: 'cors', destination: '', url, ...more }, SCOPE, LIST);

it('answers visits to the page of this folder, whatever their link holds', () => {
  const visit = { mode: 'navigate', destination: 'document' } as const;
  expect(route(`${SCOPE}?scale=atom&data=words`, visit)).toBe('page');
  expect(route(`${SCOPE}index.html`, visit)).toBe('page');
  expect(route(`${SCOPE}licences.md`, visit)).toBeNull();
  expect(route(`${SCOPE}other/`, visit)).toBeNull();
  expect(route('https://example.org/tools/', visit)).toBeNull();
});

it('lets the page see which version the host has', () => {
  expect(route(SCOPE)).toBeNull();
});

it('answers the files of the app and of embedded datasets', () => {
  expect(route(`${SCOPE}assets/index-1.js`, { destination: 'script' })).toBe('app');
  expect(route(`${SCOPE}assets/index-2.js`, { destination: 'script' })).toBeNull();
  expect(route(`${SCOPE}datasets/words/layer%201/a.npy`)).toBe('dataset');
  expect(route(`${SCOPE}datasets/constructor/name`)).toBe('other');
});

it('looks at what the page reads of other hosts, and at nothing else of them', () => {
  expect(route('https://huggingface.co/a/b/resolve/main/c.npz')).toBe('other');
  expect(route('https://example.org/bundle/manifest.json')).toBe('other');
  expect(route('https://huggingface.co/a.png', { destination: 'image' })).toBeNull();
  expect(route('https://huggingface.co/a', { method: 'POST' })).toBeNull();
  expect(route('blob:https://example.org/1')).toBeNull();
});
