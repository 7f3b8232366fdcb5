/** `npm run bench:browser`: measures the built app in Chromium: main-thread time of frames, long tasks, and hovering. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'bench', 'browser', 'main.ts'), { configFile: false });
await module.main(process.argv.slice(2));
