import { logGamma } from '../statistics/distributions/logGamma.ts';

/** The distribution of a count from 0 to `most`; see `countDistribution`. */
interface CountDistribution {
  /** number of draws: the largest count */
  readonly draws: number;
  /** number of marked things, and of all things, among which the draws are made; Infinity for draws with replacement */
  readonly marked: number;
  readonly all: number;
  /** the share of marked things */
  readonly share: number;
}

/** A population this large is drawn from with replacement: the two differ by draws² / population. */
const ENDLESS = 1e8;
/** Terms of a tail below this share of its sum are left out. */
const NEGLIGIBLE = 1e-13;

/**
 * The logarithm of the probability of a count at least (or at most) as large as one found, both included, if counts have a
 * given mean, variance and largest value: the tail of the hypergeometric distribution with these three, with population and
 * marked things that need not be whole numbers, and of the binomial distribution if the variance is as large as its.
 * If all blocks are alike, the tail is exact; a mean that is small leaves the tail of a Poisson count, and a large one that of a
 * normal one.
 *
 * @param mean  in (0, most)
 * @param variance  more than 0
 * @param most  the largest possible count, a whole number
 * @returns at most 0; −∞ for a count that is not possible
 */
export function logTail(
  side: 'upper' | 'lower',
  found: number,
  mean: number,
  variance: number,
  most: number,
): number {
  if (side === 'upper' ? found <= 0 : found >= most) return 0;
  if (found < 0 || found > most) return -Infinity;
  const distribution = countDistribution(mean, variance, most);
  const step = side === 'upper' ? 1 : -1;
  let [term, sum] = [1, 1];
  for (let k = found; term > NEGLIGIBLE * sum; k += step) {
    term *= step > 0 ? ratio(distribution, k) : 1 / ratio(distribution, k - 1);
    if (!(term > 0 && Number.isFinite(term))) break;
    sum += term;
  }
  return Math.min(0, logProbability(distribution, found) + Math.log(sum));
}

function countDistribution(mean: number, variance: number, most: number): CountDistribution {
  const share = mean / most;
  const kept = variance / (most * share * (1 - share));
  const endless = { draws: most, marked: Infinity, all: Infinity, share };
  if (kept >= 1) return endless;
  // Not fewer marked things than draws: each of the two features fires in at least `most` blocks.
  const all = Math.max((most - kept) / (1 - kept), most / share);
  return all > ENDLESS ? endless : { draws: most, marked: share * all, all, share };
}

/** The probability of k + 1 divided by that of k; 0 where k + 1 is not possible. */
function ratio({ draws, marked, all, share }: CountDistribution, k: number): number {
  if (all === Infinity) return ((draws - k) * share) / ((k + 1) * (1 - share));
  const unmarked = all - marked - draws + k + 1;
  return unmarked > 0 ? (Math.max(0, marked - k) * (draws - k)) / ((k + 1) * unmarked) : Infinity;
}

function logProbability({ draws, marked, all, share }: CountDistribution, k: number): number {
  if (all === Infinity) {
    return logChoose(draws, k) + k * Math.log(share) + (draws - k) * Math.log1p(-share);
  }
  return logChoose(marked, k) + logChoose(all - marked, draws - k) - logChoose(all, draws);
}

/** ln of n over k for a real n; −∞ if k is more than n */
function logChoose(n: number, k: number): number {
  if (k === 0) return 0;
  if (n - k + 1 <= 0) return -Infinity;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** From here on Stirling's series is exact to double precision. */
const LARGE = 20;

/** ln Γ(n + 1); Stirling's series for large n, which is several times as fast as `logGamma`. */
function logFactorial(n: number): number {
  if (n < LARGE) return logGamma(n + 1);
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + series;
}
