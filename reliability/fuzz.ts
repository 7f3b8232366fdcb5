import { parseDamaged } from '../src/dataset/testing/fuzz/cases.ts';
import { GROUPS } from '../src/dataset/testing/fuzz/groups.ts';
import type { Target } from '../src/dataset/testing/fuzz/targets.ts';
import { fuzzedResults } from '../workers/testing/fuzzedResults.ts';
import { publishedTwoLayers } from '../workers/testing/twoLayers.ts';

/** The cases of one parser between two notes of how far it is; each round has a seed of its own. */
const ROUND = 10_000;
/** The seed of the first round; that of `npm test` is 42. */
const SEED = 1000;
/** The least number of cases of one kind of damage to one file. */
const FEWEST = 100;

/** The number of damaged files that a parser survived. */
export interface Survived {
  readonly parser: string;
  readonly cases: number;
}

/**
 * Damages the files of parsers until each has survived a number of cases. Every parser has its first round before any
 * has its second; then the quick ones come first, so that an interrupted run has finished as many as it can.
 *
 * @param name  part of a parser's name; all if empty
 * @param before  what earlier runs survived: this one goes on there
 * @param keep  receives how far all parsers are after each round
 * @returns the names of parsers that broke the law; they stay at what they survived before
 */
export async function fuzz(
  most: number,
  name: string,
  before: readonly Survived[],
  keep: (survived: readonly Survived[]) => void,
): Promise<readonly string[]> {
  const survived = new Map(before.map(({ parser, cases }) => [parser, cases]));
  const failed = new Set<string>();
  const pace = new Map<string, number>();
  const round = async (parser: string, target: Target, goal: number) => {
    const reached = survived.get(parser) ?? 0;
    if (reached >= goal || failed.has(parser)) return;
    const began = performance.now();
    const broken = await oneRound(target, Math.floor(reached / ROUND), Math.min(ROUND, goal));
    pace.set(parser, performance.now() - began);
    console.log(`${parser}: from ${reached}, ${Math.round(performance.now() - began)} ms`);
    if (broken.length > 0) {
      failed.add(parser);
      console.error(`${parser}\n${broken.slice(0, 20).join('\n')}`);
      return;
    }
    survived.set(parser, Math.min(goal, ROUND * (1 + Math.floor(reached / ROUND))));
    keep([...survived].map(([one, cases]) => ({ parser: one, cases })));
  };
  const parsers = [...GROUPS, ['published results', await fuzzedResults(await publishedTwoLayers())] as const]
    .flatMap(([group, targets]) => targets.map((target) => [`${group}: ${target.name}`, target] as const))
    .filter(([parser]) => parser.includes(name));
  for (const [parser, target] of parsers) await round(parser, target, Math.min(ROUND, most));
  const quickFirst = parsers.toSorted(([one], [other]) => (pace.get(one) ?? 0) - (pace.get(other) ?? 0));
  for (const [parser, target] of quickFirst) {
    for (let goal = ROUND; goal < most + ROUND; goal += ROUND)
      await round(parser, target, Math.min(goal, most));
  }
  return [...failed];
}

/** Damages a parser's files in at least a number of ways. @returns how the law was broken */
async function oneRound(target: Target, number: number, least: number): Promise<readonly string[]> {
  const files = Object.keys(target.parts).length;
  let cases = 0;
  const broken: string[] = [];
  // A short file has fewer cases of some kinds than asked for.
  for (let pass = 0; cases < least; pass++) {
    const count = Math.max(FEWEST, Math.ceil((least - cases) / (7 * files)));
    const found = await parseDamaged(target, SEED + 100 * number + pass, count);
    cases += found.cases;
    broken.push(...found.broken);
  }
  return broken;
}
