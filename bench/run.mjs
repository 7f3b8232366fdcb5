/** `npm run bench`: builds the bench from the current sources, and starts it. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outDir = join(root, 'node_modules', '.cache', 'tricosm-bench');
await build({
  root,
  configFile: join(root, 'bench', 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir },
});
const { main } = await import(pathToFileURL(join(outDir, 'main.js')).href);
await main({
  arguments: process.argv.slice(2),
  child: join(outDir, 'child.js'),
  python: join(root, 'bench', 'python', 'case.py'),
});
