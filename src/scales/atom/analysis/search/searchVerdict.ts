import { inSentence, withError } from '../../../../math/statistics/nulls/inSentence.ts';
import { DRAWS_FOR_P, DRAWS_FOR_Z } from '../../../../math/statistics/nulls/enoughDraws.ts';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { DifferenceClusters } from './differenceClusters.ts';
import type { CrystalSearch } from './search.ts';

/** A figure is beyond its null from this p on, or without p from this distance in standard deviations on. */
const SIGNIFICANT = 0.05;
const DEVIATIONS = 3;

const LIKE = 'Gaussian points of the same mean, covariance and lengths';

/** What a search for crystals says, in one sentence: the same in the app and in the terminal. */
export function searchVerdict({ crystals, nullErrors, best }: CrystalSearch): string {
  if (crystals.length === 0) return 'Nothing here: no crystal was found.';
  if (!best) return tooFew(nullErrors.length);
  const beside = `the best crystal has an error of ${three(best.value)}, the best among ${LIKE} ${withError(best.null.mean, best.null.sd, 3)}${strength(best)}`;
  return isBeyond(best, -1) ? `Beyond chance: ${beside}.` : `Nothing here: ${beside}.`;
}

/** What clusters of differences say, in one sentence: the same in the app and in the terminal. */
export function clustersVerdict({ clusters, nullBest, best }: DifferenceClusters): string {
  if (clusters.length === 0) return 'Nothing here: no cluster was found.';
  if (!best) return tooFew(nullBest.length);
  const beside = `the best cluster has a concentration of ${three(best.value)}, the best among ${LIKE} ${withError(best.null.mean, best.null.sd, 3)}${strength(best)}`;
  return isBeyond(best, 1) ? `Beyond chance: ${beside}.` : `Nothing here: ${beside}.`;
}

const tooFew = (draws: number): string =>
  `${draws === 0 ? 'Without draws' : `With ${draws} ${draws === 1 ? 'draw' : 'draws'}`} of chance nothing can be said: z takes ${DRAWS_FOR_Z} draws, p ${DRAWS_FOR_P}.`;

/** Whether a figure is beyond its null on the side of `sign`. */
function isBeyond({ z, p }: NullFigure, sign: 1 | -1): boolean {
  if (z === null || sign * z <= 0) return false;
  return p === null ? sign * z >= DEVIATIONS : p <= SIGNIFICANT;
}

/** ` (z −4.1, p 0.005)`, with what there is of both. */
function strength({ z, p }: NullFigure): string {
  const parts = [
    ...(z === null ? [] : [`z ${inSentence(z, 1)}`]),
    ...(p === null ? [] : [`p ${p.toPrecision(1)}`]),
  ];
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

const three = (value: number): string => inSentence(value, 3);
