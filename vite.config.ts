import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import kernels from './vite.kernels.ts';
import offline from './vite.offline.ts';
import policy from './vite.policy.ts';
import preload from './vite.preload.ts';

export default defineConfig({
  // Relative addresses: the built app works under any path of any static host.
  base: './',
  plugins: [react(), kernels(), preload(), policy(), offline()],
  worker: { format: 'es', plugins: () => [kernels()] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    // Small modules that many parts import are one file, so that the page makes fewer requests. They are in the first view
    // anyway: modules that fewer parts share would make it larger.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /[\\/]src[\\/].*\.tsx?$/, minShareCount: 16 }] },
      },
    },
    // The licences of what is built in go along with it.
    license: { fileName: 'licences.md' },
  },
});
