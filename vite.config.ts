import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import english from './vite.english.ts';
import kernels from './vite.kernels.ts';
import offline from './vite.offline.ts';
import policy from './vite.policy.ts';
import preload from './vite.preload.ts';
import shaders from './vite.shaders.ts';

/** The page computes nothing with the kernels: only parts for later import them. */
const SOURCE = /[\\/]src[\\/](?!math[\\/]kernels).*\.tsx?$/;

export default defineConfig({
  // Relative addresses: the built app works under any path of any static host.
  base: './',
  plugins: [react(), english(), shaders(), kernels(), preload(), policy(), offline()],
  worker: {
    format: 'es',
    plugins: () => [kernels()],
    // What a worker starts with is one file, and what several jobs or formats share is one file for each room: the browser
    // would ask for each of a hundred parts in each worker.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            { name: 'math', test: /[\\/]src[\\/]math[\\/]/, minShareCount: 3 },
            { name: 'files', test: /[\\/]src[\\/]dataset[\\/]/, minShareCount: 3 },
            { name: 'scales', test: /[\\/]src[\\/](scales|state|jobs)[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    // Modules that many parts import are one file, and small ones that several parts import are another, so that the page
    // makes fewer requests. Most of them are in the first view anyway: larger modules, or modules that fewer parts share,
    // would make it larger.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [
          // The page shows what analyses find: it runs none of them, and serves as a member of no team.
          { test: /[\\/]src[\\/](math|scales[\\/]\w+[\\/]analysis)[\\/]/, sideEffects: false },
        ],
        manualPureFunctions: ['defineTask'],
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: SOURCE, minShareCount: 16, priority: 2 },
            // What each format of files is waits for the first file.
            {
              name: 'formats',
              test: /[\\/]src[\\/]dataset[\\/](?:files|formats)[\\/]/,
              minShareCount: 4,
              maxModuleSize: 3000,
              priority: 3,
            },
            { name: 'small', test: SOURCE, minShareCount: 4, maxModuleSize: 3000, priority: 1 },
          ],
        },
      },
    },
    // The licences of what is built in go along with it.
    license: { fileName: 'licences.md' },
  },
});
