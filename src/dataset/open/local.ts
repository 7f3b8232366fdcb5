import { openBundle } from '../bundle/bundle.ts';
import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Dataset } from '../dataset.ts';
import { DataError, MissingFile } from '../error.ts';
import { readJson } from '../files/json.ts';
import { zipEntries } from '../files/zip.ts';
import { readEntryBytes } from '../files/zipMember.ts';
import { MANIFEST } from '../formats/bundle/format.ts';
import type { Role } from '../formats/finding.ts';
import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { openRaw } from '../raw/raw.ts';
import { recogniseTogether } from '../recognise/files.ts';
import { bareName } from '../recognise/layerNames.ts';
import { amongFiles, projectorRecipe } from '../recognise/projector.ts';
import { recognise } from '../recognise/recognise.ts';
import type { RecognisedFile } from '../recognise/recognised.ts';
import { unpacked } from './unpacked.ts';
import { createCache } from '../sources/cache.ts';
import { type OpenedFile, openWhole, type Source, wholeFile } from '../sources/source.ts';

/** What was found in files that were opened together: plain data. */
export interface Recognition {
  readonly name: string;
  readonly files: readonly RecognisedFile[];
  /** paths of files that are not part of the dataset */
  readonly unused: readonly string[];
}

/** A name for what several files make: their folder's, or the first file's. */
export function nameOfFiles(paths: readonly string[]): string {
  const first = paths[0] ?? 'files';
  const folder = first.includes('/') ? first.slice(0, first.indexOf('/')) : '';
  if (folder !== '' && paths.every((path) => path.startsWith(`${folder}/`))) return folder;
  return bareName(first) || first;
}

/** The manifest that stands highest. Files beside a manifest belong to its bundle, and nothing is read from them here. */
function manifestOf(paths: readonly string[]): string | undefined {
  return paths
    .filter((path) => MANIFEST.test(path))
    .sort((a, b) => a.split('/').length - b.split('/').length)[0];
}

/**
 * Recognises some files, and says which of them would make a dataset together.
 *
 * @param given  the files' names, with folders if they have them
 * @param corrections  what the user says about them
 * @throws DataError when a file cannot be read
 */
export async function recogniseFiles(
  given: readonly string[],
  place: Source,
  corrections = AS_FOUND,
  formats: readonly Format[] = FORMATS,
): Promise<Recognition> {
  const { paths, source } = await unpacked(given, place);
  const name = nameOfFiles(paths);
  const manifest = manifestOf(paths);
  if (manifest !== undefined) {
    const file = await recognise(manifest, await source.open(manifest));
    return { name, files: [file], unused: [] };
  }
  const { files, pairing } = await recogniseTogether(paths, source, name, corrections, formats);
  return { name, files, unused: pairing?.unused ?? [] };
}

/** The path of the first file of a role. */
const pathOf = (files: readonly RecognisedFile[], wanted: Role) =>
  files.find(({ role }) => role === wanted)?.path;

/**
 * Opens files as one dataset: a bundle's folder or zip archive, or raw files that belong together.
 *
 * @param corrections  what the user says about them
 * @param name  the name of a dataset of raw files
 * @throws DataError when they make no dataset, or contradict each other
 */
export async function openFiles(
  given: readonly string[],
  place: Source,
  corrections: Corrections = AS_FOUND,
  name = nameOfFiles(given),
): Promise<Dataset> {
  const manifest = manifestOf(given);
  if (manifest !== undefined) return bundleIn(place, manifest);
  const { paths, source } = await unpacked(given, openedOnce(place));
  const { files, pairing } = await recogniseTogether(paths, source, name, corrections);
  const archive = pathOf(files, 'bundle archive');
  if (archive !== undefined) {
    const inside = await zipSource(await source.open(archive), archive);
    return bundleIn(inside, manifestOf(inside.paths)!);
  }
  const projector = pathOf(files, 'projector');
  if (projector !== undefined) {
    const value = await readJson(await source.read(projector), projector);
    return openRaw(projectorRecipe(value, projector, amongFiles(paths)), source);
  }
  if (pairing) return openRaw(pairing.recipe, source);
  const fault = files.find((file) => file.fault !== '')?.fault;
  throw new DataError(
    fault ??
      `${files.map(({ path }) => path).join(', ')}: expected a decoder, firings or word vectors among the files, found ${files.map(({ what }) => what).join(', ')}; add an SAE checkpoint or a table of vectors${files.some(({ choices }) => choices?.table === 'labels') ? ', or say that the table holds vectors' : ''}.`,
  );
}

/** The same place, of which each file is opened once, whoever reads it. */
function openedOnce(source: Source): Source {
  const cached = createCache();
  const open = (path: string) => cached(path, () => source.open(path));
  return {
    ...source,
    open,
    read: async (path) => wholeFile(await open(path), source.describe(path)),
  };
}

async function bundleIn(source: Source, manifest: string): Promise<Dataset> {
  const folder = manifest.replace(/manifest\.json$/, '');
  const dataset = await openBundle({
    describe: (path) => source.describe(folder + path),
    read: (path, options) => source.read(folder + path, options),
    open: (path, options) => source.open(folder + path, options),
  });
  // A page has no address for a file in a local folder.
  const { info } = dataset;
  return { ...dataset, info: { ...info, provenance: { ...info.provenance, datasheet: '' } } };
}

/** The members of a zip archive as files. A name leads to a member or nowhere, whatever is in it. */
async function zipSource(
  archive: OpenedFile,
  file: string,
): Promise<Source & { readonly paths: readonly string[] }> {
  const entries = new Map((await zipEntries(archive, file)).map((entry) => [entry.name, entry]));
  const describe = (path: string) => `${file}/${path}`;
  const read: Source['read'] = async (path) => {
    const entry = entries.get(path);
    if (entry) return readEntryBytes(archive, entry, file);
    throw new MissingFile(`${describe(path)}: expected a file, found none; add it to the bundle.`);
  };
  return { paths: [...entries.keys()], describe, read, open: openWhole(read) };
}
