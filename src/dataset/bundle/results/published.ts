import { DataError } from '../../error.ts';
import { gunzip } from '../../files/inflate.ts';
import type { PublishedResults, PublishedState } from '../../dataset.ts';
import type { Manifest } from '../manifest.ts';
import { createCache } from '../../sources/cache.ts';
import type { Source } from '../../sources/source.ts';
import { ANALYSIS_VERSION, readEntries, type ResultEntry } from './entry.ts';
import { describedBy } from './describedBy.ts';
import { fingerprint } from '../../files/fingerprint.ts';
import { resultKey } from './key.ts';
import { readResult } from './resultFile.ts';

/** The largest result, in bytes: as much as the page caches of all results together. */
const MOST_BYTES = 256e6;

/** The results that a bundle's manifest lists; undefined if it lists none. */
export function publishedResults(manifest: Manifest, source: Source): PublishedResults | undefined {
  const { entries } = readEntries(manifest.results);
  if (entries.length === 0) return undefined;
  const byKey = new Map(entries.map((entry) => [resultKey(entry.job, entry.parameters), entry]));
  const outcomes = new Map<ResultEntry, Pick<PublishedState, 'state' | 'reason'>>();
  const cached = createCache();
  const described = describedBy(manifest);
  const fingerprintOf = (path: string) =>
    cached(`fingerprint ${path}`, async () => fingerprint(await source.open(path), path));
  const bytesOf = (path: string) =>
    cached(`bytes ${path}`, async () => gunzip(await source.read(path), source.describe(path), MOST_BYTES));

  const read = async (entry: ResultEntry, fits: (value: unknown) => boolean) => {
    const stale = (found: string) => {
      const advice = 'precompute the results again to have them used.';
      return new DataError(`${source.describe(entry.path)}: ${found}; ${advice}`);
    };
    if (entry.analysis !== ANALYSIS_VERSION) {
      throw stale(
        `expected a result of version ${ANALYSIS_VERSION} of the analyses, found ${entry.analysis}`,
      );
    }
    if (entry.described !== described) {
      throw stale('expected the layers that the manifest described before, found others');
    }
    await Promise.all(
      Object.entries(entry.inputs).map(async ([path, stated]) => {
        if ((await fingerprintOf(path)) !== stated) {
          throw stale(`expected ${path} as it was when this was computed, found another file`);
        }
      }),
    );
    const value = readResult(await bytesOf(entry.path), source.describe(entry.path));
    if (!fits(value)) throw stale(`expected a result of ${entry.job} for this layer, found another form`);
    return value;
  };

  return {
    keys: [...byKey.keys()],
    async answer(job, parameters, fits) {
      const entry = byKey.get(resultKey(job, parameters));
      if (!entry) return null;
      try {
        const value = await read(entry, fits);
        outcomes.set(entry, { state: 'used', reason: '' });
        return value;
      } catch (error) {
        outcomes.set(entry, { state: 'ignored', reason: (error as Error).message });
        throw error;
      }
    },
    states: () =>
      entries.map((entry) => {
        const { state, reason } = outcomes.get(entry) ?? { state: 'unused', reason: '' };
        return { job: entry.job, parameters: entry.parameters, state, reason };
      }),
  };
}
