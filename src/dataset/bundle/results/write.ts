import { openBundle } from '../bundle.ts';
import type { Dataset } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { MOST_FIELDS, readJson } from '../../files/json.ts';
import { type Manifest, readManifest } from '../manifest.ts';
import { gzip, jsonFile } from '../publish/files.ts';
import type { Source } from '../../sources/source.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { ANALYSIS_VERSION, readEntries, type ResultEntry } from './entry.ts';
import { describedBy } from './describedBy.ts';
import { fingerprint } from '../../files/fingerprint.ts';
import { resultKey } from './key.ts';
import { writeResult } from './resultFile.ts';

const MANIFEST = 'manifest.json';

/** A result to compute: a job's name, and its parameters, which are plain JSON. */
export interface WantedResult {
  readonly job: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** its name in progress messages */
  readonly title: string;
}

/** Plans and computes results; the analyses themselves stand in rooms above. */
export interface ResultMaker {
  readonly plan: (dataset: Dataset) => Promise<readonly WantedResult[]>;
  readonly compute: (dataset: Dataset, wanted: WantedResult, work: Work) => Promise<unknown>;
}

/** What was added to a bundle. */
export interface AddedResults {
  /** the files of the results, and the manifest that lists them, by path */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** the number of results */
  readonly added: number;
  /** the results that could not be computed, and why */
  readonly skipped: readonly { readonly title: string; readonly reason: string }[];
}

/**
 * Computes results from a bundle's own files, not from the raw data, so that they are, to the last digit, what a user of
 * the bundle would compute. Results that it lists already stay, except those that are asked for again and those that
 * would no longer be used.
 *
 * @throws DataError when the source holds no bundle
 */
export async function addResults(source: Source, maker: ResultMaker, work: Work): Promise<AddedResults> {
  const file = source.describe(MANIFEST);
  const manifest = readManifest(
    await readJson(await source.read(MANIFEST, { most: MOST_FIELDS }), file),
    file,
  );
  const wanted = await maker.plan(await openBundle(source));
  const files = new Map<string, Uint8Array>();
  const entries = keptEntries(manifest, wanted);
  const earlier = entries.length;
  const skipped: { title: string; reason: string }[] = [];
  for (const [i, one] of wanted.entries()) {
    const step = titled(stepOf(work, i / wanted.length, (i + 1) / wanted.length), one.title);
    step.progress(0, '');
    const recording = recorded(source);
    try {
      const value = await maker.compute(await openBundle(recording.source), one, step);
      const path = freePath(one, new Set(entries.map((entry) => entry.path)));
      files.set(path, gzip(writeResult(value)));
      entries.push({
        job: one.job,
        parameters: one.parameters,
        analysis: ANALYSIS_VERSION,
        path,
        described: describedBy(manifest),
        inputs: await fingerprints(recording.paths, source),
      });
    } catch (error) {
      // A layer that is too small for so many lobes is no reason to omit the others.
      if (!(error instanceof DataError)) throw error;
      skipped.push({ title: one.title, reason: error.message });
    }
  }
  const results = entries.length > 0 ? entries : undefined;
  files.set(MANIFEST, jsonFile(readManifest({ ...manifest, results }, MANIFEST)));
  return { files, added: entries.length - earlier, skipped };
}

/** The listed results that stay: of this version of the analyses and of the data as described, and not asked for again. */
function keptEntries(manifest: Manifest, wanted: readonly WantedResult[]): ResultEntry[] {
  const replaced = new Set(wanted.map(({ job, parameters }) => resultKey(job, parameters)));
  const described = describedBy(manifest);
  return readEntries(manifest.results).entries.filter(
    (entry) =>
      entry.analysis === ANALYSIS_VERSION &&
      entry.described === described &&
      !replaced.has(resultKey(entry.job, entry.parameters)),
  );
}

/** Work whose progress messages begin with a title. */
function titled(work: Work, title: string): Work {
  return {
    ...work,
    progress: (fraction, text) => work.progress(fraction, text ? `${title}: ${text}` : title),
  };
}

/** The same source, remembering what was read from it. */
function recorded(source: Source): { source: Source; paths: ReadonlySet<string> } {
  const paths = new Set<string>();
  const note = (path: string) => void paths.add(path);
  return {
    paths,
    source: {
      describe: (path) => source.describe(path),
      read: (path, options) => (note(path), source.read(path, options)),
      open: (path, options) => (note(path), source.open(path, options)),
    },
  };
}

async function fingerprints(paths: ReadonlySet<string>, source: Source): Promise<Record<string, string>> {
  const inputs = [...paths].filter((path) => path !== MANIFEST).sort();
  const found = inputs.map(async (path) => [path, await fingerprint(await source.open(path), path)] as const);
  return Object.fromEntries(await Promise.all(found));
}

/** A path such as `results/brain-lobes-2.bin.gz`, numbered if the name is taken. */
function freePath({ job, parameters: { layer } }: WantedResult, taken: ReadonlySet<string>): string {
  const of = typeof layer === 'string' ? `-${layer}` : '';
  const stem = `results/${job.replace(/[^\w.-]+/g, '-')}${of}`;
  let path = `${stem}.bin.gz`;
  for (let i = 2; taken.has(path); i++) path = `${stem}-${i}.bin.gz`;
  return path;
}
