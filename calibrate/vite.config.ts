import { defineConfig } from 'vite';
import kernels from '../vite.kernels.ts';

/** The calibration: one program. */
export default defineConfig({
  plugins: [kernels()],
  publicDir: false,
  ssr: { noExternal: true, external: ['oxfmt'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: 'calibrate/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
