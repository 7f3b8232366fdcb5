import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { defineConfig, type Plugin } from 'vite';

const SOURCE = 'embed/tricosm-embed.ts';
const FOLDER = 'dist/embed';

/** Writes the types of the module beside it; `npm run types` has checked them. */
function types(): Plugin {
  let folder = FOLDER;
  return {
    name: 'tricosm-embed-types',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle() {
      const { outputText } = ts.transpileDeclaration(readFileSync(SOURCE, 'utf8'), { fileName: SOURCE });
      writeFileSync(join(folder, 'tricosm-embed.d.ts'), outputText);
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
