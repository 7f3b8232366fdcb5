import { openEncoding } from '../../formats/activations/encoding.ts';
import { readCooccurrenceRows } from '../../formats/cooccurrence/cooccurrenceRows.ts';
import type { ManifestLayer } from '../manifest.ts';
import type { Readers } from '../../files/readers.ts';
import type { Source } from '../../sources/source.ts';
import type { Findings } from './findings.ts';
import { checkFirings } from './firings.ts';
import { checkFrequencies, checkLines } from './lines.ts';
import type { ManifestParts } from './manifest.ts';
import { checkColumn, checkMatrix, checkRows } from './matrices.ts';

/** One layer of a bundle in numbers; a part that is missing or could not be read counts 0. */
export interface LayerReport {
  readonly id: string;
  readonly name: string;
  readonly features: number;
  readonly dim: number;
  readonly blocks: number;
  /** the number of firings in all blocks together */
  readonly firings: number;
  /** the number of features with a label record */
  readonly labelled: number;
}

/** Checks the files of one layer. */
export async function checkLayer(
  layer: ManifestLayer,
  { item, categories, relations }: ManifestParts,
  source: Source,
  read: Readers,
  findings: Findings,
): Promise<LayerReport> {
  const { decoder, firings, activations, encoding, layout, words } = layer;
  const matrix = async (path: string, rows: number, columns: number) => {
    const array = await findings.attempt(() => read.array(path));
    return array && checkMatrix(array, source.describe(path), [rows, columns], findings);
  };
  const directions = decoder && (await matrix(decoder.path, decoder.features, decoder.dim));
  if (directions) checkRows(directions, source.describe(decoder.path), item, findings);
  const features = decoder?.features ?? 0;
  const labelled = decoder ? await checkLabels(layer, features, item, source, read, findings) : 0;
  const fired =
    firings && decoder
      ? await checkFirings(firings, features, categories && categories.length, source, read, findings)
      : null;
  if (layer.cooccurrence && decoder) await checkCounts(layer.cooccurrence, features, source, read, findings);
  if (activations) await matrix(activations.path, activations.tokens, (decoder ?? words)?.dim ?? 0);
  if (encoding && decoder) {
    const { encoder, activations: tokens, offsets } = encoding;
    await findings.attempt(() => openEncoding({ sae: encoder, activations: [tokens], offsets }, source));
  }
  if (layout && decoder) await matrix(layout.path, features, layout.dim);
  if (words && relations) await matrix(words.path, relations.words.count, words.dim);
  return {
    id: layer.id,
    name: layer.name,
    features,
    dim: (decoder ?? words)?.dim ?? 0,
    blocks: firings?.blocks ?? layer.cooccurrence?.blocks ?? 0,
    firings: fired ?? 0,
    labelled,
  };
}

/** Checks the files about single features or blocks. Returns the number of features with a label. */
async function checkLabels(
  { labels, notes, frequency, firings }: ManifestLayer,
  features: number,
  item: string,
  source: Source,
  read: Readers,
  findings: Findings,
): Promise<number> {
  const lines = async (path: string, count: number, of: string) => {
    const found = await findings.attempt(() => read.lines(path));
    return found && { found, placed: checkLines(found, source.describe(path), count, of, findings) };
  };
  const labelled = labels && (await lines(labels.path, features, item));
  if (labelled) checkFrequencies(labelled.found, source.describe(labels.path), findings);
  if (notes && notes.path !== labels?.path) await lines(notes.path, features, item);
  if (frequency) {
    const column = await findings.attempt(() => read.array(frequency.path));
    if (column) checkColumn(column, source.describe(frequency.path), features, findings, [0, 1]);
  }
  if (firings?.texts !== undefined) await lines(firings.texts, firings.blocks, 'block');
  return labelled ? labelled.placed : 0;
}

async function checkCounts(
  { indptr, indices, counts, blocks }: NonNullable<ManifestLayer['cooccurrence']>,
  features: number,
  source: Source,
  read: Readers,
  findings: Findings,
): Promise<void> {
  const arrays = [];
  for (const path of [indptr, indices, counts]) arrays.push(await findings.attempt(() => read.array(path)));
  const [starts, numbers, values] = arrays;
  if (!starts || !numbers || !values) return;
  await findings.attempt(() =>
    readCooccurrenceRows(starts, numbers, values, features, blocks, source.describe(counts)),
  );
}
