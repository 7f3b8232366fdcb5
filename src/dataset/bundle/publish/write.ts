import type { Dataset, Example, FeatureNotes, LayerInfo, Relations } from '../../dataset.ts';
import { cooccurrenceRows } from '../../formats/cooccurrence/cooccurrenceRows.ts';
import { writeNpy } from '../../files/npy.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Manifest, ManifestLayer } from '../manifest.ts';
import { MANIFEST_VERSION, readManifest } from '../manifest.ts';
import type { Recipe } from '../../recognise/recipe.ts';
import type { Work } from '../../../math/work/work.ts';
import { stepOf } from '../../../math/work/work.ts';
import { datasheetFile, type Published } from './datasheet.ts';
import { encodingFiles } from './encoding.ts';
import { gzip, jsonFile, linesFile, matrixFile } from './files.ts';
import { maskWords } from './mask.ts';

export interface BundleOptions {
  readonly rule: Recipe['rule'];
  readonly publish: Recipe['publish'];
  /** the raw datasheet in Markdown; null when there is none */
  readonly datasheet: string | null;
  /** whether encoders and the activations that they encode belong to the bundle */
  readonly encodings?: boolean;
}

/** The files of a bundle by path, and what publishing changed. */
export interface Bundle {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly published: Published;
}

/**
 * Writes any dataset as the files of a bundle: directions in half precision, labels separate from notes, firings
 * as compressed rows. The same dataset and options give the same bytes.
 *
 * @throws DataError when a bundle cannot hold a part of the dataset, such as firings without directions
 */
export async function writeBundle(dataset: Dataset, options: BundleOptions, work: Work): Promise<Bundle> {
  const { info } = dataset;
  const files = new Map<string, Uint8Array>();
  const writer: Writer = {
    files,
    options,
    mask: maskWords(options.publish?.mask ?? []),
    published: { masked: 0, examples: 0, examplesKept: 0, sources: new Map() },
    matrices: new Map(),
  };
  const layers: ManifestLayer[] = [];
  for (const [i, layer] of info.layers.entries()) {
    const step = stepOf(work, i / info.layers.length, (i + 1) / info.layers.length);
    layers.push(await writeLayer(dataset, layer, writer, step));
  }
  const relations = info.layers.some(({ has }) => has.words)
    ? {
        ...writeRelations(await dataset.relations(), writer),
        ...(info.firstRelations && { first: [...info.firstRelations] }),
      }
    : undefined;
  const { name, title, description, item, defaultLayer, categories, provenance } = info;
  const { datasheet: _, ...origin } = provenance;
  const manifest: Manifest = {
    version: MANIFEST_VERSION,
    name,
    title,
    description,
    item,
    defaultLayer,
    categories: [...categories],
    layers,
    ...(relations ? { relations } : {}),
    provenance: { ...origin, ...(options.datasheet === null ? {} : { datasheet: 'README.md' }) },
  };
  files.set('manifest.json', jsonFile(readManifest(manifest, 'manifest.json')));
  if (options.datasheet !== null) {
    files.set('README.md', datasheetFile(options.datasheet, options.publish, writer.published));
  }
  return { files, published: writer.published };
}

interface Writer {
  readonly files: Map<string, Uint8Array>;
  readonly options: BundleOptions;
  readonly mask: (text: string) => string;
  readonly published: Published;
  /** the paths of the matrices written so far: layers may share one */
  readonly matrices: Map<Float32Array, string>;
}

/** Adds the file of a matrix in half precision, or finds the file that it has, and returns its path. */
function putMatrix(writer: Writer, path: string, matrix: Matrix): string {
  const written = writer.matrices.get(matrix.data);
  if (written !== undefined) return written;
  writer.matrices.set(matrix.data, path);
  return put(writer, path, matrixFile(matrix));
}

/** Adds a file and returns its path. */
function put({ files }: Writer, path: string, bytes: Uint8Array): string {
  files.set(path, bytes);
  return path;
}

/** Masks a text, and counts it if that changed it. */
function masked(writer: Writer, text: string): string {
  const shown = writer.mask(text);
  if (shown !== text) writer.published.masked++;
  return shown;
}

async function writeLayer(
  dataset: Dataset,
  { id, name, has, features, dim, dictionary, neuronpedia, l0 }: LayerInfo,
  writer: Writer,
  work: Work,
): Promise<ManifestLayer> {
  const folder = `layer_${id}`;
  const layer: { -readonly [K in keyof ManifestLayer]: ManifestLayer[K] } = { id, name };
  work.progress(0, `${name}: vectors`);
  if (has.decoder) {
    const path = putMatrix(writer, `${folder}/decoder.npy`, await dataset.decoder(id));
    layer.decoder = { path, features, dim };
  }
  if (has.words) {
    const vectors = await dataset.wordVectors(id);
    layer.words = { path: putMatrix(writer, `${folder}/words.npy`, vectors), dim: vectors.columns };
  }
  if (has.activations) {
    const activations = await dataset.activations(id);
    const path = put(writer, `${folder}/activations.npy`, matrixFile(activations));
    layer.activations = { path, tokens: activations.rows };
  }
  if (has.encoding && writer.options.encodings) {
    const files = await encodingFiles(await dataset.encoding(id), id);
    layer.encoding = {
      encoder: put(writer, `${folder}/encoder.npz`, files.encoder),
      activations: put(writer, `${folder}/tokens.npy`, files.activations),
      tokens: files.tokens,
      offsets: put(writer, `${folder}/documents.npy`, files.offsets),
    };
  }
  if (has.layout) {
    const layout = await dataset.layout(id);
    const path = put(writer, `${folder}/layout.npy`, writeNpy(layout.data, [layout.rows, layout.columns]));
    layer.layout = { path, dim: layout.columns as 2 | 3 };
  }
  work.progress(0.2, `${name}: labels and notes`);
  await work.pause();
  if (has.labels || has.columns)
    Object.assign(layer, await writeLabels(dataset, id, features, folder, writer));
  work.progress(0.4, `${name}: firings`);
  await work.pause();
  if (has.firings) {
    const texts = has.texts ? await writeTexts(dataset, id, folder, writer) : {};
    layer.firings = { ...(await writeFirings(dataset, id, folder, writer)), ...texts };
  }
  if (has.cooccurrence) layer.cooccurrence = await writeCooccurrence(dataset, id, folder, writer);
  if (dictionary !== undefined) layer.dictionary = dictionary;
  if (neuronpedia) layer.neuronpedia = { ...neuronpedia };
  if (l0?.per === 'token' && has.decoder) layer.l0 = l0.value;
  return layer;
}

async function writeFirings(dataset: Dataset, id: string, folder: string, writer: Writer) {
  const { blocks, indptr, indices, category, document, rule: written } = await dataset.firings(id);
  const rule = writer.options.rule ?? written;
  return {
    indptr: put(writer, `${folder}/firings_indptr.npy`, writeNpy(indptr, [indptr.length])),
    indices: put(writer, `${folder}/firings_indices.npy.gz`, gzip(writeNpy(indices, [indices.length]))),
    ...(category
      ? { category: put(writer, `${folder}/firings_category.npy`, writeNpy(category, [blocks])) }
      : {}),
    ...(document
      ? { document: put(writer, `${folder}/firings_document.npy.gz`, gzip(writeNpy(document, [blocks]))) }
      : {}),
    blocks,
    ...(rule ? { rule } : {}),
  };
}

async function writeCooccurrence(dataset: Dataset, id: string, folder: string, writer: Writer) {
  const found = await dataset.cooccurrence(id);
  const rows = cooccurrenceRows(found);
  const file = (name: keyof typeof rows) =>
    put(writer, `${folder}/cooccurrence_${name}.npy.gz`, gzip(writeNpy(rows[name], [rows[name].length])));
  return {
    indptr: file('indptr'),
    indices: file('indices'),
    counts: file('counts'),
    blocks: found.blocks,
    ...(writer.options.rule ? { rule: writer.options.rule } : {}),
  };
}

/** The texts of the blocks whose sources may be published. */
async function writeTexts(
  dataset: Dataset,
  id: string,
  folder: string,
  writer: Writer,
): Promise<{ texts?: string }> {
  const permitted = writer.options.publish?.sources;
  const { blocks } = await dataset.firings(id);
  const texts = (await dataset.texts?.(id, [...Array(blocks).keys()])) ?? [];
  const lines = texts.flatMap(({ text, source }, index) => {
    const kept = text !== '' && (permitted === undefined || Object.hasOwn(permitted, source));
    return kept ? [{ index, text: masked(writer, text), source }] : [];
  });
  return lines.length > 0 ? { texts: put(writer, `${folder}/texts.jsonl.gz`, linesFile(lines)) } : {};
}

async function writeLabels(
  dataset: Dataset,
  id: string,
  features: number,
  folder: string,
  writer: Writer,
): Promise<Pick<ManifestLayer, 'labels' | 'notes'>> {
  const { description, frequency, category, numeric } = await dataset.labels(id);
  const columns = Object.entries(numeric);
  const labels: object[] = [];
  const notes: object[] = [];
  for (let index = 0; index < features; index++) {
    labels.push({
      index,
      description: masked(writer, description[index]!),
      ...(frequency && !Number.isNaN(frequency[index]) ? { frequency: shorten(frequency[index]!) } : {}),
      ...(category.length > 0 ? { category: category[index]! } : {}),
      ...Object.fromEntries(
        columns
          .filter(([, column]) => !Number.isNaN(column[index]))
          .map(([key, column]) => [key, shorten(column[index]!)]),
      ),
    });
    const note = noteRecord(index, await dataset.notes(id, index), writer);
    if (note) notes.push(note);
  }
  return {
    labels: { path: put(writer, `${folder}/labels.jsonl.gz`, linesFile(labels)) },
    ...(notes.length > 0
      ? { notes: { path: put(writer, `${folder}/notes.jsonl.gz`, linesFile(notes)) } }
      : {}),
  };
}

/** A number with seven digits, all that float32 holds, so that 0.0013123 is not written as 0.0013123000273481011. */
const shorten = (value: number): number => Number(value.toPrecision(7));

function noteRecord(index: number, { topTokens, examples }: FeatureNotes, writer: Writer): object | null {
  const { published } = writer;
  const permitted = writer.options.publish?.sources;
  published.examples += examples.length;
  const kept = examples.filter(({ source }) => permitted === undefined || Object.hasOwn(permitted, source));
  published.examplesKept += kept.length;
  for (const { source } of kept) published.sources.set(source, (published.sources.get(source) ?? 0) + 1);
  if (topTokens.length + kept.length === 0) return null;
  return {
    index,
    top_tokens: topTokens.map((token) => masked(writer, token)),
    examples: kept.map((example) => exampleRecord(example, writer)),
  };
}

/** A context as a bundle has it: its tokens if their places are known, else its text. */
function exampleRecord({ text, token, strip, ...rest }: Example, writer: Writer): object {
  const shown = masked(writer, text);
  const record = { token: masked(writer, token), ...rest };
  // Masked words have their length, so that the cuts hold.
  if (!strip || shown.length !== text.length) return { text: shown, ...record };
  let end = 0;
  const tokens = strip.tokens.map((part) => shown.slice(end, (end += part.length)));
  return {
    tokens,
    at: strip.at,
    ...(strip.activations.length > 0 ? { activations: strip.activations } : {}),
    ...(strip.estimated ? { estimated: true } : {}),
    ...record,
  };
}

function writeRelations({ words, relations, covariates }: Relations, writer: Writer) {
  const shown = words.map((word) => masked(writer, word));
  const columns = Object.entries(covariates).map(([name, column]) => [
    name,
    put(writer, `covariates/${name.replace(/[^\w.-]+/g, '-')}.npy`, writeNpy(column, [column.length])),
  ]);
  return {
    words: { path: put(writer, 'words.json', jsonFile(shown)), count: words.length },
    pairs: relations.map(({ id, name, pairs }) => {
      const records = Array.from({ length: pairs.length / 2 }, (_, i) => ({
        input: shown[pairs[2 * i]!]!,
        output: shown[pairs[2 * i + 1]!]!,
      }));
      return { id, name, path: put(writer, `pairs/${id}.json`, jsonFile(records)), pairs: records.length };
    }),
    ...(columns.length > 0 ? { covariates: Object.fromEntries(columns) as Record<string, string> } : {}),
  };
}
