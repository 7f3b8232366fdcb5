import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { RecognisedFile, Role } from './recognised.ts';
import type { Recipe, RecipeLayer } from './recipe.ts';

/** What several files make together. */
export interface Pairing {
  readonly recipe: Recipe;
  /** paths of the files that found no place in it */
  readonly unused: readonly string[];
}

/** One path as it is, several as a list. */
const several = (paths: readonly string[]) => (paths.length > 1 ? [...paths] : paths[0]);
const folderOf = (path: string) => path.replace(/[^/]*$/, '');
const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/(\.[a-z]+)?\.\w+$/i, '');
/** Files of one layer name it in their path (`layer_3/…`, `layer_3_words.npy`), or stand in one folder. */
const placeOf = (path: string) => /layer[_-]?[a-z0-9]+/i.exec(path)?.[0].toLowerCase() ?? folderOf(path);

/** A path for the firings of an SAE's layer, by which `pairFiles` finds that they belong to it. */
export function firingsBeside(sae: string): string {
  const folder = folderOf(sae);
  const layer = /layer[_-]?[a-z0-9]+/i.exec(sae.slice(folder.length))?.[0];
  return `${folder}${layer === undefined ? '' : `${layer}_`}firings.npz`;
}

/**
 * Puts recognised files together to one dataset: each decoder is a layer, with the firings, labels, word vectors and
 * activations that name the same layer or stand in the same folder (all of them where there is one decoder). Without a
 * decoder, word vectors are the features; without these, firings or counts stand alone.
 *
 * @param name  what the dataset is called
 * @param read  how the reader says that the files are read
 * @returns null where no file can be a layer
 */
export function pairFiles(
  files: readonly RecognisedFile[],
  name: string,
  read: Corrections = AS_FOUND,
): Pairing | null {
  const usable = files.filter(({ fault }) => fault === '');
  const of = (role: Role) => usable.filter((file) => file.role === role).map(({ path }) => path);
  const words = of('words')[0];
  // A matrix is word vectors where there are words that it can belong to; else a decoder.
  const vectors = [...of('table'), ...(words === undefined ? [] : of('array'))];
  const decoders = [...of('decoder'), ...(words === undefined ? of('array') : [])];
  const bases = [decoders, vectors, of('firings'), of('cooccurrence')].find((paths) => paths.length > 0);
  if (!bases) return null;
  const used = new Set<string>();
  const take = (path: string | undefined) => {
    if (path !== undefined) used.add(path);
    return path;
  };
  const beside = (base: string, paths: readonly string[]) =>
    take(bases.length === 1 ? paths[0] : paths.find((path) => placeOf(path) === placeOf(base)));
  const allBeside = (base: string, paths: readonly string[]) => {
    const own = bases.length === 1 ? paths : paths.filter((path) => placeOf(path) === placeOf(base));
    own.forEach(take);
    return own.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  };
  const layers = bases.map((base, i): RecipeLayer => {
    const own = decoders.length === 0 && vectors.length > 0 ? take(base) : beside(base, vectors);
    // Shards are read in parts, which a gzipped file does not give.
    const shards =
      bases === decoders
        ? allBeside(
            base,
            of('activations').filter((path) => !/\.gz$/i.test(path)),
          )
        : [];
    const activations = shards.length > 0 ? undefined : beside(base, of('activations'));
    const offsets = shards.length > 0 ? (beside(base, of('offsets')) ?? take(of('offsets')[0])) : undefined;
    const parts = {
      ...(bases === decoders && { sae: take(base), config: beside(base, of('configuration')) }),
      ...(bases === vectors && { sae: base }),
      firings: beside(base, of('firings')),
      cooccurrence: beside(base, of('cooccurrence')),
      features: several(allBeside(base, of('labels'))),
      words: own,
      layout: beside(base, of('layout')),
    };
    const present = Object.fromEntries(Object.entries(parts).filter(([, path]) => path !== undefined));
    return {
      id: String(i),
      name: layerName(base),
      read,
      ...present,
      ...(shards.length > 0 && {
        encoding: { activations: shards, ...(offsets !== undefined && { offsets }) },
      }),
      ...(activations !== undefined && { activations: { path: activations, every: 1 } }),
    };
  });
  const hasWords = layers.some((layer) => layer.words !== undefined);
  const tables = layers.some((layer) => layer.words !== undefined && of('table').includes(layer.words));
  const list = tables ? undefined : take(words);
  if (hasWords) of('pairs').forEach(take);
  const categories = take(of('categories')[0]);
  const recipe: Recipe = {
    name,
    title: name,
    description: '',
    layers,
    categories: categories ?? [],
    item: bases === vectors ? 'word' : 'feature',
    ...(hasWords && {
      relations: {
        ...(list !== undefined && { words: list }),
        pairs: of('pairs'),
        names: {},
        covariates: {},
      },
    }),
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
  return { recipe, unused: files.filter(({ path }) => !used.has(path)).map(({ path }) => path) };
}

function layerName(base: string): string {
  const numbered = /layer[_-]?([a-z0-9]+)/i.exec(base)?.[1];
  return numbered === undefined ? nameOf(base) : `layer ${numbered}`;
}
