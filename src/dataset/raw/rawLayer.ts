import type { Cooccurrence } from '../../math/matrices/cooccurrence.ts';
import { type Matrix, takeRows } from '../../math/matrices/matrix.ts';
import type { BlockFirings, BlockText, FeatureNotes, Labels, LayerInfo } from '../dataset.ts';
import { DataError } from '../error.ts';
import type { JsonLines } from '../files/json.ts';
import { isTorchName } from '../files/torch/endings.ts';
import { type EncodingFiles, sampleActivations } from '../formats/activations/encoding.ts';
import { readCooccurrence } from '../formats/cooccurrence/cooccurrence.ts';
import { readFirings } from '../formats/firings/firingsParquet.ts';
import { labelsOf, notesOf } from '../formats/labels/labels.ts';
import { kindText } from '../formats/sae/kind.ts';
import { hasEncoder } from '../formats/sae/names.ts';
import { layerFileOf, sharesFeatures } from '../formats/sae/layerFiles.ts';
import { openStrongest, type RawStrongest } from './rawStrongest.ts';
import { type L0, statedL0 } from '../l0.ts';
import { ruleText } from '../layers.ts';
import { labelSourceAt } from '../catalogue/labelled.ts';
import { configuredSource, gemmaScopeSource, type NeuronpediaSource } from '../neuronpedia.ts';
import { folderOf } from '../recognise/layerNames.ts';
import type { Recipe, RecipeLayer } from '../recognise/recipe.ts';
import type { Source } from '../sources/source.ts';
import { freeColumnsOf, withFreeColumns } from './rawColumns.ts';
import { sampleText } from './sample.ts';
import { sampledFirings, sampledLabels, sampledNotes, sampledRows } from './sampled.ts';
import { readLabels, readTexts } from './rawLabels.ts';
import { openDecoder, openVectors, type RawContext, type RawVectors } from './rawVectors.ts';

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
  /** the files that firings can be encoded from */
  readonly encoding: EncodingFiles | null;
  readonly layout: Matrix | null;
  /** the strongest tokens of the features, which are read when they are asked for */
  readonly strongest: RawStrongest | null;
  /** Columns of norms in all layers of the dictionary; absent without others. */
  readonly norms?: () => Promise<Readonly<Record<string, Float32Array>>>;
}

/** Reads one layer of a recipe: large arrays when they are asked for, the others now, because they give the sizes. */
export async function readLayer(layer: RecipeLayer, context: RawContext): Promise<RawLayer> {
  const { relations, source, read, tables } = context;
  const decoder = layer.sae === undefined ? null : await openDecoder(layer, context);
  const sample = decoder?.sample ?? null;
  const width = sample?.of ?? decoder?.rows ?? null;
  const recorded = await firingsOf(layer, width, source);
  const firings = recorded && sampledFirings(recorded, sample);
  const cooccurrence = sample
    ? null
    : await cooccurrenceOf(layer, width ?? firings?.features ?? null, source);
  const features = width ?? firings?.features ?? cooccurrence?.features ?? 0;
  const strongest = await openStrongest(layer, features, sample, context);
  const lines = await readLabels(layer, features, relations, source, tables);
  const columns = await freeColumnsOf(layer, features, context);
  const words = layer.words === undefined ? null : await openWords(layer.words, context);
  if (!lines) await checkNoLabels(layer, context);
  const described =
    lines || strongest || sample ? labelsOf(lines ?? NO_LINES, features, strongest?.frequency) : null;
  const labels = withFreeColumns(described, columns, features);
  const parts = {
    decoder,
    firings,
    cooccurrence,
    labels: labels && sampledLabels(labels, sample),
    notes: lines ? sampledNotes(notesOf(lines, features), sample) : new Map<number, FeatureNotes>(),
    words,
    texts: await readTexts(layer, firings, read),
    activations: await activationsOf(layer, context),
    // The encoder of a wide SAE does not fit either.
    encoding: sample ? null : await encodingFiles(layer, context),
    layout:
      layer.layout === undefined
        ? null
        : sampledRows(await read.matrix(layer.layout, features, null), sample),
    strongest,
  };
  // Its pages go by the numbers in the checkpoint, which those of a sample are not.
  const neuronpedia = sample ? null : await neuronpediaOf(layer, context);
  const dictionary =
    layer.dictionary ?? (await sharedDictionary(layer, context)) ?? (decoder?.slices && layer.id);
  const configuration = layer.config === undefined ? null : await read.json(layer.config);
  const kind = configuration === null ? '' : kindText(configuration);
  const l0 = l0Of(layer, configuration, neuronpedia, source);
  const info: LayerInfo = {
    ...layerInfo(layer, context.recipe, parts, described !== null),
    ...(kind !== '' && { kind }),
    ...(strongest && { notesOnRequest: true }),
    ...(strongest && !recorded && { firingsBytes: strongest.bytes }),
    ...(sample && {
      name: `${layer.name} (${sampleText(sample)})`,
      sample: { of: sample.of, seed: sample.seed },
    }),
    ...(dictionary !== undefined && { dictionary }),
    ...(neuronpedia && { neuronpedia }),
    ...(l0 && { l0 }),
  };
  return { ...parts, info };
}

/** The dictionary that the files of one crosscoder share, if their rows are the same features. */
async function sharedDictionary(
  { sae, config }: RecipeLayer,
  { read, tensorsAt }: RawContext,
): Promise<string | undefined> {
  if (sae === undefined || config === undefined) return undefined;
  const configuration = await read.json(config);
  const file = layerFileOf(sae, configuration);
  if (!file || !(await sharesFeatures(await tensorsAt(sae), configuration, file))) return undefined;
  return `${folderOf(sae)}crosscoder`;
}

/** A file of labels without a record. */
const NO_LINES: JsonLines = { records: [], skipped: 0 };

/** The firings of a layer; null without a file of them. */
async function firingsOf(
  { firings, read }: RecipeLayer,
  features: number | null,
  source: Source,
): Promise<BlockFirings | null> {
  if (firings === undefined) return null;
  return readFirings(await source.open(firings), source.describe(firings), features, read?.threshold);
}

/** The co-occurrence counts of a layer; null without a file of them. */
async function cooccurrenceOf(
  { cooccurrence }: RecipeLayer,
  features: number | null,
  source: Source,
): Promise<Cooccurrence | null> {
  if (cooccurrence === undefined) return null;
  return readCooccurrence(await source.open(cooccurrence), source.describe(cooccurrence), features);
}

/** The vectors of the relations' words, one for each word. */
async function openWords(path: string, context: RawContext): Promise<RawVectors> {
  const { relations, source } = context;
  const words = await openVectors(path, context);
  if (words.rows === relations?.words.length) return words;
  throw new DataError(
    `${source.describe(path)}: expected ${relations ? `${relations.words.length} rows, one for each word` : 'a list of words with one for each row'}, found ${words.rows}; use words and vectors of the same table.`,
  );
}

/** Refuses a column of labels that the user names for a layer without labels. A table of words has columns of its own. */
async function checkNoLabels(layer: RecipeLayer, { source, tables }: RawContext): Promise<void> {
  const label = layer.read?.label ?? '';
  if (label === '' || (layer.words !== undefined && (await tables(layer.words)))) return;
  throw new DataError(
    `${source.describe(layer.sae ?? layer.firings ?? layer.cooccurrence ?? '')}: expected labels with a column “${label}”, found no labels; add the table that holds them, or name no column.`,
  );
}

/** A sample of the activations of a layer; null without a file of them. */
async function activationsOf(
  { activations, encoding }: RecipeLayer,
  { matrixAt, source }: RawContext,
): Promise<Matrix | null> {
  if (activations) return everySome(await matrixAt(activations.path), activations.every);
  return encoding ? sampleActivations(encoding.activations, source) : null;
}

/** One row in `every` of a matrix, beginning with the first. */
function everySome(matrix: Matrix, every: number): Matrix {
  if (every === 1) return matrix;
  const count = Math.ceil(matrix.rows / every);
  return takeRows(
    matrix,
    Uint32Array.from({ length: count }, (_, i) => i * every),
  );
}

/** The L0 of a layer, from the recipe, its path or name, the configuration or Gemma Scope's table. */
const l0Of = (
  { l0, sae, name }: RecipeLayer,
  configuration: unknown,
  neuronpedia: NeuronpediaSource | null,
  source: Source,
): L0 | null =>
  statedL0({
    stated: l0,
    file: 'recipe',
    names: sae === undefined ? [name] : [sae, source.describe(sae), name],
    configuration,
    neuronpedia,
  });

/** The names by which Neuronpedia knows the SAE: from the recipe, the configuration or its place on Hugging Face. */
async function neuronpediaOf(
  { neuronpedia, config, sae }: RecipeLayer,
  { source, read }: RawContext,
): Promise<NeuronpediaSource | null> {
  if (neuronpedia) return neuronpedia;
  const configured = config === undefined ? null : configuredSource(await read.json(config));
  if (configured || sae === undefined) return configured;
  const address = source.describe(sae);
  return gemmaScopeSource(address) ?? labelSourceAt(address);
}

/** Whether a file may hold an encoder beside its decoder, by its name. */
const isWholeSae = (path: string) => /\.(npz|safetensors)$/i.test(path) || isTorchName(path);

/** The files that firings can be encoded from; null without a whole SAE among them. */
async function encodingFiles(
  layer: RecipeLayer,
  { tensorsAt, recipe }: RawContext,
): Promise<EncodingFiles | null> {
  const { sae, encoder, config, encoding } = layer;
  if (!encoding || sae === undefined || !isWholeSae(sae)) return null;
  const { names } = await tensorsAt(encoder ?? sae);
  if (!hasEncoder(names)) return null;
  const others = recipe.layers.flatMap((other) =>
    other.sae !== undefined && other.encoding ? [[other.sae, other.encoding.activations] as const] : [],
  );
  return { sae, encoder, config, others: new Map(others), ...encoding };
}

function layerInfo(
  layer: RecipeLayer,
  recipe: Recipe,
  parts: Omit<RawLayer, 'info'>,
  described: boolean,
): LayerInfo {
  const { decoder, firings, cooccurrence, labels, activations, encoding, words, layout, texts, strongest } =
    parts;
  const recorded = firings ?? cooccurrence;
  return {
    id: layer.id,
    name: layer.name,
    features: decoder?.rows ?? firings?.features ?? cooccurrence?.features ?? 0,
    dim: decoder?.columns ?? words?.columns ?? 0,
    blocks: recorded?.blocks ?? strongest?.blocks ?? 0,
    has: {
      decoder: decoder !== null,
      firings: firings !== null || (strongest !== null && !cooccurrence),
      cooccurrence: cooccurrence !== null,
      labels: described,
      ...(labels && !described && { columns: true }),
      activations: activations !== null,
      encoding: encoding !== null,
      ...(strongest && { strongest: true }),
      words: words !== null,
      layout: layout !== null,
      ...(texts.size > 0 && { texts: true }),
    },
    firingRule: recorded ? ruleText(recipe.rule ?? firings?.rule) : (strongest?.rule ?? ''),
  };
}
