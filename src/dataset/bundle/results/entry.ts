import * as v from 'valibot';
import { count, object, path, record, text } from '../../schema.ts';
import { resultKey } from './key.ts';

/**
 * The version of the analyses. Every change that gives another result for the same input and parameters, or the same
 * result in another form, raises it: results of other versions are not read.
 */
export const ANALYSIS_VERSION = 9;

const schema = object({
  /** the job's name */
  job: text,
  parameters: record(v.unknown(), 'an object'),
  analysis: count,
  /** the file that holds the result, see `writeResult`; gzipped or not */
  path,
  /** a checksum of what the manifest said about its data, see `describedBy` */
  described: text,
  /** the fingerprint of each file that it was computed from, by path */
  inputs: v.pipe(record(text, 'an object of paths and fingerprints'), v.record(path, text)),
});

/** A result that was computed when the bundle was made. */
export type ResultEntry = v.InferOutput<typeof schema>;

/**
 * The valid entries of a manifest's `results`. Invalid ones are left out, because a bundle also opens without them.
 *
 * @returns the entries, and the number of those that were left out
 */
export function readEntries(results: unknown): { entries: ResultEntry[]; leftOut: number } {
  if (results === undefined) return { entries: [], leftOut: 0 };
  if (!Array.isArray(results)) return { entries: [], leftOut: 1 };
  const entries = results.flatMap((one: unknown) => {
    const read = v.safeParse(schema, one);
    return read.success && hasKey(read.output) ? [read.output] : [];
  });
  return { entries, leftOut: results.length - entries.length };
}

/** Whether a result can be asked for: parameters that are nested too deeply have no key. */
function hasKey({ job, parameters }: ResultEntry): boolean {
  try {
    return resultKey(job, parameters) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
