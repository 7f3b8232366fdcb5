import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASES } from './cases.ts';
import { measureGrowth } from './growth/growth.ts';
import { benchOptions, USAGE, UsageError, type BenchOptions } from './options.ts';
import { findPython, ownChild, pythonChild } from './processes.ts';
import { summary, table, type Row } from './table.ts';

interface Start {
  readonly arguments: readonly string[];
  /** the built script that runs one case */
  readonly child: string;
  /** the Python script that runs one case */
  readonly python: string;
}

/** The bench: prints a table, and its progress on stderr. The exit code is 0, 1 (failed) or 2 (wrong use). */
export async function main(start: Start): Promise<void> {
  try {
    const options = benchOptions(start.arguments);
    if (options === 'help') console.log(USAGE);
    else if (options.growth) {
      const { page, only } = options.growth;
      await measureGrowth(page, options.threads, only, ownChild(start.child), say);
    } else await bench(options, start);
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = reason instanceof UsageError ? 2 : 1;
  }
}

async function bench(options: BenchOptions, { child, python }: Start): Promise<void> {
  const found = options.against ? findPython() : null;
  if (options.against && !found) {
    throw new UsageError(
      'bench: expected a Python with scikit-learn, found none; install it (Debian: python3-sklearn), or set PYTHON to an interpreter that has it',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'tricosm-bench-'));
  const own = ownChild(child);
  const other = found && pythonChild(found.interpreter, python);
  const rows: Row[] = [];
  const loads: number[] = [];
  try {
    say(`making the ${options.small ? 'small' : 'full'} case`);
    await own.write(folder, options.small);
    for (const entry of CASES.filter(({ name }) => options.only.includes(name))) {
      loads.push(loadavg()[0]!);
      say(`${entry.title}: Tricosm`);
      const mine = await own.run(entry.name, folder, options.threads);
      const { alone = false } = entry;
      if (other && !alone) say(`${entry.title}: scikit-learn`);
      const theirs = other && !alone ? await other.run(entry.name, folder, options.threads) : null;
      const row = { case: entry, own: mine, other: theirs };
      rows.push(row);
      say(`  ${summary(row)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${machine(options.threads, loads)}${found ? `; ${found.versions}` : ''}.\n`);
  console.log(table(rows, options.against));
  if (options.json) writeFileSync(options.json, JSON.stringify({ loads, rows }));
}

function machine(threads: number, loads: readonly number[]): string {
  const processors = `${availableParallelism()} × ${cpus()[0]?.model ?? 'processor of unknown kind'}`;
  const load = `${Math.min(...loads).toFixed(1)} … ${Math.max(...loads).toFixed(1)}`;
  return `${processors}, ${threads} threads on either side, load before the cases ${load}, Node ${process.versions.node}`;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
