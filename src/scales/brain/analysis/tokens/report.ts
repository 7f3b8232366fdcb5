import type { Dataset, Encoding } from '../../../../dataset/dataset.ts';
import { DataError } from '../../../../dataset/error.ts';
import { parseIndices } from '../../../../dataset/indexText.ts';
import { encodeTokens, type TokenActivations } from '../../../../math/encode/tokenActivations.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { Remember } from '../request.ts';
import { tokenCloud, type TokenCloud, type TokenCloudParameters } from './tokenCloud.ts';

/** Which features' tokens are shown, and how. */
export interface TokenSet extends TokenCloudParameters {
  /** feature numbers, as `printIndices` writes them */
  readonly members: string;
  /** tokens left out at the beginning of each document, such as 1 for a BOS */
  readonly bos: number;
}

export interface TokenCloudRequest extends TokenSet {
  readonly layer: string;
}

/**
 * The tokens at which a set of features of a layer fires. All features are encoded once, whatever set is asked for. A
 * feature fires at a token if its activation is above 0, as published.
 *
 * @throws DataError when the layer has no activations with a whole SAE, or as `tokenCloud`
 */
export async function tokenCloudReport(
  dataset: Dataset,
  { layer, ...set }: TokenCloudRequest,
  work: Work,
  remember: Remember,
): Promise<TokenCloud> {
  const key = JSON.stringify(['token activations', layer, set.bos]);
  const all = await remember(key, async () =>
    tokenActivations(await dataset.encoding(layer), set.bos, stepOf(work, 0, 0.3)),
  );
  return tokenCloudOf(all, await dataset.decoder(layer), set, stepOf(work, 0.3, 1));
}

/** The activations above 0 of all features at every token. */
export const tokenActivations = ({ encoder, tokens, offsets }: Encoding, bos: number, work: Work) =>
  encodeTokens(encoder, tokens, offsets, { threshold: 0, drop: bos }, work);

/**
 * The cloud of a set of features.
 *
 * @throws DataError when the set cannot be read, or as `tokenCloud`
 */
export function tokenCloudOf(
  all: TokenActivations,
  decoder: Matrix,
  { members: text, bos: _, ...parameters }: TokenSet,
  work: Work,
): Promise<TokenCloud> {
  const members = parseIndices(text);
  if (members) return tokenCloud(all, decoder, members, parameters, work);
  throw new DataError(
    `Token cloud: expected numbers and ranges of features such as 3,7,10-12, found “${text.slice(0, 60)}”.`,
  );
}
