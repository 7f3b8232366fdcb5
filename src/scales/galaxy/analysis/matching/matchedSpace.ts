import type { Dataset } from '../../../../dataset/dataset.ts';
import { DataError } from '../../../../dataset/error.ts';
import { directionSpace, firingSpace, sideBySide, type MatchingSpace } from './space.ts';

/** What features are matched by. */
export const MATCH_BY = ['decoder', 'both', 'firings'] as const;

export type MatchBy = (typeof MATCH_BY)[number];

/** A layer of a dataset. */
export interface LayerOf {
  readonly dataset: Dataset;
  readonly layer: string;
}

/**
 * The features of two layers, of one dataset or of two, in the space in which they are matched: by their decoder rows, by
 * decoder and encoder rows together, or by their firings in the same blocks.
 *
 * @throws DataError when a layer lacks the arrays, or they do not fit
 */
export async function matchedSpace(one: LayerOf, other: LayerOf, by: MatchBy): Promise<MatchingSpace> {
  switch (by) {
    case 'decoder':
      return directionSpace(await one.dataset.decoder(one.layer), await other.dataset.decoder(other.layer));
    case 'both':
      return directionSpace(await decoderAndEncoder(one), await decoderAndEncoder(other), 2);
    case 'firings':
      return firingSpace(await one.dataset.firings(one.layer), await other.dataset.firings(other.layer));
  }
}

async function decoderAndEncoder({ dataset, layer }: LayerOf) {
  const info = dataset.info.layers.find(({ id }) => id === layer);
  if (!info?.has.encoding) {
    throw new DataError(
      `Matching by decoder and encoder: expected a whole SAE with its encoder, found none for ${info?.name ?? layer}; match by decoder instead.`,
    );
  }
  const decoder = await dataset.decoder(layer);
  const { encoder } = await dataset.encoding(layer);
  return sideBySide(decoder, encoder.weights);
}
