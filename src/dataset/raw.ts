import type { Cooccurrence } from '../math/cooccurrence.ts';
import { type Matrix, takeRows } from '../math/matrix.ts';
import type {
  BlockFirings,
  BlockText,
  Dataset,
  DatasetInfo,
  FeatureNotes,
  Labels,
  LayerInfo,
  Relation,
  Relations,
} from './dataset.ts';
import { type EncodingFiles, openEncoding, sampleActivations } from './encoding.ts';
import { DataError } from './error.ts';
import { hasEncoder } from './formats/encoder.ts';
import { readCooccurrence } from './formats/cooccurrence.ts';
import { readFiringsNpz } from './formats/firings.ts';
import type { JsonLines } from './formats/json.ts';
import { readRelation, readWords, wordPlaces } from './formats/relations.ts';
import { openSaeTensors, readSae, readSaeConfig } from './formats/sae.ts';
import { isTable, readTable, type TextTable } from './formats/table.ts';
import { ruleText } from './info.ts';
import { labelledFeatures, labelsOf, NO_NOTES, NO_TEXT, notesOf, textsOf } from './labels.ts';
import { keeper, type Readers, readers } from './reading.ts';
import type { Recipe, RecipeLayer } from './recipe.ts';
import type { Source } from './sources/source.ts';

interface RawLayer {
  readonly info: LayerInfo;
  readonly decoder: Matrix | null;
  readonly firings: BlockFirings | null;
  readonly cooccurrence: Cooccurrence | null;
  readonly labels: Labels | null;
  readonly notes: ReadonlyMap<number, FeatureNotes>;
  readonly texts: ReadonlyMap<number, BlockText>;
  readonly words: Matrix | null;
  readonly activations: Matrix | null;
  /** what firings can be encoded from */
  readonly encoding: EncodingFiles | null;
  readonly layout: Matrix | null;
}

/**
 * Opens a dataset from raw files: SAE checkpoints, firings, labels, word vectors and relations as their
 * makers write them. All files are read at once, because only they tell the sizes.
 *
 * @param source  where the recipe's paths lead
 * @throws DataError when a file is missing, malformed, or does not fit the others
 */
export async function openRaw(recipe: Recipe, source: Source): Promise<Dataset> {
  const read = readers(source);
  const kept = keeper();
  const tables = tablesOf(source);
  const matrixAt = (path: string) =>
    kept(path, async () => (await tables(path))?.vectors ?? read.matrix(path, null, null));
  const categories = Array.isArray(recipe.categories)
    ? recipe.categories
    : readWords(await read.json(recipe.categories), source.describe(recipe.categories));
  const relations = await readRelations(recipe, source, read, tables);
  const layers = new Map<string, RawLayer>();
  for (const layer of recipe.layers) {
    layers.set(layer.id, await readLayer(layer, recipe, relations, source, read, matrixAt, tables));
  }
  const named = categories.length > 0 ? categories : numberedCategories(layers.values());
  return datasetOf(infoOf(recipe, named, layers, relations), layers, relations, source);
}

/** Names for categories that are numbered only. */
function numberedCategories(layers: Iterable<RawLayer>): string[] {
  let count = 0;
  for (const { firings } of layers) {
    for (const category of firings?.category ?? []) count = Math.max(count, category + 1);
  }
  return Array.from({ length: count }, (_, i) => `category ${i}`);
}

type MatrixAt = (path: string) => Promise<Matrix>;
/** The text table at a path, read once; null where the file is something else. */
type Tables = (path: string) => Promise<TextTable | null>;

function tablesOf(source: Source): Tables {
  const kept = keeper();
  return (path) =>
    kept(path, async () => {
      const file = source.describe(path);
      const bytes = await source.read(path);
      return isTable(bytes, path) ? readTable(bytes, file) : null;
    });
}

async function readLayer(
  layer: RecipeLayer,
  recipe: Recipe,
  relations: Relations | null,
  source: Source,
  read: Readers,
  matrixAt: MatrixAt,
  tables: Tables,
): Promise<RawLayer> {
  const decoder = layer.sae === undefined ? null : await readDecoder(layer, source, read, matrixAt, tables);
  const firings =
    layer.firings === undefined
      ? null
      : await readFiringsNpz(
          await source.read(layer.firings),
          source.describe(layer.firings),
          decoder?.rows ?? null,
        );
  const cooccurrence =
    layer.cooccurrence === undefined
      ? null
      : await readCooccurrence(
          await source.read(layer.cooccurrence),
          source.describe(layer.cooccurrence),
          decoder?.rows ?? firings?.features ?? null,
        );
  const features = decoder?.rows ?? firings?.features ?? cooccurrence?.features ?? 0;
  const lines = await readLabels(layer, features, relations, source, read, tables);
  const words = layer.words === undefined ? null : await matrixAt(layer.words);
  if (words && words.rows !== relations?.words.length) {
    throw new DataError(
      `${source.describe(layer.words!)}: expected ${relations?.words.length ?? 'a list of words and as many'} rows, one for each word, found ${words.rows}; use the words and vectors of one and the same table.`,
    );
  }
  const parts = {
    decoder,
    firings,
    cooccurrence,
    labels: lines && labelsOf(lines, features),
    notes: lines ? notesOf(lines, features) : new Map<number, FeatureNotes>(),
    texts: await readTexts(layer, firings, read),
    words,
    activations: layer.activations
      ? await sample(layer.activations, matrixAt)
      : layer.encoding
        ? await sampleActivations(layer.encoding.activations, source)
        : null,
    encoding: await encodingFiles(layer, source),
    layout: layer.layout === undefined ? null : await read.matrix(layer.layout, features, null),
  };
  return { ...parts, info: layerInfo(layer, recipe, parts) };
}

async function readDecoder(
  { sae, config, words }: RecipeLayer,
  source: Source,
  read: Readers,
  matrixAt: MatrixAt,
  tables: Tables,
): Promise<Matrix> {
  // Where the words are the features, both are one matrix, and stay one.
  if (sae === words || (await tables(sae!))) return matrixAt(sae!);
  const sizes = config === undefined ? undefined : readSaeConfig(await read.json(config));
  const { decoder } = await readSae(await source.read(sae!), source.describe(sae!), sizes);
  return decoder;
}

/** The files that firings can be encoded from, where there is a whole SAE among them. */
async function encodingFiles(layer: RecipeLayer, source: Source): Promise<EncodingFiles | null> {
  const { sae, config, encoding } = layer;
  if (!encoding || sae === undefined || !/\.(npz|safetensors)$/i.test(sae)) return null;
  const { names } = openSaeTensors(await source.read(sae), source.describe(sae));
  return hasEncoder(names) ? { sae, config, ...encoding } : null;
}

/** Labels and notes; where there is no file of them, the words that the decoder's rows stand for. */
async function readLabels(
  { sae, words, features: path }: RecipeLayer,
  features: number,
  relations: Relations | null,
  source: Source,
  read: Readers,
  tables: Tables,
): Promise<JsonLines | null> {
  if (path === undefined) {
    const named = sae === undefined ? null : await tables(sae);
    const list = sae !== undefined && sae === words ? relations?.words : named?.words;
    return list ? { records: list.map((description) => ({ description })), skipped: 0 } : null;
  }
  const lines = await read.lines(path);
  const labelled = labelledFeatures(lines);
  if (labelled > features) {
    throw new DataError(
      `${source.describe(path)}: labels for ${labelled.toLocaleString('en')} features, ${sae === undefined ? 'the firings have' : 'the decoder has'} ${features.toLocaleString('en')}; use the files of one and the same SAE.`,
    );
  }
  return lines;
}

async function readTexts(
  { texts }: RecipeLayer,
  firings: BlockFirings | null,
  read: Readers,
): Promise<ReadonlyMap<number, BlockText>> {
  return texts === undefined ? new Map() : textsOf(await read.lines(texts), firings?.blocks ?? 0);
}

async function sample({ path, every }: { path: string; every: number }, matrixAt: MatrixAt): Promise<Matrix> {
  const all = await matrixAt(path);
  if (every === 1) return all;
  return takeRows(
    all,
    Uint32Array.from({ length: Math.ceil(all.rows / every) }, (_, i) => i * every),
  );
}

async function readRelations(
  recipe: Recipe,
  source: Source,
  read: Readers,
  tables: Tables,
): Promise<Relations | null> {
  if (!recipe.relations) return null;
  const { words, pairs, names, covariates } = recipe.relations;
  const list =
    words === undefined
      ? await tableWords(recipe, source, tables)
      : readWords(await read.json(words), source.describe(words));
  const places = wordPlaces(list);
  const relations: Relation[] = [];
  for (const path of pairs) {
    const id = path.replace(/^.*[\\/]/, '').replace(/\.json(\.gz)?$/, '');
    const relation = readRelation(await read.json(path), places, id, source.describe(path));
    relations.push({ ...relation, name: names[id] ?? relation.name });
  }
  const columns: Record<string, Float32Array> = {
    characters: Float32Array.from(list, (word) => Array.from(word).length),
  };
  for (const [name, { path, field, scale }] of Object.entries(covariates)) {
    const values = await readCovariate(path, field, list.length, source, read);
    columns[name] = scale === 'log10' ? values.map((value) => Math.log10(value)) : values;
  }
  return { words: list, relations, covariates: columns };
}

/** The words of the first layer's table; where other layers have tables, their rows are the same words. */
async function tableWords({ layers }: Recipe, source: Source, tables: Tables): Promise<readonly string[]> {
  const path = layers.find(({ words }) => words !== undefined)?.words;
  const table = path === undefined ? null : await tables(path);
  if (table) return table.words;
  throw new DataError(
    `${path === undefined ? 'relations' : source.describe(path)}: expected a list of words, found none; give words.json, or vectors as a text table that names its words.`,
  );
}

/** One number per word: a field of JSON Lines records in the words' order, or a list in a JSON object. */
async function readCovariate(
  path: string,
  field: string,
  words: number,
  source: Source,
  read: Readers,
): Promise<Float32Array> {
  const values = /\.jsonl(\.gz)?$/.test(path)
    ? (await read.lines(path)).records.map((record) => record[field])
    : ((await read.json(path)) as Record<string, unknown> | null)?.[field];
  if (
    !Array.isArray(values) ||
    values.length !== words ||
    !values.every((value) => typeof value === 'number')
  ) {
    throw new DataError(
      `${source.describe(path)}: expected a number “${field}” for each of ${words} words, found ${Array.isArray(values) ? `${values.length} values` : 'no list'}; correct the file or the recipe.`,
    );
  }
  return Float32Array.from(values);
}

function layerInfo(layer: RecipeLayer, recipe: Recipe, parts: Omit<RawLayer, 'info'>): LayerInfo {
  const { decoder, firings, cooccurrence, labels, activations, encoding, words, layout, texts } = parts;
  return {
    id: layer.id,
    name: layer.name,
    features: decoder?.rows ?? firings?.features ?? cooccurrence?.features ?? 0,
    dim: decoder?.columns ?? words?.columns ?? 0,
    blocks: firings?.blocks ?? cooccurrence?.blocks ?? 0,
    has: {
      decoder: decoder !== null,
      firings: firings !== null,
      cooccurrence: cooccurrence !== null,
      labels: labels !== null,
      activations: activations !== null,
      encoding: encoding !== null,
      words: words !== null,
      layout: layout !== null,
      ...(texts.size > 0 && { texts: true }),
    },
    ...(layer.neuronpedia && { neuronpedia: layer.neuronpedia }),
    firingRule: (firings ?? cooccurrence) ? ruleText(recipe.rule ?? firings?.rule) : '',
  };
}

function infoOf(
  recipe: Recipe,
  categories: readonly string[],
  layers: ReadonlyMap<string, RawLayer>,
  relations: Relations | null,
): DatasetInfo {
  const { name, title, description, item, provenance } = recipe;
  return {
    ...{ name, title, description, item, categories },
    defaultLayer: recipe.defaultLayer ?? recipe.layers[0]!.id,
    layers: [...layers.values()].map(({ info }) => info),
    relations: (relations?.relations ?? []).map(({ pairs, ...rest }) => ({
      ...rest,
      pairs: pairs.length / 2,
    })),
    provenance: { ...provenance, datasheet: provenance.datasheet ?? '' },
  };
}

function datasetOf(
  info: DatasetInfo,
  layers: ReadonlyMap<string, RawLayer>,
  relations: Relations | null,
  source: Source,
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
    throw new DataError(`${info.name}: expected ${what}, found none; give the file that holds them.`);
  };
  return {
    info,
    decoder: async (id) => present(layerOf(id).decoder, 'decoder directions'),
    firings: async (id) => present(layerOf(id).firings, 'firings'),
    cooccurrence: async (id) => present(layerOf(id).cooccurrence, 'co-occurrence counts'),
    labels: async (id) =>
      layerOf(id).labels ?? labelsOf({ records: [], skipped: 0 }, layerOf(id).info.features),
    notes: async (id, feature) => layerOf(id).notes.get(feature) ?? NO_NOTES,
    texts: async (id, blocks) => blocks.map((block) => layerOf(id).texts.get(block) ?? NO_TEXT),
    activations: async (id) => present(layerOf(id).activations, 'activations'),
    encoding: async (id) =>
      openEncoding(present(layerOf(id).encoding, 'a whole SAE and activations'), source),
    layout: async (id) => present(layerOf(id).layout, 'coordinates'),
    relations: async () => present(relations, 'relations'),
    wordVectors: async (id) => present(layerOf(id).words, 'word vectors'),
  };
}
