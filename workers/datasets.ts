import { openBundleAt } from '../src/dataset/bundle/bundle.ts';
import { splitCorrections } from '../src/dataset/corrections.ts';
import type { Dataset } from '../src/dataset/dataset.ts';
import { DataError } from '../src/dataset/error.ts';
import { openHub, recogniseHub } from '../src/dataset/open/hub.ts';
import { type FilesAt, filesOfJson, openJsonAt } from '../src/dataset/open/listing.ts';
import { openFiles, recogniseFiles, type Recognition } from '../src/dataset/open/local.ts';
import { describesFiles, opensAlone } from '../src/dataset/formats/names.ts';
import { prepared, splitAddress } from '../src/dataset/open/preparation.ts';
import { openRaw } from '../src/dataset/raw/raw.ts';
import { blobSource, type ChosenFile } from '../src/dataset/sources/blobs.ts';
import { isHubAddress, readHubAddress, splitToken } from '../src/dataset/sources/hub.ts';
import { memorySource } from '../src/dataset/sources/memory.ts';
import { nameIn, urlSource } from '../src/dataset/sources/url.ts';
import { NO_DATASET } from '../src/jobs/datasetJobs.ts';
import { holdDataset } from './held.ts';

export type OpenDataset = (url: string) => Promise<Dataset>;

/**
 * Opens datasets once and keeps the few used last, with the arrays that they have read. One that could
 * not be opened is not kept: the next attempt tries again.
 *
 * @param keep  how many stay open
 */
export function keepDatasets(open: OpenDataset, keep = 3): OpenDataset {
  const opened = new Map<string, Promise<Dataset>>();
  return (url) => {
    const dataset = opened.get(url) ?? open(url).then(holdDataset);
    opened.delete(url);
    opened.set(url, dataset);
    dataset.catch(() => {
      if (opened.get(url) === dataset) opened.delete(url);
    });
    for (const oldest of opened.keys()) {
      if (opened.size <= keep) break;
      opened.delete(oldest);
    }
    return dataset;
  };
}

/** Opens datasets with their vectors prepared as the address says; the stored ones are opened once for all. */
export function openPrepared(open: OpenDataset): OpenDataset {
  return async (url) => {
    const { address, preparation } = splitAddress(url);
    return prepared(await open(address), preparation);
  };
}

/**
 * Opens what an address leads to: a bundle, a single file or a listing of files on the web, or files chosen here (a
 * `blob:` address of a JSON list of `{path, url}`, by which a worker that starts anew finds them again). Files are read
 * as the corrections behind the address say; a bundle says all of itself.
 */
export async function openAddress(given: string): Promise<Dataset> {
  const { address, corrections } = splitCorrections(given);
  if (address === NO_DATASET) return nothing();
  if (isHubAddress(address)) {
    const { files, token } = splitToken(address);
    return openHub(readHubAddress(files), token, corrections);
  }
  const files = await filesAt(address);
  if (files) return openFiles(files.paths, files.source, corrections);
  const url = new URL(address);
  return describesFiles(url.pathname) ? openJsonAt(url, corrections) : openBundleAt(address);
}

/**
 * Tells what the files at an address are, read as the corrections behind it say.
 *
 * @throws DataError when one cannot be read, or there are no files by themselves
 */
export async function recogniseAddress(given: string): Promise<Recognition> {
  const { address, corrections } = splitCorrections(given);
  if (isHubAddress(address)) {
    const { files, token } = splitToken(address);
    return recogniseHub(readHubAddress(files), token, corrections);
  }
  const url = new URL(address);
  const files = describesFiles(url.pathname) ? await filesOfJson(url) : await filesAt(address);
  if (files) return recogniseFiles(files.paths, files.source, corrections);
  throw new DataError(`${address}: a bundle says itself how its files are read; correct its manifest.`);
}

/** The chosen files of a listing, or the single file on the web; null where an address leads to neither. */
async function filesAt(address: string): Promise<FilesAt | null> {
  if (address.startsWith('blob:')) {
    const files = await readChosen(address);
    return { paths: files.map(({ path }) => path), source: blobSource(files) };
  }
  const url = new URL(address);
  if (!opensAlone(url.pathname)) return null;
  const folder = new URL('.', url);
  folder.search = url.search;
  return { paths: [nameIn(url)], source: urlSource(folder) };
}

/** The chosen files of a listing. */
async function readChosen(address: string): Promise<ChosenFile[]> {
  try {
    return (await (await fetch(address)).json()) as ChosenFile[];
  } catch {
    throw new DataError(
      'Local files: expected the files that were chosen, found that they were closed; open them again.',
    );
  }
}

/** A dataset without anything in it. */
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
