import { printIndices } from '../../dataset/indexText.ts';
import type { Dataset, LayerInfo } from '../../dataset/dataset.ts';
import { DataError } from '../../dataset/error.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { quietWork } from '../../math/work/work.ts';
import type { ScaleValues } from '../../state/view.ts';
import { areLarge } from '../shared/lobes/areLarge.ts';
import { lobesRequest } from '../shared/lobes/job.ts';
import type { JobRequest, ResultKind } from '../shared/results.ts';
import {
  absorptionJob,
  followingJob,
  hierarchyJob,
  lobesJob,
  togetherJob,
  tokenRankingJob,
  tokensJob,
} from './jobs.ts';
import {
  absorptionRequest,
  followingRequest,
  hierarchyRequest,
  togetherRequest,
  tokenRankingRequest,
  tokensRequest,
} from './requests.ts';
import { MOST_CANDIDATES } from './analysis/together/limits.ts';
import { brainView } from './view.ts';

/** Gzipped bytes, measured on the embedded datasets: of a feature, a pair, a cloud of tokens, a cluster. */
const FEATURE = 3.5;
const PAIR_FEATURE = 4;
const PAIRS = 680_000;
const LINK_FEATURE = 18;
const FOLLOWED = 3_600;
const FOLLOWED_PAIR = 8;
const TOKENS = 62_000;
const CLUSTER = 200;
const LABEL = 0.9;
const CANDIDATE = 120;
/** More lobes are not followed in a bundle: the table of all pairs of lobes has eight bytes for each. */
const MOST_FOLLOWED = 256;

/** The lobes that a view of a layer shows; null if they are not computed without the user's request. */
export const lobesAhead = (layer: LayerInfo, scales: ScaleValues): JobRequest | null =>
  isRecorded(layer) && !areLarge(layer) ? [lobesJob, lobesShown(layer, scales)] : null;

const lobesShown = (layer: LayerInfo, scales: ScaleValues) => lobesRequest(layer, brainView.of(scales));

/** Lobes. */
export const lobeResults: ResultKind = {
  id: 'lobes',
  name: 'lobes, as first shown and as shown now',
  ofFirstView: true,
  requests: async (_, layer, scales) => (isRecorded(layer) ? [[lobesJob, lobesShown(layer, scales)]] : []),
  size: (_, layer) => (isRecorded(layer) ? FEATURE * layer.features : 0),
};

/** The pairs of features beyond both margins. */
export const togetherResults: ResultKind = {
  id: 'together',
  name: 'pairs that fire together beyond chance',
  ofFirstView: false,
  requests: async (_, layer, scales) =>
    layer.has.firings
      ? [[togetherJob, togetherRequest(lobesShown(layer, scales), brainView.of(scales))]]
      : [],
  size: (_, { features, has }) =>
    has.firings ? PAIR_FEATURE * features + Math.min(PAIRS, 25 * features ** 2) : 0,
};

/** The hierarchy of features. */
export const hierarchyResults: ResultKind = {
  id: 'hierarchy',
  name: 'hierarchy of features',
  ofFirstView: false,
  requests: async (_, layer, scales) =>
    layer.has.firings
      ? [[hierarchyJob, hierarchyRequest(lobesShown(layer, scales), brainView.of(scales))]]
      : [],
  size: (_, { features, has }) => (has.firings ? LINK_FEATURE * features : 0),
};

/** Parents that are silent at their children's tokens. */
export const absorptionResults: ResultKind = {
  id: 'absorption',
  name: 'absorption by tokens',
  ofFirstView: false,
  ofEncoding: true,
  requests: async (_, layer, scales) =>
    canBeAbsorbed(layer)
      ? [[absorptionJob, absorptionRequest(lobesShown(layer, scales), brainView.of(scales))]]
      : [],
  size: (_, layer) => (canBeAbsorbed(layer) ? MOST_CANDIDATES * CANDIDATE : 0),
};

const canBeAbsorbed = ({ has }: LayerInfo) => has.encoding && has.firings && has.decoder;

/** The lobes of a layer followed to another layer. */
export const followingResults: ResultKind = {
  id: 'following',
  name: 'lobes followed to the next layer',
  ofFirstView: false,
  requests: async ({ info: { layers } }, layer, scales) => {
    const lobes = lobesShown(layer, scales);
    const request = followingRequest(layers, lobes, brainView.of(scales));
    return layer.has.firings && request && lobes.k <= MOST_FOLLOWED ? [[followingJob, request]] : [];
  },
  size: ({ layers }, layer, scales) => {
    const lobes = lobesShown(layer, scales);
    const request = followingRequest(layers, lobes, brainView.of(scales));
    return layer.has.firings && request && lobes.k <= MOST_FOLLOWED
      ? FOLLOWED + FOLLOWED_PAIR * lobes.k ** 2
      : 0;
  },
};

/** Clusters ranked by the shapes of their tokens, and the cloud of the lobe that is shown alone. */
export const tokenResults: ResultKind = {
  id: 'tokens',
  name: 'shapes of the tokens of lobes',
  ofFirstView: false,
  ofEncoding: true,
  async requests(dataset, layer, scales) {
    if (!layer.has.encoding || !isRecorded(layer)) return [];
    const ranking: JobRequest = [
      tokenRankingJob,
      tokenRankingRequest(lobesShown(layer, scales), brainView.of(scales)),
    ];
    const members = await membersShown(dataset, layer, scales);
    const cloud: JobRequest = [tokensJob, tokensRequest(layer.id, members, brainView.of(scales))];
    return members === '' ? [ranking] : [ranking, cloud];
  },
  size(_, layer, scales) {
    if (!layer.has.encoding || !isRecorded(layer)) return 0;
    const { k } = lobesShown(layer, scales);
    return LABEL * layer.features + CLUSTER * k + (brainView.of(scales).lobe === null ? 0 : TOKENS);
  },
};

/** The features of the lobe that is shown alone, as text; empty if none is. */
async function membersShown(dataset: Dataset, layer: LayerInfo, scales: ScaleValues): Promise<string> {
  const { lobe, tokensOf } = brainView.of(scales);
  if (lobe === null || tokensOf !== 'lobe') return '';
  // Loaded only where results are computed, and not by the page.
  const { lobesOf } = await import('./analysis/lobes/report.ts');
  const { membersOfLobe } = await import('./analysis/lobes/membersOfLobe.ts');
  const { rememberAll } = await import('./analysis/request.ts');
  try {
    const { labels } = await lobesOf(dataset, lobesShown(layer, scales), quietWork, rememberAll());
    return printIndices(membersOfLobe(labels, lobe));
  } catch (error) {
    // A layer that is too small for so many lobes has no cloud either.
    if (error instanceof DataError) return '';
    throw error;
  }
}
