import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { CASES, type CaseName } from './cases.ts';
import { SERIES } from './growth/plan.ts';

const WORKS: readonly string[] = [...new Set(SERIES.map(({ work }) => work))];

export const USAGE = `npm run bench -- [options]
  --against python   run scikit-learn and NumPy side by side and print ratios
  --only NAMES       only these cases: ${CASES.map(({ name }) => name).join(', ')}
  --small            a case of a few seconds instead of the full size
  --threads N        threads that compute, on both sides; the number of processors if left out
  --json FILE        also write all measurements to a file
  --growth FILE      measure instead how time and memory grow with features, dims, blocks and k, and write a page of
                     charts (.html) with its numbers beside it (.json); --only: ${WORKS.join(', ')}`;

export interface BenchOptions {
  readonly against: boolean;
  readonly only: readonly CaseName[];
  readonly small: boolean;
  readonly threads: number;
  readonly json: string | null;
  /** the page of growth to write, and the works to measure for it; null for the cases */
  readonly growth: { readonly page: string; readonly only: readonly string[] } | null;
}

/** Wrong use of the command line; only the message is printed. */
export class UsageError extends Error {}

/**
 * Parses the command line.
 *
 * @throws UsageError naming the wrong option
 */
export function benchOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  if (values.against !== undefined && values.against !== 'python') {
    throw new UsageError(`--against: expected python, found “${values.against}”`);
  }
  const names = CASES.map(({ name }) => name);
  const known: readonly string[] = values.growth === undefined ? names : WORKS;
  const only = values.only?.split(',') ?? known;
  for (const name of only) {
    if (!known.includes(name)) {
      throw new UsageError(`--only: expected some of ${known.join(', ')}, found “${name}”`);
    }
  }
  const threads = values.threads === undefined ? Math.min(8, availableParallelism()) : Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1 || threads > 8) {
    throw new UsageError(`--threads: expected a whole number from 1 to 8, found “${values.threads}”`);
  }
  return {
    against: values.against === 'python',
    only: names.filter((name) => only.includes(name)),
    small: values.small ?? false,
    threads,
    json: values.json ?? null,
    growth: values.growth === undefined ? null : { page: values.growth, only },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        against: { type: 'string' },
        only: { type: 'string' },
        small: { type: 'boolean' },
        threads: { type: 'string' },
        json: { type: 'string' },
        growth: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (reason) {
    throw new UsageError(reason instanceof Error ? reason.message : String(reason));
  }
}
