import type { MatchedSide, Matching } from './matching.ts';

/** Up to twice the share that chance gives, a match is not claimed. */
const NOTHING = 0.1;

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
  const share = ({ beyond }: MatchedSide) => `${(100 * beyond).toFixed(1)} %`;
  if (first.beyond <= NOTHING && second.beyond <= NOTHING) {
    return `Nothing beyond chance: ${share(first)} of the ${item}s of ${names[0]} and ${share(second)} of those of ${names[1]} have a partner beyond the line, where chance gives 5 %.`;
  }
  const splits = families.filter(({ set }) => set === 0).length;
  const merges = families.length - splits;
  return [
    `${share(first)} of the ${item}s of ${names[0]} have a partner in ${names[1]} beyond the line (${first.line.toFixed(2)}), and ${share(second)} the other way round (${second.line.toFixed(2)}); chance gives 5 %.`,
    `${number(mutual)} pairs are each other’s best; ${number(splits)} ${item}s of ${names[0]} are the best partner of several of ${names[1]}, ${number(merges)} the other way round.`,
    `${number(first.counts.none)} ${item}s of ${names[0]} have no partner in ${names[1]}, and ${number(second.counts.none)} of ${names[1]} have none in ${names[0]}.`,
  ].join(' ');
}
