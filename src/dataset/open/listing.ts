import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Dataset } from '../dataset.ts';
import { readJson } from '../files/json.ts';
import { openFiles } from './local.ts';
import { openProjector } from './projector.ts';
import { readListing } from '../formats/listing/listing.ts';
import { isListing } from '../formats/listing/recognised.ts';
import { readRemote } from '../sources/http.ts';
import type { Source } from '../sources/source.ts';
import { nameIn, urlSource } from '../sources/url.ts';

/** Files and where they are read from. */
export interface FilesAt {
  readonly paths: readonly string[];
  readonly source: Source;
}

/**
 * Opens what a JSON file on the web describes, other than a bundle's manifest: raw files by a listing, or embeddings by
 * a configuration of the TensorFlow Projector.
 *
 * @param corrections  what the user says about the files of a listing
 * @throws DataError when it is neither, or a file that it names cannot be read
 */
export async function openJsonAt(url: URL, corrections: Corrections = AS_FOUND): Promise<Dataset> {
  const { value, place } = await readJsonAt(url);
  if (!isListing(value)) return openProjector(value, url);
  const { files } = readListing(value, place);
  return openFiles(files, sourceBeside(url), corrections);
}

/**
 * The files of a listing on the web; for another JSON file, only that file.
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
