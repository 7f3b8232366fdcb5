import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from './app.ts';
import { injectFaults, type Outcome } from './faults.ts';
import { openInFirefox } from './firefox.ts';
import { openHostile } from './hostile.ts';
import { openLarge } from './large.ts';
import { cancelJobs, openMany } from './load.ts';
import { runMonkey, SIZES } from './monkey.ts';
import { document, type Results } from './table.ts';

const DATASETS = ['mini-sae', 'glove', 'words', 'worlds'];
const WIDTHS = SIZES.map(([width]) => width);
const PARTS = ['faults', 'hostile', 'jobs', 'memory', 'large', 'monkey', 'firefox'];

/**
 * @param given  `--only faults,monkey` runs some parts; `--scale 0.1` makes the counts smaller: 1,000 actions, 100 jobs;
 *   `--name 'tokens|parts'` injects only the faults, or opens only the bundles, that are called so, and leaves what was found of the
 *   others; `--data glove` and `--width 390` have random actions on some datasets and at some widths, and leave what was found of
 *   the others
 */
export async function main(root: string, given: readonly string[]): Promise<void> {
  const option = (name: string) => given[given.indexOf(`--${name}`) + 1];
  const only = given.includes('--only') ? option('only')!.split(',') : PARTS;
  const datasets = given.includes('--data') ? option('data')!.split(',') : DATASETS;
  const widths = given.includes('--width') ? option('width')!.split(',').map(Number) : WIDTHS;
  const scale = given.includes('--scale') ? Number(option('scale')) : 1;
  const name = given.includes('--name') ? option('name')! : '';
  const file = join(root, 'reliability', 'results.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
  const app = await startApp(root);
  const results: Results = { ...before };
  const save = () => {
    writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
    writeFileSync(join(root, 'docs', 'reliability.md'), document(results));
    execFileSync('npx', ['oxfmt', 'docs/reliability.md', 'reliability/results.json'], {
      cwd: root,
    });
  };
  try {
    if (only.includes('faults')) results.faults = joined(before.faults, await injectFaults(app, name));
    save();
    if (only.includes('hostile'))
      results.hostile = joined(before.hostile, await openHostile(app, root, name));
    save();
    if (only.includes('jobs')) results.jobs = await cancelJobs(app, Math.round(100 * scale));
    save();
    if (only.includes('memory'))
      results.memory = await openMany(app, DATASETS, Math.max(5, Math.round(10 * scale)));
    save();
    if (only.includes('large')) {
      await openLarge(app, Math.max(2, Math.round(10 * scale)), (run) => {
        results.large = run;
        save();
      });
    }
    if (only.includes('firefox')) results.firefox = openInFirefox(app, root) ?? results.firefox;
    save();
    if (only.includes('monkey')) {
      const others = (before.monkey ?? []).filter(
        ({ dataset, width }) => !(datasets.includes(dataset) && widths.includes(width)),
      );
      await runMonkey(app, datasets, widths, Math.round(1000 * scale), (runs) => {
        results.monkey = [...others, ...runs];
        save();
      });
    }
  } finally {
    await app.stop();
  }
}

/** What was found before, with what was found now in its place; what is new stands at the end. */
function joined(before: readonly Outcome[] = [], now: readonly Outcome[]): readonly Outcome[] {
  const found = new Map(now.map((one) => [one.name, one]));
  const names = new Set([...before, ...now].map((one) => one.name));
  return [...names].map((name) => found.get(name) ?? before.find((one) => one.name === name)!);
}
