import { DataError } from '../error.ts';
import { isProjectorConfig } from '../projector.ts';
import { type OpenedFile, wholeFile } from '../sources/source.ts';
import { openActivations } from './activations.ts';
import { countedPairs, isParquet } from './cooccurrenceParquet.ts';
import { shapeText } from './elements.ts';
import { readJson, readJsonLines } from './json.ts';
import { gunzip } from './inflate.ts';
import { isLabelTable, readLabelTable } from './labelTable.ts';
import { readNpy } from './npy.ts';
import { openNpz } from './npz.ts';
import { openSae, openSaeTensors } from './sae.ts';
import { isTable, readTable } from './table.ts';
import { zipEntries } from './zip.ts';

/** What a file is to a dataset. */
export type Role =
  | 'manifest'
  | 'bundle archive'
  | 'decoder'
  | 'table'
  | 'array'
  | 'firings'
  | 'cooccurrence'
  | 'labels'
  | 'words'
  | 'pairs'
  | 'categories'
  | 'configuration'
  | 'projector'
  | 'tensor'
  | 'activations'
  | 'offsets'
  | 'layout'
  | 'pickle'
  | 'unknown';

/** A file and what was recognised in it: plain data. */
export interface RecognisedFile {
  readonly path: string;
  readonly role: Role;
  /** in words, for the screen */
  readonly what: string;
  /** such as `[4096, 160]`; empty where there is none to tell */
  readonly shape: string;
  /** why the file cannot be used, a sentence; empty where it can */
  readonly fault: string;
}

type Found = Omit<RecognisedFile, 'path' | 'fault'>;

const found = (role: Role, what: string, shape: string | readonly number[] = ''): Found => ({
  ...{ role, what },
  shape: typeof shape === 'string' ? shape : shapeText(shape),
});

/** Enough of a file to tell what its columns are. */
const LOOKED_AT = 1 << 14;
/** Files above this size are opened once, not looked through beforehand. */
const LOOK_THROUGH = 1 << 26;

/** Three lines of Python that turn a PyTorch pickle into safetensors. */
export const convertPickle = (name: string): string =>
  `import torch
from safetensors.torch import save_file
save_file(torch.load(${JSON.stringify(name)}, map_location="cpu", weights_only=True), "sae.safetensors")`;

/**
 * Finds out what a file is, by its name and by its content; never throws for bad input, which is told in `fault`.
 *
 * @param path  the file's name, with its folder where it has one
 */
export async function recognise(path: string, file: OpenedFile): Promise<RecognisedFile> {
  const name = path.replace(/^.*\//, '');
  if (/\.(pt|pth|bin|pkl|pickle|ckpt)$/i.test(name)) {
    const fault = `${name}: is a pickle, which can run code and is never opened; convert it once with Python.`;
    return { path, ...found('pickle', 'PyTorch pickle'), fault };
  }
  try {
    return { path, ...(await look(name, file)), fault: '' };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { path, ...found('unknown', 'damaged'), fault: error.message };
  }
}

async function look(name: string, file: OpenedFile): Promise<Found> {
  if (/\.jsonl(\.gz)?$/i.test(name)) {
    const { records, skipped } = await readJsonLines(await wholeFile(file), name);
    const lines = `${records.length.toLocaleString('en')} lines`;
    return found('labels', 'labels', skipped > 0 ? `${lines}, ${skipped} unreadable` : lines);
  }
  if (/\.json(\.gz)?$/i.test(name)) return lookJson(name, await readJson(await wholeFile(file), name));
  if (/\.npy\.gz$/i.test(name)) {
    return foundArray(name, readNpy(await gunzip(await wholeFile(file), name), name).shape);
  }
  if (/\.npy$/i.test(name)) {
    const tensors = await openSaeTensors(file, name);
    return foundArray(name, await tensors.shape(tensors.names[0]!));
  }
  if (/\.bytes$/i.test(name)) {
    return found('tensor', 'numbers without a header', `${(file.size / 4).toLocaleString('en')} float32`);
  }
  if (/\.(npz|zip)$/i.test(name)) return lookZip(name, file);
  if (/\.safetensors$/i.test(name) && arrayRole(name, []) === 'activations') {
    const { count, dim } = await openActivations(file, name);
    return found('activations', 'activations', [count, dim]);
  }
  if (/\.safetensors$/i.test(name)) return lookDecoder(name, file);
  if (/\.parquet$/i.test(name) && (await isParquet(file))) {
    const pairs = await countedPairs(file, name);
    return found('cooccurrence', 'co-occurrence counts', `${pairs.toLocaleString('en')} pairs`);
  }
  const start = await file.read(0, Math.min(LOOKED_AT, file.size));
  if (isTable(start, name)) {
    if (isLabelTable(new TextDecoder().decode(start), name)) {
      const { records, skipped } = await readLabelTable(await wholeFile(file), name);
      const rows = `${records.length.toLocaleString('en')} rows`;
      return found('labels', 'labels', skipped > 0 ? `${rows}, ${skipped} unreadable` : rows);
    }
    if (file.size > LOOK_THROUGH) return found('table', 'text table');
    const { kind, words, vectors } = await readTable(await wholeFile(file), name);
    return found('table', `${kind} table of words and vectors`, [words.length, vectors.columns]);
  }
  throw new DataError(
    `${name}: expected .npz, .safetensors, .npy, .json, .jsonl or a text table, found another kind of file; leave it out.`,
  );
}

function foundArray(name: string, shape: readonly number[]): Found {
  const role = arrayRole(name, shape);
  return found(role, role === 'offsets' ? 'document offsets' : 'NumPy array', shape);
}

function arrayRole(name: string, shape: readonly number[]): Role {
  if (/activation|(^|[_-])acts([_.-]|$)/i.test(name)) return 'activations';
  if (/offset/i.test(name) && shape.length === 1) return 'offsets';
  if (/layout|umap|tsne|coordinates/i.test(name)) return 'layout';
  return shape.length === 2 && !/decoder|w_dec/i.test(name) ? 'array' : 'decoder';
}

async function lookDecoder(name: string, file: OpenedFile): Promise<Found> {
  const { features, dim, tensor, transposed } = await openSae(file, name);
  const turned = transposed ? ', turned to rows' : '';
  return found('decoder', `SAE checkpoint, ${tensor}${turned}`, [features, dim]);
}

async function lookZip(name: string, file: OpenedFile): Promise<Found> {
  if ((await zipEntries(file, name)).some((entry) => /(^|\/)manifest\.json$/.test(entry.name))) {
    return found('bundle archive', 'bundle in a zip archive');
  }
  const npz = await openNpz(file, name);
  if (npz.names.includes('indptr')) {
    const shape = await npz.shape('indptr');
    return found('firings', 'firings', `${((shape[0] ?? 1) - 1).toLocaleString('en')} blocks`);
  }
  if (npz.names.includes('histogram')) {
    return found('cooccurrence', 'co-occurrence counts', await npz.shape('histogram'));
  }
  return lookDecoder(name, file);
}

function lookJson(name: string, value: unknown): Found {
  if (!Array.isArray(value)) {
    if (isProjectorConfig(value)) return found('projector', 'configuration of the TensorFlow Projector');
    const manifest = name === 'manifest.json';
    return manifest ? found('manifest', 'manifest of a bundle') : found('configuration', 'configuration');
  }
  const count = value.length.toLocaleString('en');
  if (value.every((item) => typeof item === 'string')) {
    return /categor/i.test(name)
      ? found('categories', 'categories', `${count} names`)
      : found('words', 'words', `${count} words`);
  }
  const pairs = value.every((item) => typeof item === 'object' && item !== null && 'input' in item);
  if (pairs) return found('pairs', 'relation', `${count} pairs`);
  throw new DataError(
    `${name}: expected words, pairs of {"input", "output"} or a configuration, found another list; leave it out.`,
  );
}
