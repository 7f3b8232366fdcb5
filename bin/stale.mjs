import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What both the terminal program and the app are built from, besides `src`. */
const SHARED = ['workers', 'vite.kernels.ts', 'package-lock.json'];
/** What is built, the folders of `src` that are in it, and what else. */
const PROGRAM = {
  built: 'dist-cli/tricosm.js',
  isIn: (name) => ['cli', 'dataset', 'jobs', 'math', 'scales', 'state'].includes(name),
  others: ['vite.cli.config.ts'],
};
const APP = {
  built: 'dist/index.html',
  isIn: (name) => name !== 'cli',
  others: ['public', 'index.html', 'vite.config.ts'],
};

/** When a file, or anything below a folder, last changed, in milliseconds. */
function changed(path) {
  const found = statSync(path);
  const below = found.isDirectory() ? readdirSync(path) : [];
  return Math.max(found.mtimeMs, ...below.map((name) => changed(join(path, name))));
}

/** Whether what is built is not there, or is older than the sources that stand beside it; in a package none do. */
function isStale(root, { built, isIn, others }) {
  const place = join(root, built);
  if (!existsSync(place)) return true;
  if (!existsSync(join(root, 'src'))) return false;
  const sources = readdirSync(join(root, 'src')).filter(isIn);
  const places = [...sources.map((name) => join('src', name)), ...SHARED, ...others];
  const found = places.map((name) => join(root, name)).filter((path) => existsSync(path));
  return Math.max(...found.map(changed)) > statSync(place).mtimeMs;
}

/** Whether the terminal program has to be built. */
export const isProgramStale = (root) => isStale(root, PROGRAM);

/** Whether the app has to be built. */
export const isAppStale = (root) => isStale(root, APP);
