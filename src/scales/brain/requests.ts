import type { LayerInfo } from '../../dataset/dataset.ts';
import type { LobesRequest } from '../shared/lobes/job.ts';
import { BRAIN_DEFAULTS } from './analysis/defaults.ts';
import type { Held } from './analysis/geometry/held.ts';
import type { FollowingRequest } from './analysis/following/report.ts';
import { PUBLISHED } from './analysis/published/parameters.ts';
import type { AbsorptionRequest, HierarchyRequest, TogetherRequest } from './analysis/together/reports.ts';
import { sweepPlan } from './analysis/sweep/sweepPlan.ts';
import { RANKING_DEFAULTS, TOKEN_DEFAULTS } from './analysis/tokens/defaults.ts';
import type { TokenRankingRequest } from './analysis/tokens/report.ts';
import { followedLayer } from './followable.ts';
import type { BrainView } from './view.ts';

/** From the lobes and the view to the parameters of the brain's jobs: the same for the panels and for a report. */

/** What the nulls hold; what is held by default is not among the parameters, so that results of a bundle are found. */
const holding = (lobes: LobesRequest, { hold }: BrainView): LobesRequest & { readonly hold?: Held } =>
  hold === BRAIN_DEFAULTS.hold ? lobes : { ...lobes, hold };

export const geometryRequest = (lobes: LobesRequest, view: BrainView) => ({
  ...holding(lobes, view),
  permutations: BRAIN_DEFAULTS.permutations,
  by: view.geometry,
});

export const classifierRequest = (lobes: LobesRequest, view: BrainView) => ({
  ...holding(lobes, view),
  permutations: Number(view.fits),
});

export const publishedGeometryRequest = (lobes: LobesRequest) => ({
  ...lobes,
  permutations: PUBLISHED.permutations,
  by: PUBLISHED.geometry,
});

export const publishedClassifierRequest = (lobes: LobesRequest) => ({ ...lobes, fits: PUBLISHED.fits });

export function localityRequest({ keepSilent: _, ...lobes }: LobesRequest, { neighbours }: BrainView) {
  return { ...lobes, neighbours: Number(neighbours), draws: BRAIN_DEFAULTS.strangers };
}

export const seedsRequest = (lobes: LobesRequest, { geometry }: BrainView) => ({
  ...lobes,
  seeds: BRAIN_DEFAULTS.seeds,
  by: geometry,
});

/** Pairs do not depend on the lobes, only on the filters. */
export const togetherRequest = (
  { layer, minimumBlocks, maximumShare }: LobesRequest,
  { pairLevel, pairRatio }: BrainView,
): TogetherRequest => ({
  layer,
  ...(minimumBlocks !== undefined && { minimumBlocks }),
  ...(maximumShare !== undefined && { maximumShare }),
  level: Number(pairLevel),
  ratio: Number(pairRatio),
});

export const hierarchyRequest = (lobes: LobesRequest, view: BrainView): HierarchyRequest => ({
  ...togetherRequest(lobes, view),
  share: Number(view.parentShare),
  draws: BRAIN_DEFAULTS.parentDraws,
  seed: lobes.seed,
});

export const absorptionRequest = (lobes: LobesRequest, view: BrainView): AbsorptionRequest => ({
  ...togetherRequest(lobes, view),
  share: Number(view.parentShare),
  bos: TOKEN_DEFAULTS.bos,
});

/** Where the lobes of a layer are followed to; null if no other layer has firings. */
export function followingRequest(
  layers: readonly LayerInfo[],
  lobes: LobesRequest,
  { followTo }: BrainView,
): FollowingRequest | null {
  const other = followedLayer(layers, lobes.layer, followTo);
  return other === null ? null : { ...lobes, with: other, draws: BRAIN_DEFAULTS.followingDraws };
}

export const heldOutRequest = (lobes: LobesRequest) => ({ ...lobes, draws: BRAIN_DEFAULTS.heldOutDraws });

export const stabilityRequest = (lobes: LobesRequest) => ({
  ...lobes,
  samples: BRAIN_DEFAULTS.samples,
  nulls: BRAIN_DEFAULTS.nulls,
});

export function affinitiesRequest({ affinity: _, ...lobes }: LobesRequest) {
  return lobes;
}

export const categoryNullRequest = (lobes: LobesRequest) => ({ ...lobes, shuffles: BRAIN_DEFAULTS.shuffles });

/**
 * The cloud of the tokens at which features fire.
 *
 * @param members  feature numbers, as `printIndices` writes them
 */
export const tokensRequest = (layer: string, members: string, { bos }: BrainView) => ({
  layer,
  members,
  ...TOKEN_DEFAULTS,
  bos,
});

/** The lobes, or clusters of the directions, by the shapes of their tokens. */
export const tokenRankingRequest = (lobes: LobesRequest, view: BrainView): TokenRankingRequest => ({
  clusters: view.rankOf === 'lobes' ? lobes : directionClusters(lobes, view),
  ...TOKEN_DEFAULTS,
  ...RANKING_DEFAULTS,
  bos: view.bos,
});

/** Clusters of all directions. */
const directionClusters = ({ layer, seed }: LobesRequest, { geometry, rankClusters }: BrainView) => ({
  layer,
  affinity: geometry,
  k: Number(rankClusters),
  seed,
  keepSilent: false,
});

/**
 * The points of a sweep, in the order of computation: every affinity of firings at every number of lobes.
 *
 * @param features  number of features that are clustered
 * @param most  the largest number of lobes
 */
export function sweepRequests(
  { affinity: _, k: __, ...lobes }: Omit<LobesRequest, 'affinity' | 'k'> & Partial<LobesRequest>,
  features: number,
  most: number,
) {
  const choice = lobes.asPublished ? { permutations: PUBLISHED.permutations } : {};
  return sweepPlan(features, most, choice).map((step) => ({ ...lobes, ...step }));
}
