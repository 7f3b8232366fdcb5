import { openBundle } from '../bundle/bundle.ts';
import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Dataset } from '../dataset.ts';
import { DataError } from '../error.ts';
import { recognise } from '../recognise/recognise.ts';
import type { RecognisedFile } from '../recognise/recognised.ts';
import { zipEntries } from '../files/zip.ts';
import { readEntryBytes } from '../files/zipMember.ts';
import { readJson } from '../files/json.ts';
import { pairFiles } from '../recognise/pairing.ts';
import { recogniseTogether } from '../recognise/recogniseLayers.ts';
import { amongFiles, projectorRecipe } from '../recognise/projector.ts';
import { openRaw } from '../raw/raw.ts';
import { createCache } from '../sources/cache.ts';
import { type OpenedFile, openWhole, type Source } from '../sources/source.ts';

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
  return first.replace(/^.*\//, '').replace(/(\.[a-z]+)?\.\w+$/i, '') || first;
}

/** The manifest that stands highest; files beside a manifest belong to its bundle and are not looked at. */
function manifestOf(paths: readonly string[]): string | undefined {
  return paths
    .filter((path) => /(^|\/)manifest\.json$/.test(path))
    .sort((a, b) => a.split('/').length - b.split('/').length)[0];
}

/**
 * Tells what each of some files is, and which of them would make a dataset together.
 *
 * @param paths  the files' names, with folders where they have them
 * @param corrections  what the reader says of them
 * @throws DataError when a file cannot be read
 */
export async function recogniseFiles(
  paths: readonly string[],
  source: Source,
  corrections = AS_FOUND,
): Promise<Recognition> {
  const name = nameOfFiles(paths);
  const manifest = manifestOf(paths);
  if (manifest !== undefined) {
    const file = await recognise(manifest, await source.open(manifest));
    return { name, files: [file], unused: [] };
  }
  // Which decoder there is decides what the files make; whose labels and which way round, they decide together.
  const alone = await recogniseEach(paths, source, corrections.tensor);
  if (archiveOf(alone) ?? projectorOf(alone)) return { name, files: alone, unused: [] };
  const layers = pairFiles(alone, name, corrections)?.recipe.layers ?? [];
  const files = await recogniseTogether(alone, layers, source);
  return { name, files, unused: pairFiles(files, name, corrections)?.unused ?? [] };
}

/** What each file is by itself. A tensor that is named is of the files that have it; where none has, each says so. */
async function recogniseEach(
  paths: readonly string[],
  source: Source,
  tensor: string,
): Promise<RecognisedFile[]> {
  const files: RecognisedFile[] = [];
  for (const path of paths) files.push(await recognise(path, await source.open(path)));
  if (tensor === '') return files;
  const holds = ({ choices }: RecognisedFile) =>
    choices?.tensors.some(({ name }) => name === tensor) ?? false;
  const everywhere = !files.some(holds);
  const corrections = { ...AS_FOUND, tensor };
  for (const [i, file] of files.entries()) {
    if (!everywhere && !holds(file)) continue;
    files[i] = await recognise(file.path, await source.open(file.path), { corrections });
  }
  return files;
}

const archiveOf = (files: readonly RecognisedFile[]) =>
  files.find(({ role }) => role === 'bundle archive')?.path;

const projectorOf = (files: readonly RecognisedFile[]) =>
  files.find(({ role }) => role === 'projector')?.path;

/**
 * Opens files as one dataset: a bundle's folder or zip archive, or raw files that belong together.
 *
 * @param corrections  what the reader says of them
 * @throws DataError when they make none, or contradict each other
 */
export async function openFiles(
  paths: readonly string[],
  source: Source,
  corrections: Corrections = AS_FOUND,
): Promise<Dataset> {
  const manifest = manifestOf(paths);
  if (manifest !== undefined) return bundleIn(source, manifest);
  const cached = createCache();
  const once: Source = {
    ...source,
    read: (path) => cached(path, () => source.read(path)),
    open: (path) => cached(`open ${path}`, () => source.open(path)),
  };
  const { name, files } = await recogniseFiles(paths, once, corrections);
  const archive = archiveOf(files);
  if (archive !== undefined) {
    const inside = await zipSource(await once.open(archive), archive);
    return bundleIn(inside, manifestOf(inside.paths)!);
  }
  const projector = projectorOf(files);
  if (projector !== undefined) {
    const value = await readJson(await once.read(projector), projector);
    return openRaw(projectorRecipe(value, projector, amongFiles(paths)), once);
  }
  const pairing = pairFiles(files, name, corrections);
  if (pairing) return openRaw(pairing.recipe, once);
  const fault = files.find((file) => file.fault !== '')?.fault;
  throw new DataError(
    fault ??
      `${files.map(({ path }) => path).join(', ')}: expected a decoder, firings or word vectors among the files, found ${files.map(({ what }) => what).join(', ')}; add an SAE checkpoint or a table of vectors.`,
  );
}

async function bundleIn(source: Source, manifest: string): Promise<Dataset> {
  const folder = manifest.replace(/manifest\.json$/, '');
  const dataset = await openBundle({
    describe: (path) => source.describe(folder + path),
    read: (path, options) => source.read(folder + path, options),
    open: (path, options) => source.open(folder + path, options),
  });
  // A page has no address for what stands in a local folder.
  const { info } = dataset;
  return { ...dataset, info: { ...info, provenance: { ...info.provenance, datasheet: '' } } };
}

/** The members of a zip archive as files; a name leads to a member or nowhere, whatever is in it. */
async function zipSource(
  archive: OpenedFile,
  file: string,
): Promise<Source & { readonly paths: readonly string[] }> {
  const entries = new Map((await zipEntries(archive, file)).map((entry) => [entry.name, entry]));
  const describe = (path: string) => `${file}/${path}`;
  const read: Source['read'] = async (path) => {
    const entry = entries.get(path);
    if (entry) return readEntryBytes(archive, entry, file);
    throw new DataError(
      `${describe(path)}: expected a file, found that there is none; add it to the bundle.`,
    );
  };
  return { paths: [...entries.keys()], describe, read, open: openWhole(read) };
}
