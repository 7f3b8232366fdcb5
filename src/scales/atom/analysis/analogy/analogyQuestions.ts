import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { rowRange, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import type { OwnRelation } from '../parameters.ts';
import { findRelation, type RelationWords } from '../selection.ts';

/** The questions of a relation, and those that are left out. */
export interface AnalogyQuestions {
  readonly id: string;
  readonly name: string;
  /** pairs whose words both have a direction */
  readonly pairs: number;
  /** word indices of a, b, c and the answer, `[questions * 4]` */
  readonly questions: Uint32Array;
  /** questions left out, by the reason */
  readonly leftOut: {
    /** a word of the question is unknown or has no direction */
    readonly unknown: number;
    /** the right answer is a word of the question, and so can never be given */
    readonly answered: number;
    /** not drawn, because there are too many */
    readonly undrawn: number;
  };
}

/**
 * Asks every ordered pair of pairs of a relation as an analogy, a : b :: c : ?
 *
 * @param own  relations of the user's own; they replace those of the dataset
 * @param most  the largest number of questions; if there are more, some are drawn by the seed
 * @throws DataError when there is no such relation
 */
export function analogyQuestions(
  { vectors, relations }: RelationWords,
  id: string,
  own: readonly OwnRelation[],
  most: number,
  seed: number,
): AnalogyQuestions {
  const relation = findRelation(id, own, relations);
  const { pairs, name } = relation;
  const usable = Array.from({ length: pairs.length / 2 }, (_, i) => i).filter((i) =>
    [pairs[2 * i]!, pairs[2 * i + 1]!].every((word) => hasDirection(vectors, word)),
  );
  const n = usable.length;
  const possible = n * (n - 1);
  const numbers =
    possible <= most ? Array.from({ length: possible }, (_, i) => i) : drawn(possible, most, seed);
  const questions: number[] = [];
  for (const number of numbers) {
    const first = Math.floor(number / (n - 1));
    const other = number % (n - 1);
    const [i, j] = [usable[first]!, usable[other < first ? other : other + 1]!];
    const [a, b, c, d] = [pairs[2 * i]!, pairs[2 * i + 1]!, pairs[2 * j]!, pairs[2 * j + 1]!];
    if (d !== a && d !== b && d !== c) questions.push(a, b, c, d);
  }
  const written = pairs.length / 2 + (relation.leftOut?.unknown.length ?? 0);
  return {
    id,
    name,
    pairs: n,
    questions: Uint32Array.from(questions),
    leftOut: {
      unknown: written * (written - 1) - possible,
      answered: numbers.length - questions.length / 4,
      undrawn: possible - numbers.length,
    },
  };
}

/** Some of the numbers below `below`, each once, ascending. */
function drawn(below: number, most: number, seed: number): number[] {
  const stream = random(seed);
  const chosen = new Set<number>();
  while (chosen.size < most) chosen.add(stream.integer(below));
  return [...chosen].sort((one, other) => one - other);
}

function hasDirection(vectors: Matrix, word: number): boolean {
  const inverse = inverseNorms(rowRange(vectors, word, word + 1))[0]!;
  return inverse > 0 && Number.isFinite(inverse);
}
