import { defineConfig } from 'vite';
import kernels from '../vite.kernels.ts';

/** The bench: the parent that prints the table, the child that runs one case, and the child's worker threads. */
export default defineConfig({
  plugins: [kernels()],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: 'bench/main.ts', child: 'bench/child.ts', member: 'workers/member.node.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
