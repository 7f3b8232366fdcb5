import { DataError } from '../error.ts';
import { gunzip } from '../formats/inflate.ts';
import type { Manifest } from '../manifest.ts';
import { keeper } from '../reading.ts';
import type { Source } from '../sources/source.ts';
import { ANALYSIS_VERSION, readEntries, type ResultEntry } from './entry.ts';
import { describedBy, fingerprint } from './fingerprint.ts';
import { resultKey } from './key.ts';
import { readResult } from './resultFile.ts';

/** No result takes more: as much as the page keeps of all results together. */
const MOST_BYTES = 256e6;

/** What has become of a result so far: nobody needed it, it stands on screen, or it could not be used. */
export interface PublishedState {
  readonly job: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly state: 'unused' | 'used' | 'ignored';
  /** why it was ignored; empty where it was not */
  readonly reason: string;
}

/** The results that came with a bundle. */
export interface PublishedResults {
  /** what each is asked for by, see `resultKey` */
  readonly keys: readonly string[];
  /**
   * The result of a job for exactly these parameters.
   *
   * @param fits  whether it has the form of the job's results
   * @returns null where there is none
   * @throws DataError saying why the one there is cannot be used
   */
  answer(job: string, parameters: unknown, fits: (value: unknown) => boolean): Promise<unknown>;
  /** Every result with what has become of it. */
  states(): PublishedState[];
}

/** The results that a bundle's manifest lists; undefined where it lists none. */
export function publishedResults(manifest: Manifest, source: Source): PublishedResults | undefined {
  const { entries } = readEntries(manifest.results);
  if (entries.length === 0) return undefined;
  const byKey = new Map(entries.map((entry) => [resultKey(entry.job, entry.parameters), entry]));
  const outcomes = new Map<ResultEntry, Pick<PublishedState, 'state' | 'reason'>>();
  const kept = keeper();
  const described = describedBy(manifest);
  const fingerprintOf = (path: string) =>
    kept(`fingerprint ${path}`, async () => fingerprint(await source.open(path), path));
  const bytesOf = (path: string) =>
    kept(`bytes ${path}`, async () => gunzip(await source.read(path), source.describe(path), MOST_BYTES));

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
      throw stale('expected the layers as the manifest described them, found that it describes others now');
    }
    await Promise.all(
      Object.entries(entry.inputs).map(async ([path, stated]) => {
        if ((await fingerprintOf(path)) !== stated) {
          throw stale(`expected ${path} as it was when this was computed, found another file there`);
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
