import { inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import { fewDraws } from '../geometry/fewDraws.ts';
import { isBeyond } from '../geometry/verdicts.ts';
import type { FollowedLobe, Following } from './following.ts';

/** A pair of lobes is the same from this corrected p on. */
const BEYOND_P = 0.05;

/** Whether a lobe has a partner that fires where it fires, beyond shuffled documents. */
export const isFollowed = ({ correlation, mean, p }: FollowedLobe): boolean =>
  p !== null && p <= BEYOND_P && correlation > mean;

/** Whether it also does among the documents of one category. */
export const isFollowedWithin = ({ correlation, pWithin }: FollowedLobe): boolean =>
  pWithin !== null && pWithin <= BEYOND_P && correlation > 0;

/**
 * What following the lobes says, in two or three sentences.
 *
 * @param name  of the other layer
 */
export function followingVerdict({ agreement, agreementWithin, followed }: Following, name: string): string {
  const few = fewDraws(agreement);
  if (few) return few;
  const same = followed.filter(isFollowed);
  if (!isBeyond(agreement) && same.length === 0) {
    return `Nothing here: the lobes of ${name} do not fire where these fire, beyond shuffled documents (agreement ${inSentence(agreement.value, 3)}).`;
  }
  const less = inSentence(agreement.value - agreement.null.mean, 3);
  const lobes = `${same.length} of ${followed.length} lobes have a partner in ${name} that fires where they fire, beyond shuffled documents; agreement of the leading lobes less its null ${less}.`;
  if (!agreementWithin) return lobes;
  const within = followed.filter(isFollowedWithin).length;
  const more = isBeyond(agreementWithin)
    ? `more than the categories explain (${inSentence(agreementWithin.value - agreementWithin.null.mean, 3)} beyond them)`
    : 'no more than the categories explain';
  return `${lobes} Beside documents of the same category ${within} still do, and the leading lobes agree ${more}.`;
}
