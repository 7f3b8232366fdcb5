import { afterEach, expect, it, vi } from 'vitest';
import { cacheNames, type OfflineList } from '../../src/dataset/sources/offline.ts';
import { forgetOthers, keepApp } from './keepApp.ts';
import { fakeCaches } from './testing/fakeCaches.ts';

afterEach(() => vi.unstubAllGlobals());

const SCOPE = 'https://example.org/app/';
const names = cacheNames(SCOPE);
const list = (version: string, app: readonly string[], entry = app[0]!): OfflineList => ({
  version,
  entry,
  app,
  datasets: { words: { version: 'w1', files: {} } },
});

/** A host with these files, by their paths; returns the paths that are asked for. */
function host(files: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const path = address.slice(SCOPE.length);
    asked.push(path);
    return path in files ? new Response(files[path]) : new Response('', { status: 404 });
  });
  return asked;
}

it('stores the page and every file, and copies files that the version before had', async () => {
  const all = fakeCaches();
  host({ '': '<script src="./assets/a.js">', 'assets/a.js': 'a', 'icons/i.svg': 'i' });
  await keepApp(list('1', ['assets/a.js', 'icons/i.svg']), SCOPE);
  expect([...all.get(names.app('1'))!.keys()].sort()).toEqual(
    ['', 'assets/a.js', 'icons/i.svg'].map((path) => SCOPE + path),
  );
  const asked = host({ '': '<script src="./assets/b.js">', 'assets/b.js': 'b', 'icons/i.svg': 'j' });
  await keepApp(list('2', ['assets/b.js', 'assets/a.js', 'icons/i.svg']), SCOPE);
  // Only names that are made of the content say that a file has not changed.
  expect(asked.sort()).toEqual(['', 'assets/b.js', 'icons/i.svg']);
  expect(await all.get(names.app('2'))!.get(`${SCOPE}assets/a.js`)!.text()).toBe('a');
});

it('refuses a page of another version, and a version with a missing file', async () => {
  const all = fakeCaches();
  host({ '': '<script src="./assets/old.js">', 'assets/a.js': 'a' });
  await expect(keepApp(list('1', ['assets/a.js']), SCOPE)).rejects.toThrow(/expected the page of version 1/);
  host({ '': '<script src="./assets/a.js">' });
  await expect(keepApp(list('1', ['assets/a.js']), SCOPE)).rejects.toThrow(
    /a\.js: expected a file, found HTTP 404/,
  );
  expect(all.get(names.app('1'))?.has(SCOPE)).toBe(false);
});

it('forgets other versions of the app and of its datasets in this folder, and nothing else', async () => {
  const all = fakeCaches();
  const other = cacheNames('https://example.org/other/');
  const stay = [names.app('2'), names.dataset('words', 'w1'), names.chosen, other.app('1'), 'tricosm-parts'];
  const go = [names.app('1'), names.dataset('words', 'w0'), names.dataset('gone', 'w1')];
  for (const name of [...stay, ...go]) all.set(name, new Map());
  await forgetOthers(list('2', ['a']), SCOPE);
  expect([...all.keys()].sort()).toEqual([...stay].sort());
});
