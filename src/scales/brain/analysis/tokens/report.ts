import type { Dataset, Encoding, StrongTokens, TokenInContext } from '../../../../dataset/dataset.ts';
import { DataError } from '../../../../dataset/error.ts';
import { parseIndices } from '../../../../dataset/indexText.ts';
import { layerOf } from '../../../../dataset/layers.ts';
import { encodeTokens, type TokenActivations } from '../../../../math/encode/tokenActivations.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { membersOfLobe } from '../lobes/membersOfLobe.ts';
import { lobesOf } from '../lobes/report.ts';
import type { LobesRequest, Remember } from '../request.ts';
import { rankClusters, type RankingParameters, type TokenRanking } from './ranking.ts';
import type { TokenSource } from './drawable.ts';
import { checkMembers, tokenCloud, type TokenCloud, type TokenCloudParameters } from './tokenCloud.ts';

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
 * feature fires at a token if its activation is above 0, as published. Without activations, the strongest tokens of each feature
 * are joined.
 *
 * @throws DataError when the layer has neither activations with a whole SAE nor strongest tokens, or as `tokenCloud`
 */
export async function tokenCloudReport(
  dataset: Dataset,
  { layer, ...set }: TokenCloudRequest,
  work: Work,
  remember: Remember,
): Promise<TokenCloud> {
  if (readsStrongest(dataset, layer)) return strongCloudOf(dataset, { layer, ...set }, work);
  const all = await activationsOf(dataset, layer, set.bos, stepOf(work, 0, 0.3), remember);
  return tokenCloudOf(all, await dataset.decoder(layer), set, stepOf(work, 0.3, 1));
}

/**
 * The tokens at which each feature of a layer fires: of all, or of the strongest of each.
 *
 * @throws DataError when the layer has neither activations with a whole SAE nor strongest tokens
 */
export const tokensOfLayer = (
  dataset: Dataset,
  layer: string,
  bos: number,
  work: Work,
  remember: Remember,
): Promise<TokenSource> =>
  readsStrongest(dataset, layer)
    ? strongActivations(dataset, layer, bos)
    : activationsOf(dataset, layer, bos, work, remember);

/** The strongest tokens of all features of a layer. */
export function strongActivations(dataset: Dataset, layer: string, bos: number): Promise<StrongTokens> {
  const { features } = layerOf(dataset.info, layer);
  return dataset.strongTokens!(
    layer,
    Uint32Array.from({ length: features }, (_, i) => i),
    bos,
  );
}

/** Whether only the strongest tokens of a layer's features are known. */
const readsStrongest = ({ info, strongTokens }: Dataset, layer: string): boolean => {
  const has = info.layers.find(({ id }) => id === layer)?.has;
  return has?.encoding !== true && has?.strongest === true && strongTokens !== undefined;
};

/** The cloud of a set of features by their strongest tokens, of which only those of the set are read. */
export async function strongCloudOf(
  dataset: Dataset,
  { layer, members: text, bos, ...parameters }: TokenCloudRequest,
  work: Work,
): Promise<TokenCloud> {
  const decoder = await dataset.decoder(layer);
  const members = membersIn(text);
  checkMembers(members, decoder.rows);
  const all = await dataset.strongTokens!(layer, members, bos);
  const places = members.map((_, i) => i);
  const cloud = await tokenCloud(all, takeRows(decoder, members), places, parameters, work);
  return { ...cloud, features: members, strongest: cloud.strongest.map((place) => members[place]!) };
}

/**
 * The text around a token of a layer's file of strongest tokens.
 *
 * @throws DataError when the layer has no such file, or the file no such token
 */
export async function tokenContextOf(
  dataset: Dataset,
  layer: string,
  token: number,
): Promise<TokenInContext> {
  if (dataset.tokenContext && readsStrongest(dataset, layer)) return dataset.tokenContext(layer, token);
  throw new DataError(
    `Context of a token: expected a layer with a file of strongest tokens, found ${dataset.info.name} without one; open its examples.safetensors too.`,
  );
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
export async function tokenCloudOf(
  all: TokenActivations,
  decoder: Matrix,
  { members: text, bos: _, ...parameters }: TokenSet,
  work: Work,
): Promise<TokenCloud> {
  return tokenCloud(all, decoder, membersIn(text), parameters, work);
}

function membersIn(text: string): Uint32Array {
  const members = parseIndices(text);
  if (members) return members;
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
 * @throws DataError when the layer has neither activations with a whole SAE nor strongest tokens, or as `lobes`
 */
export async function tokenRankingReport(
  dataset: Dataset,
  { clusters, bos, ...parameters }: TokenRankingRequest,
  work: Work,
  remember: Remember,
): Promise<RankedClusters> {
  const { layer } = clusters;
  const { labels, sizes } = await lobesOf(dataset, clusters, stepOf(work, 0, 0.05), remember);
  const decoder = await dataset.decoder(layer);
  const all = await tokensOfLayer(dataset, layer, bos, stepOf(work, 0.05, 0.2), remember);
  const members = Array.from(sizes, (_, lobe) => membersOfLobe(labels, lobe));
  return rankLabelled(all, decoder, { labels, members }, parameters, work);
}

/** Ranks clusters whose labels are known; the drafts have the labels too. */
export async function rankLabelled(
  all: TokenSource,
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
