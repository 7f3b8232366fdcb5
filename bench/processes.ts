import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { CaseName, Report } from './cases.ts';
import type { BASE, GrowingWork } from './growth/plan.ts';

const run = promisify(execFile);

export interface Child {
  /** Runs a case in a separate process. */
  run(name: CaseName, folder: string, threads: number): Promise<Report>;
}

/** What a point of a series costs. */
export type Cost = Pick<Report, 'seconds' | 'processor' | 'bytes'>;

export interface OwnChild extends Child {
  write(folder: string, small: boolean): Promise<void>;
  /** Runs a point of a series of growth in a separate process. */
  point(work: GrowingWork, size: typeof BASE, threads: number): Promise<Cost>;
}

/** Cases run by this project's code. */
export function ownChild(script: string): OwnChild {
  const start = (...args: string[]) => output(process.execPath, [script, ...args]);
  return {
    run: async (name, folder, threads) =>
      JSON.parse(await start('--case', name, '--data', folder, '--threads', String(threads))) as Report,
    async write(folder, small) {
      await start('--write', small ? 'small' : 'full', '--data', folder);
    },
    point: async (work, size, threads) => {
      const asked = JSON.stringify({ work, size });
      return JSON.parse(await start('--point', asked, '--threads', String(threads))) as Cost;
    },
  };
}

/** The same cases run by scikit-learn and NumPy. */
export function pythonChild(interpreter: string, script: string): Child {
  return {
    run: async (name, folder, threads) =>
      JSON.parse(await output(interpreter, [script, name, folder, String(threads)], threads)) as Report,
  };
}

/** A Python with scikit-learn: the one that `PYTHON` names, or else the first that has it; null if there is none. */
export function findPython(): { interpreter: string; versions: string } | null {
  const candidates = process.env['PYTHON'] ? [process.env['PYTHON']] : ['python3', '/usr/bin/python3'];
  const ask =
    'import sys,sklearn,scipy,numpy; print("Python %s, scikit-learn %s, SciPy %s, NumPy %s" % ' +
    '(sys.version.split()[0], sklearn.__version__, scipy.__version__, numpy.__version__))';
  for (const interpreter of candidates) {
    const { status, stdout } = spawnSync(interpreter, ['-c', ask], { encoding: 'utf8' });
    if (status === 0) return { interpreter, versions: stdout.trim() };
  }
  return null;
}

const MEGABYTE = 2 ** 20;

async function output(program: string, args: readonly string[], threads = 1): Promise<string> {
  // Each linear algebra library has a different name for its number of threads.
  const names = ['OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'];
  const env = { ...process.env, ...Object.fromEntries(names.map((name) => [name, String(threads)])) };
  const { stdout, stderr } = await run(program, [...args], { env, maxBuffer: 256 * MEGABYTE });
  if (stderr) process.stderr.write(stderr);
  return stdout;
}
