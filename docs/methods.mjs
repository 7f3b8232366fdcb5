// Writes the section “Every figure” of docs/methods.md from the notes that stand behind the (?) of the figures.
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { formatMarkdown } from './markdown.mjs';

const DOCUMENT = 'docs/methods.md';
const { module } = await runnerImport('./src/scales/methodsDocument.ts', {
  logLevel: 'error',
  configFile: false,
});
const text = module.withFigures(readFileSync(DOCUMENT, 'utf8'));
writeFileSync(DOCUMENT, await formatMarkdown(text));
