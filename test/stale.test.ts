import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';

const { isAppStale, isProgramStale } = (await import(
  new URL('../bin/stale.mjs', import.meta.url).href
)) as Record<'isAppStale' | 'isProgramStale', (root: string) => boolean>;

const root = mkdtempSync(join(tmpdir(), 'tricosm-stale-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Writes a file that, like its folders, last changed at this time, in seconds. */
function at(path: string, time: number): void {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), '');
  for (let place = path; place !== '.'; place = dirname(place)) utimesSync(join(root, place), time, time);
}
const stale = () => ({ app: isAppStale(root), program: isProgramStale(root) });

beforeEach(() => {
  rmSync(root, { recursive: true });
  for (const source of ['app/Shell.tsx', 'cli/main.ts', 'math/matrix.ts', 'main.tsx'])
    at(`src/${source}`, 100);
  for (const source of [
    'workers/lead.ts',
    'index.html',
    'vite.config.ts',
    'public/datasets/x',
    'embed/embed.ts',
  ])
    at(source, 100);
  at('dist/embed/tricosm-embed.js', 200);
  at('dist/index.html', 200);
  at('dist-cli/tricosm.js', 200);
});

it('a build newer than all its sources stays', () => {
  expect(stale()).toEqual({ app: false, program: false });
});

it.each([
  ['src/app/Shell.tsx', { app: true, program: false }],
  ['src/main.tsx', { app: true, program: false }],
  ['index.html', { app: true, program: false }],
  ['vite.config.ts', { app: true, program: false }],
  ['vite.policy.ts', { app: true, program: false }],
  ['vite.embed.config.ts', { app: true, program: false }],
  ['embed/embed.ts', { app: true, program: false }],
  ['public/datasets/x', { app: true, program: false }],
  ['src/cli/main.ts', { app: false, program: true }],
  ['vite.cli.config.ts', { app: false, program: true }],
  ['src/math/matrices/matrix.ts', { app: true, program: true }],
  ['workers/lead.ts', { app: true, program: true }],
  ['package-lock.json', { app: true, program: true }],
])('a change of %s', (path, expected) => {
  at(path, 300);
  expect(stale()).toEqual(expected);
});

it('a missing build is built; in a package nothing else is', () => {
  at('src/math/matrices/matrix.ts', 300);
  rmSync(join(root, 'src'), { recursive: true });
  expect(stale()).toEqual({ app: false, program: false });
  rmSync(join(root, 'dist'), { recursive: true });
  expect(stale()).toEqual({ app: true, program: false });
});

it('an app without the module for other pages is built', () => {
  rmSync(join(root, 'dist/embed'), { recursive: true });
  expect(stale()).toEqual({ app: true, program: false });
});
