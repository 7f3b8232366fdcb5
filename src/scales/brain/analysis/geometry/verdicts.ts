import { grouped, inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import { DRAWS_FOR_P } from '../../../../math/statistics/nulls/enoughDraws.ts';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { fewDraws } from './fewDraws.ts';
import type { Classifier, CollapsedClassifier } from './classifier.ts';
import { heldInWords, type Held } from './held.ts';
import type { Agreement } from './geometry.ts';

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
export function geometryVerdict({ ami, collapsed }: Agreement, held: Held = 'frequency'): string {
  const few = fewDraws(ami);
  if (few) return few;
  const excess = ami.value - ami.null.mean;
  const less = `mutual information less its null ${inSentence(excess, 3)}`;
  if (collapsed && isBeyond(ami) && !isBeyond(collapsed.ami)) {
    return `Only near copies: with one feature of each family of near copies (${grouped(collapsed.n)}) nothing is left, ${inSentence(collapsed.ami.value - collapsed.ami.null.mean, 3)}.`;
  }
  if (!isBeyond(ami))
    return `Nothing here: lobes do not follow geometry beyond ${held === 'frequency' ? 'how often features fire' : `their ${heldInWords(held)}`} (${less}).`;
  return excess < FAINT
    ? `Beyond chance but faint: the clusters account for little of what makes a lobe (${less}).`
    : `Beyond chance: lobes follow geometry (${less}).`;
}

/** What the covariates that are held predict without directions, in one sentence; empty without a baseline. */
export function baselineSentence({ balancedAccuracy, baseline }: Classifier): string {
  if (!baseline) return '';
  const [own, other] = [balancedAccuracy.value, baseline.value].map((value) => (100 * value).toFixed(1));
  const beyond = balancedAccuracy.value - baseline.value > 2 * baseline.error;
  return beyond
    ? `What is held predicts lobes without directions with ${other} %; directions with ${own} %.`
    : `What is held predicts lobes without directions as well: ${other} %, directions ${own} %.`;
}

/** What the classifier says, in one sentence. */
export function classifierVerdict(
  { balancedAccuracy, collapsed }: Pick<CollapsedClassifier, 'balancedAccuracy' | 'collapsed'>,
  held: Held = 'frequency',
): string {
  const few = fewDraws(balancedAccuracy);
  if (few) return few;
  const points = ({ value, null: nulls }: NullFigure) => inSentence(100 * (value - nulls.mean), 1);
  const above = `${points(balancedAccuracy)} points above shuffled lobes`;
  if (!isBeyond(balancedAccuracy)) {
    const alike = held === 'frequency' ? 'that fire about as often' : `alike in ${heldInWords(held)}`;
    return `Nothing here: directions tell lobes apart no better than lobes shuffled among features ${alike} (${above}).`;
  }
  if (collapsed && !isBeyond(collapsed.balancedAccuracy)) {
    return `Only near copies: with one feature of each family of near copies (${grouped(collapsed.train + collapsed.test)}) directions do not tell lobes apart, ${points(collapsed.balancedAccuracy)} points above shuffled lobes.`;
  }
  return `Beyond chance: directions tell lobes apart, ${above}.`;
}
