import { defineConfig } from 'vite';
import kernels from './vite.kernels.ts';

/** The terminal program: one entry for the command line, one for the worker threads that share its passes. */
export default defineConfig({
  plugins: [kernels()],
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
