import { incompleteBeta } from '../../../../math/statistics/distributions/incompleteBeta.ts';
import type { MatchedSide, Matching } from './matching.ts';
import { ROUNDING } from './rounding.ts';

/** The share of features that is beyond the line by chance. */
const CHANCE = 0.05;
/** Up to twice this share, a match is not claimed. */
const NOTHING = 2 * CHANCE;
/** Nor is it if as many features of so few are beyond the line by chance more often than this. */
const RARE = 0.01;
/** With fewer draws of all features the spread of their number is not known. */
const FEWEST_ROUNDS = 4;
/** Of fewer features the number is said, and not the share. */
const FEW = 100;

const usable = ({ features, unusable }: MatchedSide) => features - unusable;

/** Whether more features of a set are beyond the line than chance gives. */
const isBeyondChance = (side: MatchedSide): boolean => beyondLineP(side) <= RARE;

/**
 * The probability that as many features of a set are beyond the line by chance (binomial); 1 for a share that is not claimed,
 * however many features there are.
 */
export function beyondLineP(side: MatchedSide): number {
  const n = usable(side);
  const k = Math.round(side.beyond * n);
  if (!(side.beyond > NOTHING)) return 1;
  const alike = dispersion(side);
  return incompleteBeta(k / alike, (n - k) / alike + 1, CHANCE);
}

/**
 * How many features count as one, at least 1: features that lie together are beyond the line together, so that their number varies
 * more from one draw of the null to the next than that of independent ones. 1 if there are too few draws of all features.
 */
function dispersion(side: MatchedSide): number {
  const n = usable(side);
  const { samples } = side.nulls.reduce((one, other) => (other.line > one.line ? other : one));
  const rounds = Math.floor(samples.length / n);
  if (rounds < FEWEST_ROUNDS) return 1;
  const shares = Array.from({ length: rounds }, (_, round) => {
    const own = samples.subarray(round * n, (round + 1) * n);
    return own.filter((similarity) => similarity > side.line).length / n;
  });
  const variance = shares.reduce((sum, share) => sum + (share - CHANCE) ** 2, 0) / rounds;
  return Math.max(1, (variance * n) / (CHANCE * (1 - CHANCE)));
}

/**
 * The number of features whose best partner is nearer than every draw of every null, and the probability that as many are by
 * chance: if the features and the draws of a null are alike, the largest of all of them are features in a row that often. A few
 * copies are seen in this number, although their share is below that which the line lets pass.
 */
export function nearerThanDraws(side: MatchedSide): { readonly count: number; readonly p: number } {
  const largest = side.nulls.reduce(
    (most, { samples }) => samples.reduce((one, other) => Math.max(one, other), most),
    -Infinity,
  );
  const count = side.similarity.reduce((sum, value) => sum + (value > largest + ROUNDING ? 1 : 0), 0);
  const alike = dispersion(side);
  const draws = Math.min(...side.nulls.map(({ samples }) => samples.length)) / alike;
  const features = usable(side) / alike;
  let p = 1;
  for (let i = 0; i < Math.floor(count / alike); i++) {
    p *= Math.max(0, features - i) / (features + draws - i);
  }
  return { count, p };
}

/** Such as “52.4 % of the features”, or “3 of the 40 features” of few. */
function partOf(side: MatchedSide, item: string): string {
  const n = usable(side);
  if (n >= FEW) return `${(100 * side.beyond).toFixed(1)} % of the ${item}s`;
  return `${Math.round(side.beyond * n)} of the ${counted(n, item)}`;
}

const counted = (n: number, item: string) => `${number(n)} ${item}${n === 1 ? '' : 's'}`;

const number = (value: number) => value.toLocaleString('en');

/**
 * What a matching says, in a few sentences.
 *
 * @param names  of the two sets, such as `layer 2`
 * @param item  what a feature is called, such as `feature`
 */
export function matchingVerdict(
  { sides, mutual, families }: Matching,
  names: readonly [string, string],
  item = 'feature',
): string {
  const [first, second] = sides;
  if (!isBeyondChance(first) && !isBeyondChance(second)) {
    const shares = `${partOf(first, item)} of ${names[0]} and ${partOf(second, item)} of ${names[1]} have a partner beyond the line, where chance gives 5 %`;
    const near = [nearerThanDraws(first), nearerThanDraws(second)] as const;
    return near.some(({ p }) => p <= RARE)
      ? `Nothing beyond chance for most ${item}s: ${shares}. But ${counted(near[0].count, item)} of ${names[0]} and ${number(near[1].count)} of ${names[1]} have a partner nearer than all draws of the null models; these few may be the same.`
      : `Nothing beyond chance: ${shares}.`;
  }
  const splits = families.filter(({ set }) => set === 0).length;
  const merges = families.length - splits;
  return [
    `${partOf(first, item)} of ${names[0]} have a partner in ${names[1]} beyond the line (${first.line.toFixed(2)}), and ${partOf(second, item)} of ${names[1]} one in ${names[0]} (${second.line.toFixed(2)}); chance gives 5 %.`,
    `${counted(mutual, 'pair')} ${mutual === 1 ? 'is' : 'are'} each other’s best; ${counted(splits, item)} of ${names[0]} ${splits === 1 ? 'is' : 'are'} the best partner of several of ${names[1]}, ${number(merges)} the other way round.`,
    `${counted(first.counts.none, item)} of ${names[0]} ${first.counts.none === 1 ? 'has' : 'have'} no partner in ${names[1]}, and ${number(second.counts.none)} of ${names[1]} ${second.counts.none === 1 ? 'has' : 'have'} none in ${names[0]}.`,
  ].join(' ');
}
