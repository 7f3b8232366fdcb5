import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';

/**
 * The verdicts on a relation:
 * - `holds`: its held-out differences are nearer to its own than to those of other relations, more so than under shuffled
 *   labels, and agree better than those of the same words paired at random;
 * - `direction`: the same but for the pairing: inputs lie on one side and outputs on the other, and any pairing of them
 *   would do;
 * - `faint`: better than shuffled on held-out pairs, yet nearer to another relation than to its own;
 * - `inSampleOnly`: better than shuffled only on the pairs that the removal has seen;
 * - `noBetter`: no better than shuffled;
 * - `tooFew`: too few pairs, or no pair that can be held out;
 * - `alone`: there is no other relation to compare it with.
 */
export type VerdictCode = 'holds' | 'direction' | 'faint' | 'inSampleOnly' | 'noBetter' | 'tooFew' | 'alone';

/** What a verdict depends on. */
export interface Evidence {
  readonly pairs: number;
  /** number of relations compared */
  readonly relations: number;
  /** the silhouette on the pairs that the removal was fitted on, beside shuffled labels */
  readonly inSample: NullFigure | null;
  /** the separation of held-out pairs (`separations`), beside shuffled labels */
  readonly heldOut: NullFigure | null;
  /** the mean cosine of the raw differences, beside outputs paired with inputs at random */
  readonly paired: NullFigure | null;
}

/** A verdict with the figures that carry it. */
export interface Verdict extends Omit<Evidence, 'relations'> {
  readonly code: VerdictCode;
}

/** Below this many pairs a figure says nothing. */
const FEWEST_PAIRS = 4;
/** With 20 draws the smallest p is 1/21: beyond every draw. Such a p decides, and is not shown. */
const SIGNIFICANT = 0.05;
/** Beyond every draw is not enough where a dozen relations are read at once; three deviations are. */
const DEVIATIONS = 3;

/** Reads a relation's figures against their nulls. */
export function verdict(evidence: Evidence): Verdict {
  const { pairs, inSample, heldOut, paired } = evidence;
  return { code: code(evidence), pairs, inSample, heldOut, paired };
}

function code({ pairs, relations, inSample, heldOut, paired }: Evidence): VerdictCode {
  if (relations < 2) return 'alone';
  if (pairs < FEWEST_PAIRS || !heldOut) return 'tooFew';
  if (!isBeyond(heldOut)) return inSample && isBeyond(inSample) ? 'inSampleOnly' : 'noBetter';
  if (heldOut.value <= 0) return 'faint';
  return isAbove(paired) ? 'holds' : 'direction';
}

/** Whether a figure lies at least 3 standard deviations above its null's mean and beyond 95 % of the draws, which takes 20 of them. */
export const isBeyond = ({ value, z, null: { samples } }: NullFigure): boolean =>
  z !== null && z >= DEVIATIONS && (besideNull(value, samples).p ?? 1) <= SIGNIFICANT;

/** Whether a figure lies above its null, with p ≤ 0.05. */
const isAbove = (figure: NullFigure | null): boolean =>
  figure !== null && figure.value > figure.null.mean && (figure.p ?? 1) <= SIGNIFICANT;
