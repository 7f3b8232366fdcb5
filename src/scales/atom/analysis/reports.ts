import type { Dataset } from '../../../dataset/dataset.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
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
