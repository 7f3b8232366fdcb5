/** `npm run calibrate`: builds the calibration from the current sources, and starts it. */
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outDir = join(root, 'node_modules', '.cache', `tricosm-calibrate-${process.pid}`);
await build({
  root,
  configFile: join(root, 'calibrate', 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir },
});
const { main } = await import(pathToFileURL(join(outDir, 'main.js')).href);
await main({ root, arguments: process.argv.slice(2) });
