/** `npm run reliability [-- --only faults,monkey,jobs,memory --scale 1]`: injects faults into the built app in Chromium. */
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'reliability', 'main.ts'), { configFile: false });
await module.main(root, process.argv.slice(2));
