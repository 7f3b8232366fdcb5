/**
 * `npm run fuzz [-- CASES [NAME]]`: every parser, or those whose name contains NAME, with this number of damaged files,
 * 100,000 by default. Writes the largest number that each parser survived to `reliability/results.json`, from which
 * `npm run reliability -- --only none` writes the document.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const [cases = '100000', name] = process.argv.slice(2);
const out = join(tmpdir(), `tricosm-fuzz-${process.pid}.json`);
const escaped = name?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    'src/dataset/testing/fuzz/fuzz.test.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${out}`,
    ...(escaped ? ['-t', escaped] : []),
  ],
  { stdio: 'inherit', env: { ...process.env, TRICOSM_FUZZ_CASES: cases } },
);

const file = 'reliability/results.json';
const results = JSON.parse(readFileSync(file, 'utf8'));
const survived = new Map((results.fuzz ?? []).map((one) => [one.parser, one.cases]));
for (const { title, ancestorTitles, status: outcome } of JSON.parse(readFileSync(out, 'utf8')).testResults[0]
  .assertionResults) {
  const parser = `${ancestorTitles.at(-1)}: ${title}`;
  if (outcome === 'passed') survived.set(parser, Math.max(survived.get(parser) ?? 0, Number(cases)));
  if (outcome === 'failed') survived.set(parser, 0);
}
results.fuzz = [...survived].map(([parser, most]) => ({ parser, cases: most }));
writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
process.exitCode = status ?? 1;
