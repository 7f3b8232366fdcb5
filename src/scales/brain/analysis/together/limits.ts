/** What lists hold at most. The forms of published results know it without the analyses. */

/** Pairs listed at most, of each kind; the numbers of all of them are exact. */
export const MOST_PAIRS = 20_000;
/** Candidates for absorption listed at most. */
export const MOST_CANDIDATES = 200;
/** Tokens that are named of a candidate. */
export const NAMED = 12;
