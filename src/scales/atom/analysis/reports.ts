import type { Dataset } from '../../../dataset/dataset.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { layerQuality } from './layerQuality.ts';
import type { CrystalParameters } from './parameters.ts';
import type { RelationWords } from './selection.ts';

/** Loads the words of the relations with their vectors at a layer. */
export async function relationWords(dataset: Dataset, layer: string): Promise<RelationWords> {
  const [vectors, relations] = await Promise.all([dataset.wordVectors(layer), dataset.relations()]);
  return { vectors, relations };
}

/** Which vectors of a layer are searched: decoder directions, or words. */
export type SearchedAmong = 'features' | 'words';

/** The vectors that are searched, `[features or words, dim]`. */
export const vectorsAmong = (dataset: Dataset, layer: string, among: SearchedAmong): Promise<Matrix> =>
  among === 'features' ? dataset.decoder(layer) : dataset.wordVectors(layer);

/** Held-out quality at one layer. */
export interface QualityAtLayer {
  readonly layer: string;
  /** mean silhouette of the held-out pairs over the folds, and its deviation; null where it cannot be measured */
  readonly heldOut: number | null;
  readonly sd: number | null;
  /** the same with shuffled relation labels */
  readonly nullMean: number | null;
  /** of each relation, NaN where it cannot be measured, `[relations]` */
  readonly relations: Float64Array;
}

/** Held-out quality layer by layer. */
export interface QualityByLayer {
  readonly relations: readonly { readonly id: string; readonly name: string }[];
  readonly layers: readonly QualityAtLayer[];
}

/**
 * The held-out quality of the chosen relations at each of some layers, beside shuffled labels.
 *
 * @throws DataError as `layerQuality`
 */
export async function qualityByLayer(
  dataset: Dataset,
  layers: readonly string[],
  parameters: CrystalParameters,
  work: Work,
): Promise<QualityByLayer> {
  const found: QualityAtLayer[] = [];
  let relations: QualityByLayer['relations'] = [];
  for (const [i, layer] of layers.entries()) {
    const name = dataset.info.layers.find(({ id }) => id === layer)?.name ?? layer;
    const step = stepOf(work, i / layers.length, (i + 1) / layers.length);
    work.progress(i / layers.length, `Measuring ${name}`);
    const quality = await layerQuality(await relationWords(dataset, layer), parameters, step);
    relations = quality.relations.map(({ id, name: title }) => ({ id, name: title }));
    found.push({
      layer,
      heldOut: quality.folds?.mean ?? null,
      sd: quality.folds?.sd ?? null,
      nullMean: quality.heldOut?.null.mean ?? null,
      relations: Float64Array.from(quality.relations, ({ heldOut }) => heldOut?.value ?? NaN),
    });
  }
  return { relations, layers: found };
}
