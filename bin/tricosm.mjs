#!/usr/bin/env node
/**
 * Starts the terminal program. In a checkout, it first builds the program if its sources have changed, and for `serve`
 * the app as well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isAppStale, isProgramStale } from './stale.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'dist-cli', 'tricosm.js');

/**
 * Builds in separate processes, which free their memory at the end, and in a separate folder, because another program
 * may be starting from the same one.
 *
 * @param parts  the configuration of each part and the folder that it has below `folder`
 */
function build(folder, parts) {
  const built = join(root, folder);
  const aside = join(root, 'node_modules', '.cache', `tricosm-${folder}-${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const [config, below] of parts) {
    const how = ['--config', config, '--outDir', join(aside, below), '--emptyOutDir', '--logLevel', 'error'];
    const { status } = spawnSync(process.execPath, [vite, 'build', ...how], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) {
      process.stderr.write(`tricosm: ${folder} could not be built; run npm install first.\n`);
      process.exit(1);
    }
  }
  if (existsSync(built)) renameSync(built, `${aside}-before`);
  renameSync(aside, built);
  rmSync(`${aside}-before`, { recursive: true, force: true });
}

if (isProgramStale(root)) build('dist-cli', [['vite.cli.config.ts', '']]);
if (process.argv[2] === 'serve' && isAppStale(root)) {
  build('dist', [
    ['vite.config.ts', ''],
    ['vite.embed.config.ts', 'embed'],
  ]);
}
await import(pathToFileURL(program).href);
