import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Sources of both the terminal program and the app, in addition to those in `src`. */
const SHARED = ['workers', 'vite.kernels.ts', 'package-lock.json'];
/** For each build: files of it, which entries of `src` are in it, and its other sources. */
const PROGRAM = {
  built: ['dist-cli/tricosm.js'],
  isIn: (name) =>
    ['charts', 'cli', 'controls', 'dataset', 'jobs', 'math', 'report', 'scales', 'state'].includes(name),
  others: ['vite.cli.config.ts'],
};
const APP = {
  built: ['dist/index.html', 'dist/embed/tricosm-embed.js'],
  isIn: (name) => name !== 'cli',
  others: [
    'public',
    'embed',
    'index.html',
    'vite.config.ts',
    'vite.embed.config.ts',
    'vite.offline.ts',
    'vite.policy.ts',
    'vite.preload.ts',
  ],
};

/** The time at which a file, or any file below a folder, last changed, in milliseconds. */
function changed(path) {
  const found = statSync(path);
  const below = found.isDirectory() ? readdirSync(path) : [];
  return Math.max(found.mtimeMs, ...below.map((name) => changed(join(path, name))));
}

/** Whether a build is missing or older than its sources. A package has no sources. */
function isStale(root, { built, isIn, others }) {
  const files = built.map((path) => join(root, path));
  if (!files.every((path) => existsSync(path))) return true;
  if (!existsSync(join(root, 'src'))) return false;
  const sources = readdirSync(join(root, 'src')).filter(isIn);
  const places = [...sources.map((name) => join('src', name)), ...SHARED, ...others];
  const found = places.map((name) => join(root, name)).filter((path) => existsSync(path));
  return Math.max(...found.map(changed)) > Math.min(...files.map((path) => statSync(path).mtimeMs));
}

/** Whether the terminal program must be built. */
export const isProgramStale = (root) => isStale(root, PROGRAM);

/** Whether the app must be built. */
export const isAppStale = (root) => isStale(root, APP);
