import type { NullFigure } from '../../../math/statistics/nullFigure.ts';

/**
 * The verdicts on a relation:
 * - `holds`: its held-out differences sit with their own, better than under shuffled labels;
 * - `faint`: better than shuffled on held-out pairs, yet nearer to other relations than to its own;
 * - `inSampleOnly`: better than shuffled only on the pairs that the removal has seen;
 * - `noBetter`: no better than shuffled;
 * - `tooFew`: too few pairs, or no pair that can be held out;
 * - `alone`: there is no other relation to compare it with.
 */
export type VerdictCode = 'holds' | 'faint' | 'inSampleOnly' | 'noBetter' | 'tooFew' | 'alone';

/** A verdict with the silhouettes that carry it. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly pairs: number;
  readonly inSample: NullFigure | null;
  readonly heldOut: NullFigure | null;
}

/** Below this many pairs a silhouette says nothing. */
const FEWEST_PAIRS = 4;
/** With 20 draws the smallest p is 1/21: beyond every draw. */
const SIGNIFICANT = 0.05;
/** Beyond every draw is not enough where a dozen relations are read at once; three deviations are. */
const DEVIATIONS = 3;

/**
 * Reads a relation's silhouettes against their nulls: a figure counts as better when it lies at least
 * 3 standard deviations above the null's mean, with p ≤ 0.05, which takes at least 19 draws.
 *
 * @param relations  number of relations compared
 */
export function verdict(figures: {
  readonly pairs: number;
  readonly relations: number;
  readonly inSample: NullFigure | null;
  readonly heldOut: NullFigure | null;
}): Verdict {
  const { pairs, inSample, heldOut } = figures;
  return { code: code(figures), pairs, inSample, heldOut };
}

function code({ pairs, relations, inSample, heldOut }: Parameters<typeof verdict>[0]): VerdictCode {
  if (relations < 2) return 'alone';
  if (pairs < FEWEST_PAIRS || !heldOut) return 'tooFew';
  if (better(heldOut)) return heldOut.value > 0 ? 'holds' : 'faint';
  return inSample && better(inSample) ? 'inSampleOnly' : 'noBetter';
}

function better(figure: NullFigure): boolean {
  return figure.z !== null && figure.z >= DEVIATIONS && figure.p <= SIGNIFICANT;
}
