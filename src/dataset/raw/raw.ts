import { transpose } from '../../math/matrices/matrix.ts';
import { AS_FOUND, type Corrections, correctionsText } from '../corrections.ts';
import type { Dataset, DatasetInfo, FeatureNotes, Labels, Relations } from '../dataset.ts';
import { DataError } from '../error.ts';
import { readWords } from '../formats/relations/relations.ts';
import { openEncoding } from '../formats/activations/encoding.ts';
import { labelsOf, NO_NOTES, NO_TEXT } from '../formats/labels/labels.ts';
import { type RawLayer, readLayer } from './rawLayer.ts';
import { layersOf } from './rawSlices.ts';
import { readRelations } from './rawRelations.ts';
import { checkFinite } from '../files/elements.ts';
import { fingerprintOfFiles } from '../files/fingerprint.ts';
import { type Readers, readers } from '../files/readers.ts';
import { readIn } from '../files/text/encodings/chosen.ts';
import { openTensors } from '../files/tensors.ts';
import { MOST_ITEM, MOST_NAME, MOST_TITLE, shownName } from '../shownName.ts';
import { withSharedNorms } from './sharedNorms.ts';
import { modelNamed } from '../formats/sae/kind.ts';
import { createCache } from '../sources/cache.ts';
import type { Recipe, RecipeLayer } from '../recognise/recipe.ts';
import type { Source } from '../sources/source.ts';
import { tablesOf } from '../formats/tables/tables.ts';

/**
 * Opens a dataset from raw files: SAE checkpoints, firings, labels, word vectors and relations as their
 * makers write them. Decoders are read when they are asked for, and only their headers now; other files are read now,
 * because only their contents give their sizes.
 *
 * @param source  where the recipe's paths lead
 * @throws DataError when a file is missing, malformed, or does not fit the others
 */
export async function openRaw(recipe: Recipe, place: Source): Promise<Dataset> {
  const encoding = recipe.layers.map((layer) => layer.read?.encoding).find((one) => one !== undefined);
  const source = readIn(encoding, place);
  const read = readers(source);
  const cached = createCache();
  const tables = tablesOf(source, tableCorrections(recipe.layers));
  const turned = turnedArrays(recipe.layers);
  const matrixAt = (path: string) =>
    cached(path, async () => {
      const table = await tables(path);
      if (table) {
        const vectors = await table.vectors();
        checkFinite(vectors, source.describe(path));
        return vectors;
      }
      const matrix = await read.matrix(path, null, null);
      return turned.has(path) ? transpose(matrix) : matrix;
    });
  const categories = Array.isArray(recipe.categories)
    ? recipe.categories
    : readWords(await read.json(recipe.categories), source.describe(recipe.categories));
  const relations = await readRelations(recipe, source, read, tables);
  const layers = new Map<string, RawLayer>();
  const tensorsAt = (path: string) =>
    cached(`tensors of ${path}`, async () => openTensors(await source.open(path), source.describe(path)));
  const context = { recipe, relations, source, read, matrixAt, tensorsAt, cached: createCache(), tables };
  for (const layer of recipe.layers) {
    const read = await layersOf(layer, await readLayer(layer, context), context);
    for (const one of read) layers.set(one.info.id, one);
  }
  const alike = withSharedNorms(layers);
  const named = categories.length > 0 ? categories : numberedCategories(layers.values());
  checkCategories(named, layers, recipe, source);
  const model = recipe.provenance.model || (await modelOf(recipe, read));
  const info = infoOf(recipe, model, named, alike, relations);
  const fingerprint = () => fingerprintOfFiles([recipe.layers, named], computedFrom(recipe), source);
  return datasetOf(info, alike, relations, source, fingerprint);
}

/** The files of all layers from which numbers are computed: a crosscoder's layers share a file. */
function computedFrom({ layers }: Recipe): string[] {
  const paths = layers.flatMap(({ sae, config, firings, cooccurrence, words, strongest }) => [
    sae,
    config,
    firings,
    cooccurrence,
    words,
    strongest,
  ]);
  return paths.filter((path) => path !== undefined);
}

/**
 * How each table of vectors is read: with the label column that the user names, if labels have no files of their own,
 * and with the column of vectors that the user names, if there is no checkpoint.
 */
function tableCorrections(layers: readonly RecipeLayer[]): (path: string) => Corrections | undefined {
  const corrections = new Map<string, Corrections>();
  for (const { sae, words, features, read = AS_FOUND } of layers) {
    const label = features === undefined ? read.label : '';
    if (words !== undefined) corrections.set(words, { ...AS_FOUND, label });
    if (sae !== undefined) corrections.set(sae, { ...read, label });
  }
  return (path) => corrections.get(path);
}

/** Arrays whose rows are both words and features, which are transposed as a decoder is. */
const turnedArrays = (layers: readonly RecipeLayer[]): ReadonlySet<string> =>
  new Set(
    layers.flatMap(({ sae, words, read }) =>
      sae !== undefined && sae === words && read?.transpose ? [sae] : [],
    ),
  );

/** Refuses blocks of a category without a name. */
function checkCategories(
  names: readonly string[],
  layers: ReadonlyMap<string, RawLayer>,
  { layers: parts }: Recipe,
  source: Source,
): void {
  for (const [id, { firings }] of layers) {
    const block = firings?.category?.findIndex((category) => category >= names.length) ?? -1;
    if (block < 0) continue;
    const file = parts.find((part) => part.id === id)?.firings ?? '';
    throw new DataError(
      `${source.describe(file)}: category: expected numbers from 0 to ${names.length - 1}, for which there are names, found ${firings!.category![block]} at block ${block}; add the missing names, in the order of their numbers.`,
    );
  }
}

/** Names for categories that have only numbers. */
function numberedCategories(layers: Iterable<RawLayer>): string[] {
  let count = 0;
  for (const { firings } of layers) {
    for (const category of firings?.category ?? []) count = Math.max(count, category + 1);
  }
  return Array.from({ length: count }, (_, i) => `category ${i}`);
}

/** The language model that the first configuration names; empty without one. */
async function modelOf({ layers }: Recipe, read: Readers): Promise<string> {
  const config = layers.map((layer) => layer.config).find((path) => path !== undefined);
  return config === undefined ? '' : modelNamed(await read.json(config));
}

function infoOf(
  recipe: Recipe,
  model: string,
  categories: readonly string[],
  layers: ReadonlyMap<string, RawLayer>,
  relations: Relations | null,
): DatasetInfo {
  const { name, title, description, item, provenance } = recipe;
  return {
    name: shownName(name, MOST_NAME),
    title: shownName(title, MOST_TITLE),
    description,
    item: shownName(item, MOST_ITEM),
    categories: categories.map((category) => shownName(category, MOST_NAME)),
    defaultLayer: recipe.defaultLayer ?? recipe.layers[0]!.id,
    layers: [...layers.values()].map(({ info }) => info),
    relations: (relations?.relations ?? []).map(({ pairs, ...rest }) => ({
      ...rest,
      pairs: pairs.length / 2,
    })),
    ...(recipe.relations?.first && { firstRelations: recipe.relations.first }),
    provenance: {
      ...provenance,
      model,
      preprocessing: preprocessingOf(recipe),
      datasheet: provenance.datasheet ?? '',
    },
  };
}

/** What was done to the vectors, and what the user corrected about them. */
function preprocessingOf({ provenance, layers }: Recipe): string {
  const corrected = [...new Set(layers.map(({ read }) => (read ? correctionsText(read) : '')))];
  return [provenance.preprocessing, ...corrected].filter((part) => part !== '').join('; ');
}

/** The labels of a layer, with the norms of the layers of its dictionary as columns. */
async function labelsIn({ labels, norms, info }: RawLayer): Promise<Labels> {
  const own = labels ?? labelsOf({ records: [], skipped: 0 }, info.features);
  return norms ? { ...own, numeric: { ...own.numeric, ...(await norms()) } } : own;
}

/** What a feature fires on: of its record and of the file of strongest tokens, the first that has contexts. */
async function notesIn({ notes, strongest }: RawLayer, feature: number): Promise<FeatureNotes> {
  const own = notes.get(feature) ?? NO_NOTES;
  if (!strongest) return own;
  const found = await strongest.notes(feature);
  const { topTokens, examples } = own;
  return { ...found, topTokens, ...(examples.length > 0 && { examples }) };
}

function datasetOf(
  info: DatasetInfo,
  layers: ReadonlyMap<string, RawLayer>,
  relations: Relations | null,
  source: Source,
  fingerprint: () => Promise<string>,
): Dataset {
  const layerOf = (id: string): RawLayer => {
    const layer = layers.get(id);
    if (layer) return layer;
    throw new DataError(
      `${info.name}: expected a layer among ${[...layers.keys()].join(', ')}, found “${id}”; choose one of them.`,
    );
  };
  const present = <T>(part: T | null, what: string): T => {
    if (part !== null) return part;
    throw new DataError(`${info.name}: expected ${what}, found none; add the file that holds them.`);
  };
  return {
    info,
    decoder: async (id) => present(layerOf(id).decoder, 'decoder directions').read(),
    firings: async (id) => layerOf(id).firings ?? present(layerOf(id).strongest, 'firings').firings(),
    cooccurrence: async (id) => present(layerOf(id).cooccurrence, 'co-occurrence counts'),
    labels: async (id) => labelsIn(layerOf(id)),
    notes: async (id, feature) => notesIn(layerOf(id), feature),
    texts: async (id, blocks) => blocks.map((block) => layerOf(id).texts.get(block) ?? NO_TEXT),
    activations: async (id) => present(layerOf(id).activations, 'activations'),
    encoding: async (id) =>
      openEncoding(present(layerOf(id).encoding, 'a whole SAE and activations'), source),
    strongTokens: async (id, features, drop) =>
      present(layerOf(id).strongest, 'strongest tokens').tokens(features, drop),
    tokenContext: async (id, token) => present(layerOf(id).strongest, 'strongest tokens').context(token),
    layout: async (id) => present(layerOf(id).layout, 'coordinates'),
    relations: async () => present(relations, 'relations'),
    wordVectors: async (id) => present(layerOf(id).words, 'word vectors').read(),
    fingerprint,
  };
}
