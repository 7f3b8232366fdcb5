import type { NullFigure } from '../../../math/statistics/nullFigure.ts';
import type { CollapsedClassifier } from './classifier.ts';
import type { Agreement } from './geometry.ts';

/** Draws from which on a p value is given; with fewer there is only z. */
export const DRAWS_FOR_P = 199;

/** A figure is beyond its null from this p on, or without p from this z on. */
const BEYOND_P = 0.05;
const BEYOND_Z = 3;
/** An agreement beyond chance that is called faint. */
const FAINT = 0.1;

/** A figure's p, if it has enough draws behind it. */
export const givenP = ({ p, null: { samples } }: NullFigure): number | null =>
  samples.length >= DRAWS_FOR_P ? p : null;

/** Whether a figure is above its null. */
export function isBeyond(figure: NullFigure): boolean {
  const p = givenP(figure);
  if (figure.z === null || figure.z <= 0) return false;
  return p === null ? figure.z > BEYOND_Z : p <= BEYOND_P;
}

/** What the agreement of lobes with clusters of the directions says, in one or two sentences. */
export function geometryVerdict({ ami, collapsed }: Agreement): string {
  const excess = ami.value - ami.null.mean;
  const less = `mutual information less its null ${excess.toFixed(3)}`;
  if (collapsed && isBeyond(ami) && !isBeyond(collapsed.ami)) {
    return `Only near copies: with one feature of each family of near copies (${collapsed.n}) nothing is left, ${(collapsed.ami.value - collapsed.ami.null.mean).toFixed(3)}.`;
  }
  if (!isBeyond(ami))
    return `Nothing here: lobes do not follow geometry beyond how often features fire (${less}).`;
  return excess < FAINT
    ? `Beyond chance but faint: the clusters account for little of what makes a lobe (${less}).`
    : `Beyond chance: lobes follow geometry (${less}).`;
}

/** What the classifier says, in one sentence. */
export function classifierVerdict({
  balancedAccuracy,
  collapsed,
}: Pick<CollapsedClassifier, 'balancedAccuracy' | 'collapsed'>): string {
  const points = ({ value, null: nulls }: NullFigure) => (100 * (value - nulls.mean)).toFixed(1);
  const above = `${points(balancedAccuracy)} points above shuffled lobes`;
  if (!isBeyond(balancedAccuracy)) {
    return `Nothing here: directions tell lobes apart no better than lobes shuffled among features that fire about as often (${above}).`;
  }
  if (collapsed && !isBeyond(collapsed.balancedAccuracy)) {
    return `Only near copies: with one feature of each family of near copies (${collapsed.train + collapsed.test}) directions do not tell lobes apart, ${points(collapsed.balancedAccuracy)} points above shuffled lobes.`;
  }
  return `Beyond chance: directions tell lobes apart, ${above}.`;
}
