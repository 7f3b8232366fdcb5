import { AS_FOUND, type Corrections } from '../corrections.ts';
import { DataError } from '../error.ts';
import { readIn } from '../files/text/encodings/chosen.ts';
import { encodingName } from '../textEncodings.ts';
import type { Role } from '../formats/finding.ts';
import type { Format, Reading } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { isVectorsAlone } from '../formats/labels/labelTables.ts';
import { readSaeConfig, UNKNOWN_SIZES } from '../formats/sae/configuration.ts';
import { parseSlice } from '../formats/sae/slices.ts';
import type { Source } from '../sources/source.ts';
import { type Pairing, pairFiles } from './pairing.ts';
import type { RecipeLayer } from './recipe.ts';
import { AS_IT_IS, describeFile, orFault, roleOf, type SeenFile, seeFile } from './recognise.ts';
import type { RecognisedFile } from './recognised.ts';

/** Files that were recognised, and what they make together. */
export interface RecognisedSet {
  readonly files: readonly RecognisedFile[];
  /** null when they make no dataset of raw files */
  readonly pairing: Pairing | null;
}

/**
 * Recognises files that are opened together. The head of each is read first, the heads say which files belong together,
 * and then each file is described once: a checkpoint by its configuration, all as the user corrects them. Every file is
 * opened once, and none of its bytes is read twice.
 *
 * @param name  the name of the dataset that they may make
 * @param corrections  what the user says about them
 * @throws DataError when a file cannot be read
 */
export async function recogniseTogether(
  paths: readonly string[],
  place: Source,
  name: string,
  corrections: Corrections = AS_FOUND,
  formats: readonly Format[] = FORMATS,
): Promise<RecognisedSet> {
  const source = readIn(corrections.encoding, place);
  const seen: SeenFile[] = [];
  for (const path of paths) seen.push(await seeFile(path, await source.open(path), formats));
  const tensors = await tensorsNamed(seen, corrections.tensor);
  const tables = tablesNamed(seen, corrections, formats);
  const kinds = seen.map((file, i) =>
    roleOf(file, { ...AS_FOUND, tensor: tensors[i]!, ...tables[i] }, formats),
  );
  const whole = kinds.some(({ role }) => role === 'bundle archive' || role === 'projector');
  const layers = whole ? [] : (pairFiles(kinds, name, corrections)?.recipe.layers ?? []);
  const readings = readingsOf(layers, seen);
  const files: RecognisedFile[] = [];
  for (const [i, file] of seen.entries()) {
    const { corrections: own, sizes } = readings.get(file.path) ?? AS_IT_IS;
    const reading = { corrections: { ...own, tensor: tensors[i]!, ...tables[i] }, sizes };
    files.push(await describeFile(file, reading, formats));
  }
  return { files, pairing: whole ? null : withEncodings(pairFiles(files, name, corrections), files) };
}

/** A recipe that says in which encodings its texts are read, if they are not UTF-8. */
function withEncodings(pairing: Pairing | null, files: readonly RecognisedFile[]): Pairing | null {
  if (!pairing) return null;
  const { recipe, unused } = pairing;
  const read = recipe.layers.some((layer) => layer.read?.encoding !== undefined);
  const encodings = files
    .filter(({ path }) => !unused.includes(path))
    .flatMap(({ choices }) => (choices?.encoding ? [encodingName(choices.encoding)] : []));
  // An encoding that the user chose is among the corrections.
  if (read || encodings.length === 0) return pairing;
  const { provenance } = recipe;
  const preprocessing = `${provenance.preprocessing}; texts read in ${[...new Set(encodings)].join(' and ')}`;
  return { ...pairing, recipe: { ...recipe, provenance: { ...provenance, preprocessing } } };
}

/**
 * What each table holds that could be labels or vectors: what the user says; else, if no other file has features for
 * labels, such a table is one of vectors.
 */
function tablesNamed(
  seen: readonly SeenFile[],
  { table }: Corrections,
  formats: readonly Format[],
): Pick<Corrections, 'table'>[] {
  if (table !== undefined) return seen.map(() => ({ table }));
  const roles = seen.map((file) => roleOf(file, AS_FOUND, formats).role);
  const alone = roles.every((role) => !BASES.has(role));
  return seen.map(({ head }) =>
    alone && !(head instanceof DataError) && isVectorsAlone(head) ? { table: 'vectors' } : {},
  );
}

/** Files that labels may belong to. */
const BASES: ReadonlySet<Role> = new Set(['decoder', 'array', 'table', 'firings', 'cooccurrence', 'unknown']);

/**
 * The tensor that the user names, for each file that has it; if none has it, for all of them, so that each says so.
 *
 * @returns a name or nothing for each file
 */
async function tensorsNamed(seen: readonly SeenFile[], tensor: string): Promise<string[]> {
  if (tensor === '') return seen.map(() => '');
  const have = await Promise.all(seen.map((file) => hasMatrix(file, tensor)));
  return have.map((has) => (has || !have.includes(true) ? tensor : ''));
}

/** Whether a file has a matrix, or a column of lists, of a name. */
async function hasMatrix({ head }: SeenFile, tensor: string): Promise<boolean> {
  if (head instanceof DataError) return false;
  if (head.parquet) return head.parquet.columns.some(({ name, kind }) => name === tensor && kind === 'list');
  const { tensors } = head;
  const name = tensors?.names.find((one) => one === tensor || one === parseSlice(tensor)?.tensor);
  if (!tensors || name === undefined) return false;
  const shape = await orFault(tensors.shape(name));
  return !(shape instanceof DataError) && shape.length === (name === tensor ? 2 : 3);
}

/**
 * How each file of some layers is read: a checkpoint by the sizes in its configuration, labels by the column that the
 * user names, from the files that hold them.
 */
function readingsOf(layers: readonly RecipeLayer[], seen: readonly SeenFile[]): Map<string, Reading> {
  const readings = new Map<string, Reading>();
  for (const layer of layers) {
    const { sae, words, features, config, read = AS_FOUND } = layer;
    for (const path of [layer.firings, layer.strongest]) {
      if (path !== undefined) readings.set(path, { ...AS_IT_IS, corrections: { ...read, label: '' } });
    }
    const labels = features === undefined ? [] : [features].flat();
    const ownLabel = labels.length === 0 ? read.label : '';
    const labelled = (label: string): Reading => ({ ...AS_IT_IS, corrections: { ...AS_FOUND, label } });
    for (const path of labels) readings.set(path, labelled(read.label));
    if (words !== undefined) readings.set(words, labelled(ownLabel));
    if (sae !== undefined) {
      readings.set(sae, { corrections: { ...read, label: ownLabel }, sizes: sizesIn(config, seen) });
    }
  }
  return readings;
}

function sizesIn(config: string | undefined, seen: readonly SeenFile[]): Reading['sizes'] {
  const head = seen.find(({ path }) => path === config)?.head;
  return head === undefined || head instanceof DataError
    ? UNKNOWN_SIZES
    : readSaeConfig(head.json?.value, config);
}
