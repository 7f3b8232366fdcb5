#!/usr/bin/env node
/**
 * Starts the terminal program; builds it first where the sources stand beside it and have changed, and the app
 * where it is to be served and is not there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'dist-cli', 'tricosm.js');
const SOURCES = ['src/cli', 'src/dataset', 'src/jobs', 'src/math', 'src/scales', 'src/state', 'workers'];
const CONFIGURATION = ['vite.cli.config.ts', 'vite.kernels.ts', 'package-lock.json'];

/** When a file, or anything below a folder, last changed, in milliseconds. */
function changed(path) {
  const { mtimeMs } = statSync(path);
  const below = statSync(path).isDirectory() ? readdirSync(path) : [];
  return Math.max(mtimeMs, ...below.map((name) => changed(join(path, name))));
}

function isStale() {
  if (!existsSync(program)) return true;
  if (!existsSync(join(root, 'src'))) return false;
  const sources = [...SOURCES, ...CONFIGURATION].map((name) => join(root, name)).filter(existsSync);
  return Math.max(...sources.map(changed)) > statSync(program).mtimeMs;
}

/**
 * Builds in a process of its own, whose memory goes with it, and aside: another program may be starting
 * from the same folder.
 */
function build(config, folder) {
  const built = join(root, folder);
  const aside = join(root, 'node_modules', '.cache', `tricosm-${folder}-${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const how = ['--config', config, '--outDir', aside, '--emptyOutDir', '--logLevel', 'error'];
  const { status } = spawnSync(process.execPath, [vite, 'build', ...how], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write(`tricosm: ${folder} could not be built; run npm install first.\n`);
    process.exit(1);
  }
  if (existsSync(built)) renameSync(built, `${aside}-before`);
  renameSync(aside, built);
  rmSync(`${aside}-before`, { recursive: true, force: true });
}

if (isStale()) build('vite.cli.config.ts', 'dist-cli');
if (process.argv[2] === 'serve' && !existsSync(join(root, 'dist', 'index.html')))
  build('vite.config.ts', 'dist');
await import(pathToFileURL(program).href);
