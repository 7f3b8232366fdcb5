import type { Cooccurrence } from '../../math/matrices/cooccurrence.ts';
import { type Matrix, takeRows } from '../../math/matrices/matrix.ts';
import type { BlockFirings, BlockText, FeatureNotes, Labels, LayerInfo, Relations } from '../dataset.ts';
import { type EncodingFiles, sampleActivations } from '../formats/activations/encoding.ts';
import { DataError } from '../error.ts';
import { decodeElements, toMatrix } from '../files/elements.ts';
import { hasEncoder } from '../formats/sae/names.ts';
import { readCooccurrence } from '../formats/cooccurrence/cooccurrence.ts';
import { readFirings } from '../formats/firings/firingsParquet.ts';
import { readSaeConfig } from '../formats/sae/configuration.ts';
import { openSae } from '../formats/sae/sae.ts';
import { openTensors } from '../files/tensors.ts';
import { ruleText } from '../layers.ts';
import { labelsOf, notesOf } from '../formats/labels/labels.ts';
import { readLabels, readTexts } from './rawLabels.ts';
import { configuredSource, gemmaScopeSource, type NeuronpediaSource } from '../neuronpedia.ts';
import type { Readers } from '../files/readers.ts';
import { createCache } from '../sources/cache.ts';
import type { Recipe, RecipeLayer } from '../recognise/recipe.ts';
import type { OpenedFile, Source } from '../sources/source.ts';
import type { Tables } from '../formats/tables/tables.ts';

/** Vectors whose size is known, if need be before they are read. */
export interface RawVectors {
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]`, read once and kept */
  read(): Promise<Matrix>;
}

/** A layer read from raw files. */
export interface RawLayer {
  readonly info: LayerInfo;
  readonly decoder: RawVectors | null;
  readonly firings: BlockFirings | null;
  readonly cooccurrence: Cooccurrence | null;
  readonly labels: Labels | null;
  readonly notes: ReadonlyMap<number, FeatureNotes>;
  readonly texts: ReadonlyMap<number, BlockText>;
  readonly words: RawVectors | null;
  readonly activations: Matrix | null;
  /** what firings can be encoded from */
  readonly encoding: EncodingFiles | null;
  readonly layout: Matrix | null;
}

/** The matrix at a path, read once. */
export type MatrixAt = (path: string) => Promise<Matrix>;

/** Reads one layer of a recipe: heavy arrays when they are asked for, the others at once, since only they tell sizes. */
export async function readLayer(
  layer: RecipeLayer,
  recipe: Recipe,
  relations: Relations | null,
  source: Source,
  read: Readers,
  matrixAt: MatrixAt,
  tables: Tables,
): Promise<RawLayer> {
  const decoder = layer.sae === undefined ? null : await openDecoder(layer, source, read, matrixAt, tables);
  const firings =
    layer.firings === undefined
      ? null
      : await readFirings(
          await source.open(layer.firings),
          source.describe(layer.firings),
          decoder?.rows ?? null,
        );
  const cooccurrence =
    layer.cooccurrence === undefined
      ? null
      : await readCooccurrence(
          await source.open(layer.cooccurrence),
          source.describe(layer.cooccurrence),
          decoder?.rows ?? firings?.features ?? null,
        );
  const features = decoder?.rows ?? firings?.features ?? cooccurrence?.features ?? 0;
  const lines = await readLabels(layer, features, relations, source, read, tables);
  const words = layer.words === undefined ? null : await openVectors(layer.words, matrixAt, tables);
  if (words && words.rows !== relations?.words.length) {
    throw new DataError(
      `${source.describe(layer.words!)}: expected ${relations?.words.length ?? 'a list of words and as many'} rows, one for each word, found ${words.rows}; use the words and vectors of one and the same table.`,
    );
  }
  const label = layer.read?.label ?? '';
  if (label !== '' && !lines && !(layer.words !== undefined && (await tables(layer.words)))) {
    throw new DataError(
      `${source.describe(layer.sae ?? layer.firings ?? layer.cooccurrence ?? '')}: expected labels with a column “${label}”, found no labels; give the table that holds them, or name no column.`,
    );
  }
  const parts = {
    decoder,
    firings,
    cooccurrence,
    labels: lines && labelsOf(lines, features),
    notes: lines ? notesOf(lines, features) : new Map<number, FeatureNotes>(),
    words,
    texts: await readTexts(layer, firings, read),
    activations: layer.activations
      ? await sample(layer.activations, matrixAt)
      : layer.encoding
        ? await sampleActivations(layer.encoding.activations, source)
        : null,
    encoding: await encodingFiles(layer, source),
    layout: layer.layout === undefined ? null : await read.matrix(layer.layout, features, null),
  };
  const info = layerInfo(layer, recipe, parts);
  const said = layer.dictionary === undefined ? {} : { dictionary: layer.dictionary };
  const neuronpedia = await neuronpediaOf(layer, source, read);
  return { ...parts, info: { ...info, ...said, ...(neuronpedia && { neuronpedia }) } };
}

/** By which names Neuronpedia knows the SAE: said by the recipe or the configuration, or told by where it lies. */
async function neuronpediaOf(
  { neuronpedia, config, sae }: RecipeLayer,
  source: Source,
  read: Readers,
): Promise<NeuronpediaSource | null> {
  if (neuronpedia) return neuronpedia;
  const said = config === undefined ? null : configuredSource(await read.json(config));
  return said ?? (sae === undefined ? null : gemmaScopeSource(source.describe(sae)));
}

/** A table's vectors, or an array's. */
async function openVectors(path: string, matrixAt: MatrixAt, tables: Tables): Promise<RawVectors> {
  const { rows, columns } = (await tables(path)) ?? (await matrixAt(path));
  return { rows, columns, read: () => matrixAt(path) };
}

async function openDecoder(
  { sae, config, shape, words, read: corrections }: RecipeLayer,
  source: Source,
  read: Readers,
  matrixAt: MatrixAt,
  tables: Tables,
): Promise<RawVectors> {
  if (shape) return openBare(await source.open(sae!), source.describe(sae!), shape);
  // Where the words are the features, both are one matrix, and stay one.
  if (sae === words || (await tables(sae!))) return openVectors(sae!, matrixAt, tables);
  const sizes = config === undefined ? undefined : readSaeConfig(await read.json(config));
  const decoder = await openSae(await source.open(sae!), source.describe(sae!), sizes, corrections);
  const cached = createCache();
  return {
    rows: decoder.features,
    columns: decoder.dim,
    read: () => cached('decoder', () => decoder.read()),
  };
}

/** Float32 without a header, `[rows, columns]`. */
function openBare(file: OpenedFile, name: string, [rows, columns]: readonly [number, number]): RawVectors {
  if (file.size !== 4 * rows * columns) {
    throw new DataError(
      `${name}: expected ${4 * rows * columns} bytes, ${rows} rows of ${columns} float32 numbers, found ${file.size}; correct “tensorShape” or the file.`,
    );
  }
  const cached = createCache();
  const read = async () => {
    const data = decodeElements(await file.read(0, file.size), 'f4', false, name);
    return toMatrix({ type: 'f4', shape: [rows, columns], data }, name);
  };
  return { rows, columns, read: () => cached('decoder', read) };
}

/** The files that firings can be encoded from, where there is a whole SAE among them. */
async function encodingFiles(layer: RecipeLayer, source: Source): Promise<EncodingFiles | null> {
  const { sae, config, encoding } = layer;
  if (!encoding || sae === undefined || !/\.(npz|safetensors)$/i.test(sae)) return null;
  const { names } = await openTensors(await source.open(sae), source.describe(sae));
  return hasEncoder(names) ? { sae, config, ...encoding } : null;
}

async function sample({ path, every }: { path: string; every: number }, matrixAt: MatrixAt): Promise<Matrix> {
  const all = await matrixAt(path);
  if (every === 1) return all;
  return takeRows(
    all,
    Uint32Array.from({ length: Math.ceil(all.rows / every) }, (_, i) => i * every),
  );
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
    firingRule: (firings ?? cooccurrence) ? ruleText(recipe.rule ?? firings?.rule) : '',
  };
}
