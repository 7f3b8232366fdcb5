import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const SOURCE = 'embed/tricosm-embed.ts';
const FOLDER = 'dist/embed';
const COMPILER = resolve(fileURLToPath(import.meta.resolve('typescript/package.json')), '../bin/tsc');

/** Writes the types of the module beside it; `npm run types` has checked them. */
function types(): Plugin {
  let folder = FOLDER;
  return {
    name: 'tricosm-embed-types',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle() {
      const options = ['--ignoreConfig', '--declaration', '--emitDeclarationOnly', '--target', 'es2022'];
      execFileSync(process.execPath, [COMPILER, SOURCE, ...options, '--outDir', folder], {
        stdio: 'inherit',
      });
    },
  };
}

/** The module for pages that embed a scene: one file beside the app, which depends on nothing. */
export default defineConfig({
  plugins: [types()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: FOLDER,
    // A library would keep its white space.
    rolldownOptions: { output: { minify: true } },
    lib: { entry: SOURCE, formats: ['es'], fileName: () => 'tricosm-embed.js' },
  },
});
