import { copyFileSync, existsSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import kernels from './vite.kernels.ts';

/** Vite lists the licences of what is built into the page; the page's workers are built of what the program is. */
const licencesOfWorkers: Plugin = {
  name: 'tricosm-licences-of-workers',
  closeBundle() {
    if (existsSync('dist')) copyFileSync('dist-cli/licences.md', 'dist/licences.workers.md');
  },
};

/** The terminal program: one entry for the command line, one for the worker threads that share its passes. */
export default defineConfig({
  plugins: [kernels(), licencesOfWorkers],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist-cli',
    minify: false,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      input: { tricosm: 'src/cli/tricosm.ts', member: 'workers/member.node.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
