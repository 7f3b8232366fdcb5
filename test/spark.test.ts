import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const QUERY = readFileSync(new URL('../recipes/cooccurrence.sql', import.meta.url), 'utf8');
const ENGINES = ['SparkSQL', 'TrinoSQL'] as const;

type Grammars = Record<(typeof ENGINES)[number], new () => { validate(sql: string): unknown[] }>;

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(root, 'node_modules', '.cache', 'tricosm-grammars-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The grammars of two engines. The package's modules import folders, which Node does not resolve: they are bundled first. */
let grammars: Grammars;
beforeAll(async () => {
  const entry = join(folder, 'grammars.js');
  writeFileSync(
    entry,
    `export { SparkSQL } from 'dt-sql-parser/dist/parser/spark/index.js';
     export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';`,
  );
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'built.mjs' } },
    },
  });
  grammars = (await import(pathToFileURL(join(folder, 'built.mjs')).href)) as Grammars;
}, 120_000);

test.each(ENGINES)('the query of co-occurrence is in the grammar of %s', (engine) => {
  expect(new grammars[engine]().validate(QUERY)).toEqual([]);
});

test('the table that the document makes in Trino is in its grammar', () => {
  const statement = `CREATE TABLE counts WITH (format = 'PARQUET') AS ${QUERY}`;
  expect(new grammars.TrinoSQL().validate(statement)).toEqual([]);
});

test.each(ENGINES)('the grammar of %s refuses what only DuckDB understands', (engine) => {
  expect(new grammars[engine]().validate("FROM 'firings/*.parquet'")).not.toEqual([]);
});
