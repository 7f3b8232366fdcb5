import { DataError } from '../../error.ts';
import type { Manifest } from '../manifest.ts';
import { readEntries } from '../results/entry.ts';
import { publishedResults } from '../results/published.ts';
import type { Source } from '../../sources/source.ts';
import type { Findings } from './findings.ts';

/** Checks the results that come with a bundle: a missing file is a fault, a result that would be ignored a warning. */
export async function checkResults(
  manifest: Manifest,
  source: Source,
  checked: (text: string) => void,
  { attempt, warn }: Findings,
): Promise<void> {
  const { entries, leftOut } = readEntries(manifest.results);
  if (leftOut > 0) {
    warn(
      `${source.describe('manifest.json')}: “results”: ${leftOut} ${leftOut === 1 ? 'entry is' : 'entries are'} not valid and left out; precompute the results again.`,
    );
  }
  const results = publishedResults(manifest, source);
  for (const { job, parameters, path } of entries) {
    checked(`results of ${job}`);
    if (!(await attempt(() => source.read(path)))) continue;
    try {
      await results?.answer(job, parameters, () => true);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      warn(error.message);
    }
  }
}
