import { openBundleAt } from '../src/dataset/bundle.ts';
import type { Dataset } from '../src/dataset/dataset.ts';
import { DataError } from '../src/dataset/error.ts';
import { openHub } from '../src/dataset/hub.ts';
import { openJsonAt } from '../src/dataset/listing.ts';
import { openFiles } from '../src/dataset/local.ts';
import { prepared, splitAddress } from '../src/dataset/preparation.ts';
import { openRaw } from '../src/dataset/raw.ts';
import { blobSource, type ChosenFile } from '../src/dataset/sources/blobs.ts';
import { isHubAddress, readHubAddress, splitToken } from '../src/dataset/sources/hub.ts';
import { memorySource } from '../src/dataset/sources/memory.ts';
import { urlSource } from '../src/dataset/sources/url.ts';
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

/** Files that are a dataset by themselves, by the ends of their names. */
const SINGLE_FILE = /\.(npz|safetensors|npy|zip|(txt|vec|csv|tsv)(\.gz)?|pt|pth|bin|pkl|pickle|ckpt)$/i;

/**
 * Opens what an address leads to: a bundle, a single file or a listing of files on the web, or files chosen here (a
 * `blob:` address of a JSON list of `{path, url}`, by which a worker that starts anew finds them again).
 */
export async function openAddress(address: string): Promise<Dataset> {
  if (address === NO_DATASET) return nothing();
  if (address.startsWith('blob:')) {
    const files = await readChosen(address);
    return openFiles(
      files.map(({ path }) => path),
      blobSource(files),
    );
  }
  if (isHubAddress(address)) {
    const { files, token } = splitToken(address);
    return openHub(readHubAddress(files), token);
  }
  const url = new URL(address);
  if (/\.json$/i.test(url.pathname) && !/(^|\/)manifest\.json$/.test(url.pathname)) {
    return openJsonAt(url);
  }
  if (!SINGLE_FILE.test(url.pathname)) return openBundleAt(address);
  const folder = new URL('.', url);
  folder.search = url.search;
  return openFiles([decodeURIComponent(url.pathname.replace(/^.*\//, ''))], urlSource(folder));
}

/** The chosen files of a listing. */
export async function readChosen(address: string): Promise<ChosenFile[]> {
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
