import { AS_FOUND, type Corrections } from '../corrections.ts';
import { DataError } from '../error.ts';
import { isProjectorConfig } from '../formats/projector.ts';
import { type OpenedFile, wholeFile } from '../sources/source.ts';
import { openActivations } from '../formats/activations/activations.ts';
import { isPairTable } from '../formats/cooccurrence/cooccurrenceParquet.ts';
import { TYPE_NAMES } from '../files/elements.ts';
import { isFiringTable } from '../formats/firings/firingsParquet.ts';
import { readJson, readJsonLines } from '../files/json.ts';
import { isLabelTable, readLabelTable } from '../formats/labels/labelTable.ts';
import { readNpyFile } from '../files/npy.ts';
import { openNpz } from '../files/npz.ts';
import { isParquet, openParquet } from '../files/parquet/parquet.ts';
import { textFields } from '../formats/labels/labelColumn.ts';
import { found, type Found, type RecognisedFile, type Role, withChoices, withColumns } from './recognised.ts';
import { decoderChoices, openSae, type SaeSizes, UNKNOWN_SIZES } from '../formats/sae/sae.ts';
import { openTensors } from '../files/tensors.ts';
import { isTable, readTable } from '../formats/tables/table.ts';
import { listChoices, vectorsOf } from '../formats/tables/vectorParquet.ts';
import { zipEntries } from '../files/zip.ts';

/** Enough of a file to tell what its columns are. */
const LOOKED_AT = 1 << 14;
/** Files above this size are opened once, not looked through beforehand. */
const LOOK_THROUGH = 1 << 26;

/** How a file is looked at. */
export interface Looking {
  readonly corrections: Corrections;
  /** what a checkpoint's configuration says of it */
  readonly sizes: SaeSizes;
}

/**
 * Finds out what a file is, by its name and by its content; never throws for bad input, which is told in `fault`.
 *
 * @param path  the file's name, with its folder where it has one
 */
export async function recognise(
  path: string,
  file: OpenedFile,
  { corrections = AS_FOUND, sizes = UNKNOWN_SIZES }: Partial<Looking> = {},
): Promise<RecognisedFile> {
  const name = path.replace(/^.*\//, '');
  if (/\.(pt|pth|bin|pkl|pickle|ckpt)$/i.test(name)) {
    const fault = `${name}: is a pickle, which can run code and is never opened; convert it once with Python.`;
    return { path, ...found('pickle', 'PyTorch pickle'), fault };
  }
  try {
    return { path, fault: '', ...(await look(name, file, { corrections, sizes })) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { path, ...found('unknown', 'damaged'), fault: error.message };
  }
}

async function look(name: string, file: OpenedFile, looking: Looking): Promise<Found> {
  const { label } = looking.corrections;
  if (/\.jsonl(\.gz)?$/i.test(name)) {
    const { records, skipped } = await readJsonLines(await wholeFile(file, name), name);
    const lines = `${records.length.toLocaleString('en')} lines`;
    const what = found('labels', 'labels', skipped > 0 ? `${lines}, ${skipped} unreadable` : lines);
    const fields = textFields(records);
    return withColumns(what, fields, [label, 'description'].find((field) => fields.includes(field)) ?? '');
  }
  if (/\.json(\.gz)?$/i.test(name)) return lookJson(name, await readJson(await wholeFile(file, name), name));
  if (/\.npy\.gz$/i.test(name)) {
    return foundArray(name, (await readNpyFile(await wholeFile(file, name), name)).shape);
  }
  if (/\.npy$/i.test(name)) {
    return lookArray(name, file, looking);
  }
  if (/\.bytes$/i.test(name)) {
    return found('tensor', 'numbers without a header', `${(file.size / 4).toLocaleString('en')} float32`);
  }
  if (/\.(npz|zip)$/i.test(name)) return lookZip(name, file, looking);
  if (/\.safetensors$/i.test(name) && arrayRole(name, []) === 'activations') {
    const { count, dim } = await openActivations(file, name);
    return found('activations', 'activations', [count, dim]);
  }
  if (/\.safetensors$/i.test(name)) return lookDecoder(name, file, looking);
  if (/\.parquet$/i.test(name) && (await isParquet(file))) return lookParquet(name, file, looking);
  const start = await file.read(0, Math.min(LOOKED_AT, file.size));
  if (isTable(start, name)) {
    return lookTable(name, file, new TextDecoder().decode(start), label);
  }
  throw new DataError(
    `${name}: expected .npz, .safetensors, .npy, .parquet, .json, .jsonl or a text table, found another kind of file; leave it out.`,
  );
}

async function lookTable(name: string, file: OpenedFile, start: string, label: string): Promise<Found> {
  if (isLabelTable(start, name)) {
    const read = await readLabelTable(await wholeFile(file, name), name, label);
    const rows = `${read.records.length.toLocaleString('en')} rows`;
    const what = found('labels', 'labels', read.skipped > 0 ? `${rows}, ${read.skipped} unreadable` : rows);
    return withColumns(what, read.columns, read.label);
  }
  if (file.size > LOOK_THROUGH) return found('table', 'text table');
  const table = await readTable(await wholeFile(file, name), name, label);
  const { kind, words, vectors } = table;
  const what = found('table', `${kind} table of words and vectors`, [words.length, vectors.columns]);
  return withColumns(what, [...(table.label === '' ? [] : [table.label]), ...table.leftOut], table.label);
}

function foundArray(name: string, shape: readonly number[]): Found {
  const role = arrayRole(name, shape);
  return found(role, role === 'offsets' ? 'document offsets' : 'NumPy array', shape);
}

async function lookArray(name: string, file: OpenedFile, { corrections }: Looking): Promise<Found> {
  const tensors = await openTensors(file, name);
  const shape = await tensors.shape(tensors.names[0]!);
  const what = foundArray(name, shape);
  if (shape.length !== 2 || (what.role !== 'array' && what.role !== 'decoder')) return what;
  const type = await tensors.type(tensors.names[0]!);
  const turned = corrections.transpose;
  const said = `${what.what}${type === null ? '' : ` in ${TYPE_NAMES[type]}`}${turned ? ', turned to rows' : ''}`;
  return withChoices(found(what.role, said, turned ? shape.toReversed() : shape), { turns: true });
}

function arrayRole(name: string, shape: readonly number[]): Role {
  if (/activation|(^|[_-])acts([_.-]|$)/i.test(name)) return 'activations';
  if (/offset/i.test(name) && shape.length === 1) return 'offsets';
  if (/layout|umap|tsne|coordinates/i.test(name)) return 'layout';
  return shape.length === 2 && !/decoder|w_dec/i.test(name) ? 'array' : 'decoder';
}

async function lookDecoder(name: string, file: OpenedFile, { corrections, sizes }: Looking): Promise<Found> {
  const tensors = await decoderChoices(await openTensors(file, name));
  try {
    const { features, dim, tensor, type, transposed } = await openSae(file, name, sizes, corrections);
    const stored = type === null ? '' : ` in ${TYPE_NAMES[type]}`;
    const what = `SAE checkpoint, ${tensor}${stored}${transposed ? ', turned to rows' : ''}`;
    return withChoices(found('decoder', what, [features, dim]), { tensors, tensor, turns: true });
  } catch (error) {
    if (!(error instanceof DataError) || tensors.length === 0) throw error;
    // Another tensor may mend it.
    const taken = tensors.some(({ name }) => name === corrections.tensor) ? corrections.tensor : '';
    return { ...withChoices(found('unknown', 'tensors'), { tensors, tensor: taken }), fault: error.message };
  }
}

async function lookParquet(name: string, file: OpenedFile, { corrections }: Looking): Promise<Found> {
  const table = await openParquet(file, name);
  if (isPairTable(table)) {
    return found('cooccurrence', 'co-occurrence counts', `${table.rows.toLocaleString('en')} pairs`);
  }
  if (isFiringTable(table)) return found('firings', 'firings', `${table.rows.toLocaleString('en')} firings`);
  try {
    const { rows, dim, column, choices, label, texts } = vectorsOf(table, name, corrections);
    const from = column === '' ? 'from columns of numbers' : `in “${column}”`;
    return withChoices(found('table', `Parquet table of vectors ${from}`, [rows, dim]), {
      tensors: choices,
      tensor: column,
      columns: texts,
      label,
    });
  } catch (error) {
    const choices = listChoices(table);
    if (!(error instanceof DataError) || choices.length === 0) throw error;
    return { ...withChoices(found('unknown', 'Parquet table'), { tensors: choices }), fault: error.message };
  }
}

async function lookZip(name: string, file: OpenedFile, looking: Looking): Promise<Found> {
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
  return lookDecoder(name, file, looking);
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
