import type { Dataset } from '../dataset.ts';
import { openBundleAt } from '../bundle/bundle.ts';
import { DataError } from '../error.ts';
import { describesFiles, opensAlone } from '../formats/names.ts';
import { openRaw } from '../raw/raw.ts';
import type { DatasetReference } from '../reference.ts';
import { blobSource } from '../sources/blobs.ts';
import { memorySource } from '../sources/memory.ts';
import { nameIn, urlSource, webUrl } from '../sources/url.ts';
import { companionPaths, findRemoteCompanions } from '../recognise/companions.ts';
import { openHub, recogniseHub } from './hub.ts';
import { type FilesAt, filesOfJson, openJsonAt } from './listing.ts';
import { openFiles, recogniseFiles, type Recognition } from './local.ts';

/**
 * Opens what a reference leads to, its vectors as stored; see `openReference`.
 *
 * @throws DataError when it cannot be read, or is no dataset
 */
export async function openPlace({ place, corrections, token }: DatasetReference): Promise<Dataset> {
  switch (place.kind) {
    case 'nowhere':
      return nothing();
    case 'hub':
      return openHub(place.files, token, corrections);
    case 'local':
      return openFiles(pathsOf(place), blobSource(place.files), corrections);
    case 'web': {
      const url = webUrl(place.address);
      const single = await fileAt(url);
      if (single) return openFiles(single.paths, single.source, corrections);
      return describesFiles(url.pathname) ? openJsonAt(url, corrections) : openBundleAt(place.address);
    }
    default:
      return place satisfies never;
  }
}

/**
 * Recognises the files that a reference leads to, with its corrections.
 *
 * @throws DataError when a file cannot be read, or the place is a bundle
 */
export async function recognisePlace({ place, corrections, token }: DatasetReference): Promise<Recognition> {
  switch (place.kind) {
    case 'hub':
      return recogniseHub(place.files, token, corrections);
    case 'local':
      return recogniseFiles(pathsOf(place), blobSource(place.files), corrections);
    case 'web': {
      const url = webUrl(place.address);
      const files = describesFiles(url.pathname) ? await filesOfJson(url) : await fileAt(url);
      if (files) return recogniseFiles(files.paths, files.source, corrections);
      throw new DataError(
        `${place.address}: expected files to correct, found a bundle, which says itself how its files are read; correct its manifest.`,
      );
    }
    case 'nowhere':
      throw new DataError('Files: expected some files, found no place; choose them again.');
    default:
      return place satisfies never;
  }
}

const pathsOf = ({ files }: { readonly files: readonly { readonly path: string }[] }) =>
  files.map(({ path }) => path);

/** Checkpoints of families that publish a configuration beside them. */
const CONFIGURED = /\.(safetensors|pt|pth)$/i;

/**
 * The single file on the web, of a checkpoint with what stands beside it; null if an address leads to something else.
 */
async function fileAt(url: URL): Promise<FilesAt | null> {
  if (!opensAlone(url.pathname)) return null;
  const folder = new URL('.', url);
  folder.search = url.search;
  const [path, source] = [nameIn(url), urlSource(folder)];
  if (!CONFIGURED.test(path)) return { paths: [path], source };
  return { paths: [path, ...companionPaths(await findRemoteCompanions(path, source))], source };
}

/** An empty dataset. */
function nothing(): Promise<Dataset> {
  const provenance = {
    licence: '',
    model: '',
    sae: '',
    source: '',
    citation: '',
    method: '',
    preprocessing: '',
  };
  const recipe = { name: '', title: '', description: '', item: 'feature', categories: [], provenance };
  return openRaw({ ...recipe, layers: [{ id: '0', name: '' }] }, memorySource(new Map()));
}
