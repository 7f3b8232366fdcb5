import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

/** Builds the page of every chart, which is no part of the app, and serves it. */
export async function serveGallery(): Promise<{ address: string; stop: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'tricosm-gallery-'));
  const base = { configFile: false, logLevel: 'error', publicDir: false } as const;
  await build({
    ...base,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'e2e/gallery/index.html' } },
  });
  const server = await preview({ ...base, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  return {
    address: new URL('e2e/gallery/index.html', server.resolvedUrls!.local[0]).href,
    stop: async () => {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}
