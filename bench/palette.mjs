/** `node bench/palette.mjs`: computes the colours of categories for `src/controls/theme.css`, and prints them. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'bench', 'palette', 'main.ts'), { configFile: false });
process.stdout.write(module.report(readFileSync(join(root, 'src', 'controls', 'theme.css'), 'utf8')));
