import type { Dataset, Encoding } from '../../../../dataset/dataset.ts';
import { DataError } from '../../../../dataset/error.ts';
import { parseIndices } from '../../../../dataset/indexText.ts';
import { encodeTokens, type TokenActivations } from '../../../../math/encode/tokenActivations.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { membersOfLobe } from '../membersOfLobe.ts';
import { lobesOf } from '../reports.ts';
import type { LobesRequest, Remember } from '../request.ts';
import { rankClusters, type RankingParameters, type TokenRanking } from './ranking.ts';
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
  const all = await activationsOf(dataset, layer, set.bos, stepOf(work, 0, 0.3), remember);
  return tokenCloudOf(all, await dataset.decoder(layer), set, stepOf(work, 0.3, 1));
}

/** The activations of all features of a layer, found once for all reports. */
const activationsOf = (
  dataset: Dataset,
  layer: string,
  bos: number,
  work: Work,
  remember: Remember,
): Promise<TokenActivations> =>
  remember(JSON.stringify(['token activations', layer, bos]), async () =>
    tokenActivations(await dataset.encoding(layer), bos, work),
  );

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

/** Which clusters are ranked by the shapes of their tokens, and how. */
export interface TokenRankingRequest extends RankingParameters {
  /** lobes, or clusters of the directions */
  readonly clusters: LobesRequest;
  readonly bos: number;
}

/** A ranking with the clusters that it ranks. */
export interface RankedClusters extends TokenRanking {
  /** the cluster of each feature, −1 for none, `[features]` */
  readonly labels: Int32Array;
}

/**
 * The lobes of a layer, or clusters of its directions, by the shapes of their tokens.
 *
 * @throws DataError when the layer has no activations with a whole SAE, or as `lobes`
 */
export async function tokenRankingReport(
  dataset: Dataset,
  { clusters, bos, ...parameters }: TokenRankingRequest,
  work: Work,
  remember: Remember,
): Promise<RankedClusters> {
  const { layer } = clusters;
  const { labels, sizes } = await lobesOf(dataset, clusters, stepOf(work, 0, 0.05), remember);
  const all = await activationsOf(dataset, layer, bos, stepOf(work, 0.05, 0.2), remember);
  const decoder = await dataset.decoder(layer);
  const members = Array.from(sizes, (_, lobe) => membersOfLobe(labels, lobe));
  return rankLabelled(all, decoder, { labels, members }, parameters, work);
}

/** Ranks clusters whose labels are known; the drafts have the labels too. */
export async function rankLabelled(
  all: TokenActivations,
  decoder: Matrix,
  { labels, members }: { readonly labels: Int32Array; readonly members: readonly Uint32Array[] },
  parameters: RankingParameters,
  work: Work,
): Promise<RankedClusters> {
  const draft =
    work.draft &&
    ((ranking: () => unknown) => work.draft!(() => ({ ...(ranking() as TokenRanking), labels })));
  const step = { ...stepOf(work, 0.2, 1), ...(draft && { draft }) };
  return { ...(await rankClusters(all, decoder, members, parameters, step)), labels };
}
