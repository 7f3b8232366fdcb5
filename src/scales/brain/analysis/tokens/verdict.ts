import { grouped } from '../../../../math/statistics/nulls/inSentence.ts';
import { fewDraws } from '../geometry/fewDraws.ts';
import { leaning } from '../locality/localityVerdict.ts';
import { isBeyond } from '../geometry/verdicts.ts';
import { FEWEST_TOKENS, MOST_FEATURES } from './limits.ts';
import type { Candidate } from './ranking.ts';
import type { TokenCloud } from './tokenCloud.ts';

/** What the shape of a cloud of tokens says, in one or two sentences. */
export function tokenCloudVerdict({ planes, share, score, together, strongestOnly }: TokenCloud): string {
  if (share.length === 0) {
    return 'One point: the features fire alike at all tokens, so there is no shape.';
  }
  if (planes.length === 0) {
    return 'A line: all tokens lie along one direction, so there is no plane whose shape could be measured.';
  }
  const few = fewDraws(score);
  if (few && !(strongestOnly && strongestOnly.shared < FEWEST_TOKENS)) return few;
  if (strongestOnly) {
    const { shared, kept } = strongestOnly;
    if (shared < FEWEST_TOKENS) {
      return `Cannot be judged: two of the features are at once among their ${grouped(kept)} strongest tokens at ${grouped(shared)} points, of which it takes ${FEWEST_TOKENS}. Activations with a whole SAE would say it.`;
    }
    return isBeyond(score)
      ? 'Beyond chance, among the strongest tokens: where the features fire together, their activations depend on each other, and the points have a shape that no pair of axes takes apart.'
      : 'Nothing here among the strongest tokens: where the features fire together, activations that do not depend on each other give points of such a shape too.';
  }
  const atOnce = `fewer tokens than by chance have two of the features at once (${percent(together.value)}, by chance ${percent(together.null.mean)})`;
  if (!isBeyond(score)) {
    if (together.z !== null && together.z <= AVOIDS_Z) {
      return `A mixture: ${atOnce}, so that they exclude each other. Otherwise the points have no shape that independent features do not give.`;
    }
    return 'Nothing here: features that fire independently of each other give points of such a shape too.';
  }
  if (leaning(together) === 'avoids') {
    return `A mixture: ${atOnce}. The points lie on directions that exclude each other, which both indices take for a shape.`;
  }
  return 'Beyond chance: the features depend on each other, and the points have a shape of more than one dimension that no pair of axes takes apart.';
}

/** What a cloud of strongest tokens cannot say; empty if all tokens are known. */
export const strongestOnlyNote = ({ strongestOnly, features }: TokenCloud, item: string): string =>
  strongestOnly
    ? `Only the ${grouped(strongestOnly.kept)} strongest tokens of each ${item} are known. ${grouped(strongestOnly.capped)} of the ${grouped(features.length)} ${item}s fire at more, so that weaker firings are missing and a curve may look like separate lines. Draws keep at which tokens each ${item} fires and permute its activations among them; whether the ${item}s fire together more or less than by chance is not judged. Activations with a whole SAE show all tokens.`
    : '';

const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

/** Clusters whose score has at most this q are discoveries. */
export const DISCOVERY_RATE = 0.05;
/** A q of just this rate is not above it by rounding. */
const ROUNDING = 1e-12;
/** Fewer tokens have two of the features than by chance from this z down. */
const AVOIDS_Z = -3;

/** Whether a cluster's score is a discovery among all clusters. */
export const isDiscovery = ({ figures }: Candidate): boolean =>
  figures.score.q !== null && figures.score.q <= DISCOVERY_RATE + ROUNDING;

/** What a cluster is a candidate for, in a word or two. */
export function candidateVerdict(candidate: Candidate): 'nothing' | 'mixture' | 'shape' {
  if (!isDiscovery(candidate)) return 'nothing';
  const { z } = candidate.together;
  return z !== null && z <= AVOIDS_Z ? 'mixture' : 'shape';
}

/** What a ranking says, in one or two sentences. */
export function rankingVerdict(candidates: readonly Candidate[]): string {
  const verdicts = candidates.map(candidateVerdict);
  const [shapes, mixtures] = (['shape', 'mixture'] as const).map(
    (one) => verdicts.filter((each) => each === one).length,
  );
  if (candidates.length === 0) {
    return `Nothing was looked at: no cluster has 2 to ${MOST_FEATURES.toLocaleString('en')} features that fire at ${FEWEST_TOKENS} tokens or more; ask for another number of clusters.`;
  }
  const clusters = candidates.length === 1 ? 'cluster' : 'clusters';
  const of = `of ${candidates.length.toLocaleString('en')} ${clusters}, at a false-discovery rate of ${DISCOVERY_RATE}`;
  if (shapes === 0 && mixtures === 0) {
    return `Nothing here: no cluster’s tokens have a shape that independent features do not give (${of}).`;
  }
  const parts = [
    shapes! > 0 ? `${shapes} with a shape that no pair of axes takes apart` : '',
    mixtures! > 0 ? `${mixtures} whose features exclude each other, which is a mixture` : '',
  ].filter(Boolean);
  return `Beyond chance: ${parts.join(', and ')} (${of}).`;
}
