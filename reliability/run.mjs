/** `npm run reliability [-- --only faults,monkey,jobs,memory --scale 1]`: injects faults into the built app in Chromium. */
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createServer, createServerModuleRunner } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// A runner that stays open: parts of the program are imported when they are needed.
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const runner = createServerModuleRunner(server.environments.ssr, { hmr: false });
try {
  const module = await runner.import(join(root, 'reliability', 'main.ts'));
  await module.main(root, process.argv.slice(2));
} finally {
  await runner.close();
  await server.close();
}
