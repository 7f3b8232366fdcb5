import { DataError } from '../../../../dataset/error.ts';
import { row } from '../../../../math/matrices/matrix.ts';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { CrystalParameters } from '../parameters.ts';
import { chanceOf, upperP } from './chance.ts';
import { normsOf, offsetOf, scoringOf, type AnalogyQuestion, type Directed } from './scoring.ts';
import { canDiscriminate, fitRemoval, removeFromWords } from '../removal/removal.ts';
import { select, type RelationWords } from '../selection.ts';

/** The answers, the best first; a, b and c are not among them. */
export interface Analogy {
  readonly answers: readonly AnalogyAnswer[];
  /** words looked at */
  readonly candidates: number;
  /** the best score beside those that random pairs of words reach, p one-sided; null if none were drawn */
  readonly chance: NullFigure | null;
}

export interface AnalogyAnswer {
  readonly word: number;
  /** `add`: cosine, in [−1, 1]; `multiply`: 3CosMul, positive; `removed`: minus the distance */
  readonly score: number;
}

/**
 * Solves a : b :: c : ? over all words but a, b and c.
 *
 * - `add`: the largest cosine with b − a + c of unit vectors (3CosAdd; Mikolov, Yih, Zweig 2013).
 * - `multiply`: the largest cos(x, b)·cos(x, c) / (cos(x, a) + 0.001), cosines moved to [0, 1] by (1 + cos)/2
 *   (3CosMul; Levy & Goldberg 2014).
 * - `removed`: the least distance to b − a + c after the removal of distractors that the parameters name,
 *   fitted on their relations.
 *
 * @throws DataError when a word is not there or has no vector, or the removal cannot be fitted
 */
export async function analogy(
  data: RelationWords,
  question: AnalogyQuestion,
  parameters: CrystalParameters,
  work: Work,
): Promise<Analogy> {
  const { a, b, c, method, count } = question;
  for (const word of [a, b, c]) checkWord(data, word);
  const words = method === 'removed' ? await withoutDistractors(data, parameters, work) : data.vectors;
  const directed: Directed = { matrix: words, norms: normsOf(words) };
  const { score } = scoringOf(directed, question, offsetOf(words, question));
  const answers: AnalogyAnswer[] = [];
  for (let word = 0; word < words.rows; word++) {
    if (word % 1024 === 0) await work.pause();
    if (word === a || word === b || word === c) continue;
    const found = score(word);
    if (Number.isFinite(found)) insert(answers, { word, score: found }, count);
  }
  const best = answers[0]?.score;
  const chance = best === undefined ? null : await chanceOf(best, directed, question, parameters.seed, work);
  return { answers, candidates: words.rows - new Set([a, b, c]).size, chance };
}

async function withoutDistractors(data: RelationWords, parameters: CrystalParameters, work: Work) {
  const selection = select(data, parameters);
  if (parameters.removal === 'lda' && !canDiscriminate(selection.labels)) {
    throw new DataError(
      'analogy: discriminant axes need at least two relations, and more pairs than relations; choose more relations or another method.',
    );
  }
  const removal = await fitRemoval(selection, parameters, data.relations, work);
  return removeFromWords(data.vectors, removal, work);
}

/** Keeps the `most` best, the smaller word number first if scores are equal. */
function insert(answers: AnalogyAnswer[], answer: AnalogyAnswer, most: number): void {
  let at = answers.length;
  while (at > 0 && answers[at - 1]!.score < answer.score) at--;
  if (at >= most) return;
  answers.splice(at, 0, answer);
  if (answers.length > most) answers.pop();
}

function checkWord({ vectors, relations }: RelationWords, word: number): void {
  const name = relations.words[word] ?? String(word);
  if (!Number.isInteger(word) || word < 0 || word >= vectors.rows) {
    throw new DataError(`analogy: there is no word ${word}; there are ${vectors.rows}. Choose one of them.`);
  }
  if (!(Math.hypot(...row(vectors, word)) > 0)) {
    throw new DataError(`analogy: the vector of “${name}” is zero or not finite; choose another word.`);
  }
}

/** The largest p with which an answer counts as more than chance. */
const BEYOND_P = 0.05;

/** Whether the best answer scores higher than random pairs of words do, by p ≤ 0.05; true if none were drawn. */
export const isBeyondChance = ({ chance }: Pick<Analogy, 'chance'>): boolean =>
  chance === null || upperP(chance.value, chance.null.samples) <= BEYOND_P;

/** What the best answer is worth, in a sentence; empty if nothing was drawn to compare it with. */
export function analogyVerdict(found: Pick<Analogy, 'chance'>): string {
  if (found.chance === null) return '';
  return isBeyondChance(found)
    ? 'Beyond chance: offsets of the same length between random words seldom come as near to any word.'
    : 'No better than chance: offsets of the same length between random words come as near to some word. The scene draws no parallelogram.';
}
