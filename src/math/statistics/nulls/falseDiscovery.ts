/** Bins of −ln p: fine enough that a bin's edge costs 1 % of p. */
const BIN = 0.01;
/** The largest −ln p with a bin of its own; smaller p count as this one. */
const DEEPEST = 1000;

/** Counts of p values by size, in bins of −ln p: what a threshold is found from without keeping the p values. */
export type LogPCounts = Float64Array;

export const emptyLogPCounts = (): LogPCounts => new Float64Array(Math.ceil(DEEPEST / BIN) + 1);

/** Counts one p value, by its natural logarithm; bins round p up, so that a threshold is never too generous. */
export function countLogP(counts: LogPCounts, logP: number): void {
  counts[Math.min(counts.length - 1, Math.floor(-logP / BIN))]!++;
}

/** Σ 1/i for i from 1 to n. */
export function harmonic(n: number): number {
  if (n < 1000) {
    let sum = 0;
    for (let i = 1; i <= n; i++) sum += 1 / i;
    return sum;
  }
  return Math.log(n) + 0.5772156649015329 + 1 / (2 * n) - 1 / (12 * n * n);
}

/**
 * The largest ln p that is a discovery at a false-discovery rate, for tests that depend on each other in any way: Benjamini
 * and Yekutieli (Annals of Statistics 29, 2001), the largest p with p ≤ level · R(p) / (n · Σ 1/i), where R(p) is the number
 * of p values at most as large. On a grid of p values, which keeps the rate (Blanchard and Roquain, Electronic Journal of
 * Statistics 2, 2008).
 *
 * @param counts  p values of the tests; those above the level may be missing
 * @param tests  number of all tests
 * @returns −∞ if no test is a discovery
 */
export function discoveryThreshold(counts: LogPCounts, tests: number, level: number): number {
  const room = Math.log(level) - Math.log(tests) - Math.log(harmonic(tests));
  let discoveries = 0;
  let threshold = -Infinity;
  for (let bin = counts.length - 1; bin >= 0; bin--) {
    discoveries += counts[bin]!;
    // p values of this bin are at most exp(−bin · BIN).
    if (discoveries > 0 && -bin * BIN <= room + Math.log(discoveries)) threshold = -bin * BIN;
  }
  return threshold;
}
