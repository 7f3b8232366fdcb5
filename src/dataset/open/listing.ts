import * as v from 'valibot';
import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Dataset } from '../dataset.ts';
import { readJson } from '../files/json.ts';
import { openFiles } from './local.ts';
import { openProjector } from './projector.ts';
import { check, object, path } from '../schema.ts';
import { readRemote } from '../sources/http.ts';
import type { Source } from '../sources/source.ts';
import { nameIn, urlSource } from '../sources/url.ts';

const schema = object({
  files: v.pipe(v.array(path, 'a list of paths'), v.nonEmpty('at least one file')),
});

/** Raw files beside each other on the web that make one dataset: what is written into their listing. */
export interface Listing {
  /** relative to the listing; folders tell layers apart as they do for chosen files */
  readonly files: readonly string[];
}

/** Whether parsed JSON is a listing of raw files. */
const isListing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'files' in value;

/**
 * Checks a parsed listing.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readListing(value: unknown, file: string): Listing {
  return check(schema, value, file, 'Correct the listing; docs/formats.md describes it.');
}

/** Files and where they are read from. */
export interface FilesAt {
  readonly paths: readonly string[];
  readonly source: Source;
}

/**
 * Opens what a JSON file on the web describes, other than a bundle's manifest: raw files by a listing, or embeddings by
 * a configuration of the TensorFlow Projector.
 *
 * @param corrections  how the reader says that a listing's files are read
 * @throws DataError when it is neither, or a file that it names cannot be read
 */
export async function openJsonAt(url: URL, corrections: Corrections = AS_FOUND): Promise<Dataset> {
  const { value, place } = await readJsonAt(url);
  if (!isListing(value)) return openProjector(value, url);
  const { files } = readListing(value, place);
  return openFiles(files, sourceBeside(url), corrections);
}

/**
 * The files of a listing on the web; of another JSON file, that file alone.
 *
 * @throws DataError when it cannot be read
 */
export async function filesOfJson(url: URL): Promise<FilesAt> {
  const { value, place } = await readJsonAt(url);
  return {
    paths: isListing(value) ? readListing(value, place).files : [nameIn(url)],
    source: sourceBeside(url),
  };
}

async function readJsonAt(url: URL) {
  const place = url.origin + url.pathname;
  return { place, value: await readJson(await readRemote({ url, place }), place) };
}

function sourceBeside(url: URL): Source {
  const folder = new URL('.', url);
  folder.search = url.search;
  return urlSource(folder);
}
