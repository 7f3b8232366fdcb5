/**
 * `npm run fuzz [-- CASES [NAME]]`: every parser, or those whose name contains NAME, with this number of damaged files,
 * 100,000 by default. Writes the number that each parser survived to `reliability/results.json` after each round of
 * 10,000; a later run goes on where this one stopped. `npm run reliability -- --only none` writes the document.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outDir = join(root, 'node_modules', '.cache', 'tricosm-fuzz');

/** Modules that are built into one find the files beside their source. */
const addresses = {
  name: 'addresses',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : undefined,
};
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [addresses],
  build: { ssr: 'reliability/fuzz.ts', outDir, emptyOutDir: true, minify: false, target: 'node20' },
});

const { fuzz } = await import(pathToFileURL(join(outDir, 'fuzz.js')).href);
const [cases = '100000', name = ''] = process.argv.slice(2);
const file = join(root, 'reliability', 'results.json');
const read = () => JSON.parse(readFileSync(file, 'utf8'));
const keep = (survived) => writeFileSync(file, `${JSON.stringify({ ...read(), fuzz: survived }, null, 1)}\n`);
const failed = await fuzz(Number(cases), name, read().fuzz ?? [], keep);
process.exitCode = failed.length > 0 ? 1 : 0;
