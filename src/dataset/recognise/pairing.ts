import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Role } from '../formats/finding.ts';
import { encoderBeside } from '../formats/sae/names.ts';
import { ownersOf } from './belonging.ts';
import { configurationPaths } from './configuration.ts';
import { folderOf, layerIn, layerNames } from './layerNames.ts';
import type { PairedFile } from './recognised.ts';
import type { Recipe, RecipeLayer } from './recipe.ts';

/** What several files make together. */
export interface Pairing {
  readonly recipe: Recipe;
  /** paths of the files that found no place in it */
  readonly unused: readonly string[];
}

/**
 * Makes one dataset of recognised files: each decoder is a layer, with the firings, labels, word vectors and
 * activations that belong to it (see `ownersOf`). Without a decoder, word vectors are the features; without these,
 * firings or counts stand by themselves.
 *
 * @param name  the name of the dataset
 * @param corrections  what the user says about the files
 * @returns null when no file can be a layer
 */
export function pairFiles(
  files: readonly PairedFile[],
  name: string,
  corrections: Corrections = AS_FOUND,
): Pairing | null {
  const kinds = kindsOf(files);
  if (!kinds) return null;
  const taking = createTaking(kinds.bases);
  const names = layerNames(kinds.bases);
  const layers = kinds.bases.map((base, i): RecipeLayer => ({
    id: String(i),
    name: names[i]!,
    read: corrections,
    ...partsOf(base, kinds, taking),
  }));
  const relations = relationsOf(layers, kinds, taking);
  const categories = taking.take(kinds.of('categories')[0]);
  const recipe: Recipe = {
    name,
    title: name,
    description: '',
    item: kinds.bases === kinds.vectors ? 'word' : 'feature',
    categories: categories ?? [],
    layers,
    ...(relations && { relations }),
    provenance: {
      model: '',
      sae: '',
      source: 'local files',
      licence: '',
      citation: '',
      method: '',
      preprocessing: 'as in the files',
    },
  };
  const unused = files.map(({ path }) => path).filter((path) => !taking.taken.has(path));
  return { recipe, unused };
}

/** Files by what they are to a dataset. */
interface Kinds {
  /** paths of the usable files of a role */
  readonly of: (role: Role) => string[];
  /** paths of files that cannot be used */
  readonly faulty: readonly string[];
  readonly decoders: readonly string[];
  readonly vectors: readonly string[];
  /** the files that the layers are made from: `decoders`, `vectors`, or firings or counts */
  readonly bases: readonly string[];
}

function kindsOf(files: readonly PairedFile[]): Kinds | null {
  const usable = files.filter(({ fault }) => fault === '');
  const of = (role: Role) => usable.filter((file) => file.role === role).map(({ path }) => path);
  // A matrix holds word vectors if there are words that it can belong to; else it is a decoder.
  const hasWords = of('words').length > 0;
  const vectors = [...of('table'), ...(hasWords ? of('array') : [])];
  const decoders = [...of('decoder'), ...(hasWords ? [] : of('array'))];
  const bases = [decoders, vectors, of('firings'), of('cooccurrence')].find((paths) => paths.length > 0);
  bases?.sort(byLayer);
  const faulty = files.filter(({ fault }) => fault !== '').map(({ path }) => path);
  return bases ? { of, faulty, decoders, vectors, bases } : null;
}

/** Sorts paths by the numbers of their layers, those without one first, and then by the numbers in the paths. */
function byLayer(a: string, b: string): number {
  const [one, other] = [a, b].map((path) => Number(layerIn(path) ?? -1));
  const apart = Number.isNaN(one! - other!) ? 0 : one! - other!;
  return apart || a.localeCompare(b, 'en', { numeric: true });
}

/** Gives files to layers, and remembers which were given. */
function createTaking(bases: readonly string[]) {
  const taken = new Set<string>();
  const take = (path: string | undefined) => {
    if (path !== undefined) taken.add(path);
    return path;
  };
  const belonging = (base: string, paths: readonly string[]) =>
    paths.filter((path) => ownersOf(path, bases).includes(base));
  return {
    taken,
    take,
    /** The first of some files that belongs to a layer. */
    one: (base: string, paths: readonly string[]) => take(belonging(base, paths)[0]),
    /** All of some files that belong to a layer, sorted by the numbers in their names. */
    all(base: string, paths: readonly string[]) {
      const own = belonging(base, paths);
      own.forEach(take);
      return own.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    },
  };
}

type Taking = ReturnType<typeof createTaking>;
type LayerParts = Omit<RecipeLayer, 'id' | 'name' | 'read'>;

/** The files of one layer. */
function partsOf(base: string, kinds: Kinds, taking: Taking): LayerParts {
  const { of, decoders, vectors, bases } = kinds;
  const isDecoder = bases === decoders;
  const labels = taking.all(base, of('labels'));
  const columns = isDecoder ? taking.all(base, of('columns')) : [];
  const parts: { [Part in keyof LayerParts]: LayerParts[Part] | undefined } = {
    sae: isDecoder || bases === vectors ? taking.take(base) : undefined,
    config: isDecoder ? configurationAmong(base, kinds, taking) : undefined,
    encoder: isDecoder ? taking.take(of('encoder').find((path) => path === encoderBeside(base))) : undefined,
    firings: taking.one(base, of('firings')),
    cooccurrence: taking.one(base, of('cooccurrence')),
    features: labels.length > 1 ? labels : labels[0],
    columns: columns.length > 0 ? columns : undefined,
    words: bases === vectors ? base : taking.one(base, vectors),
    layout: taking.one(base, of('layout')),
    ...strongestOf(base, kinds, taking),
    ...activationsOf(base, kinds, taking),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/**
 * The configuration of a checkpoint: the one that stands where it should, else another that belongs to the layer. One
 * that stands where it should is taken even if it cannot be read, so that opening says so.
 */
function configurationAmong(base: string, { of, faulty }: Kinds, taking: Taking): string | undefined {
  const configurations = of('configuration');
  const usual = configurationPaths(base).find((path) => [...configurations, ...faulty].includes(path));
  return usual === undefined ? taking.one(base, configurations) : taking.take(usual);
}

/** The strongest tokens of a layer's features, with the tokenizer, which all layers share. */
function strongestOf(base: string, { of }: Kinds, taking: Taking) {
  const strongest = taking.one(base, of('strongest'));
  if (strongest === undefined) return {};
  const tokenizer = taking.one(base, of('tokenizer')) ?? taking.take(of('tokenizer')[0]);
  return { strongest, ...(tokenizer !== undefined && { tokenizer }) };
}

/**
 * Activations of all layers of a checkpoint that is saved in a file for each layer, `params_layer_0.safetensors`, …: those
 * in its folder that name no layer, unless the layer has its own.
 */
function folderActivations(base: string, all: readonly string[]): string[] {
  const own = (path: string) => layerIn(path) === layerIn(base);
  if (!/(^|\/)params_layer_\d+\.safetensors$/i.test(base) || all.some(own)) return [];
  const inFolder = all.filter((path) => folderOf(path) === folderOf(base) && layerIn(path) === null);
  return inFolder.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The activations of a layer: shards that a decoder's firings can be encoded from, or a sample. */
function activationsOf(
  base: string,
  { of, bases, decoders }: Kinds,
  taking: Taking,
): Pick<LayerParts, 'encoding' | 'activations'> {
  const all = of('activations');
  const ofFolder = bases === decoders ? folderActivations(base, all) : [];
  if (ofFolder.length > 0) {
    ofFolder.forEach(taking.take);
    const ends = taking.one(base, of('offsets')) ?? taking.take(of('offsets')[0]);
    return { encoding: { activations: ofFolder, ...(ends !== undefined && { offsets: ends }) } };
  }
  // Shards are read in parts, which a gzipped file does not allow.
  const inParts = all.filter((path) => !/\.gz$/i.test(path));
  const shards = bases === decoders ? taking.all(base, inParts) : [];
  if (shards.length === 0) {
    const sample = taking.one(base, all);
    return sample === undefined ? {} : { activations: { path: sample, every: 1 } };
  }
  const offsets = taking.one(base, of('offsets')) ?? taking.take(of('offsets')[0]);
  return { encoding: { activations: shards, ...(offsets !== undefined && { offsets }) } };
}

/** The relations of word vectors; null when no layer has vectors of words. */
function relationsOf(
  layers: readonly RecipeLayer[],
  { of }: Kinds,
  taking: Taking,
): Recipe['relations'] | null {
  const vectors = layers.flatMap((layer) => layer.words ?? []);
  if (vectors.length === 0) return null;
  // A table names its words itself.
  const named = vectors.some((path) => of('table').includes(path));
  const words = named ? undefined : taking.take(of('words')[0]);
  const pairs = of('pairs');
  pairs.forEach(taking.take);
  return { ...(words !== undefined && { words }), pairs, names: {}, covariates: {} };
}
