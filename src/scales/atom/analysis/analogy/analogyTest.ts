import { DataError } from '../../../../dataset/error.ts';
import { ANALOGY_SCORES, analogyRanks, type AnalogyScore } from '../../../../math/pairs/analogyRanks.ts';
import { retrieval, type Retrieval } from '../../../../math/pairs/retrieval.ts';
import type { Work } from '../../../../math/work/work.ts';
import { analogyQuestions, type AnalogyQuestions } from './analogyQuestions.ts';
import { ATOM_DEFAULTS } from '../defaults.ts';
import type { OwnRelation } from '../parameters.ts';
import type { RelationWords } from '../selection.ts';

/** What an analogy test depends on besides the dataset and its layer. */
export interface AnalogyTestParameters {
  /** ids of the relations, bundled or own; at least 1 */
  readonly relations: readonly string[];
  readonly own: readonly OwnRelation[];
  /** the largest number of questions of a relation, at least 1; if there are more, some are drawn by the seed */
  readonly questions: number;
  readonly seed: number;
}

/** How often the first answer is right, by a score. */
export interface AnalogyAccuracy extends Retrieval {
  /** standard error of `top1`, with the pairs that are asked for as the units; NaN with fewer than 2 */
  readonly error: number;
}

/** A number, or several, for each score. */
type ByScore<T> = Readonly<Record<AnalogyScore, T>>;

/** The analogy test of a relation. */
export interface AnalogySet extends Omit<AnalogyQuestions, 'questions'> {
  /** number of questions answered */
  readonly questions: number;
  /** null without questions */
  readonly accuracy: ByScore<AnalogyAccuracy> | null;
}

export interface AnalogyTest {
  /** number of words that may answer, the question's own among them */
  readonly words: number;
  readonly sets: readonly AnalogySet[];
  /** number of questions of all sets */
  readonly questions: number;
  /** the share of right first answers over all questions, and its mean over the sets; null without questions */
  readonly overall: ByScore<{ readonly ofQuestions: number; readonly ofSets: number }> | null;
}

/** The parameters for some relations: the defaults with some changes. */
export function analogyTestParameters(
  relations: readonly string[],
  changes: Partial<AnalogyTestParameters> = {},
): AnalogyTestParameters {
  const { questions, seed } = ATOM_DEFAULTS;
  return { relations, own: [], questions, seed, ...changes };
}

/**
 * Asks every ordered pair of pairs of each relation as an analogy, a : b :: c : ?, and looks for the answer among all
 * words but a, b and c (Mikolov, Yih, Zweig 2013), beside baselines that know only a part of the question; see
 * `ANALOGY_SCORES`. Questions whose answer is a, b or c are left out.
 *
 * @throws DataError when a relation is unknown, or none is chosen
 */
export async function analogyTest(
  data: RelationWords,
  { relations, own, questions: most, seed }: AnalogyTestParameters,
  work: Work,
): Promise<AnalogyTest> {
  if (relations.length === 0) {
    throw new DataError('analogies: no relation is chosen; choose at least one.');
  }
  const asked = relations.map((id) => analogyQuestions(data, id, own, most, seed));
  const all = new Uint32Array(asked.reduce((sum, { questions }) => sum + questions.length, 0));
  let at = 0;
  for (const { questions } of asked) {
    all.set(questions, at);
    at += questions.length;
  }
  const ranks = await analogyRanks(data.vectors, all, work);
  at = 0;
  const sets = asked.map(({ questions, ...set }): AnalogySet => {
    const count = questions.length / 4;
    const own = ranks.subarray(at, (at += count * ANALOGY_SCORES.length));
    return { ...set, questions: count, accuracy: count > 0 ? accuracyOf(own, questions) : null };
  });
  return { words: data.vectors.rows, sets, questions: all.length / 4, overall: overallOf(sets) };
}

function accuracyOf(ranks: Float64Array, questions: Uint32Array): ByScore<AnalogyAccuracy> {
  return byScore((score) => {
    const s = ANALOGY_SCORES.indexOf(score);
    const own = Float64Array.from(
      { length: questions.length / 4 },
      (_, q) => ranks[q * ANALOGY_SCORES.length + s]!,
    );
    return { ...retrieval(own), error: errorOverPairs(own, questions) };
  });
}

/** The standard error of a share of right answers. Questions for the same pair c, d depend on each other. */
function errorOverPairs(ranks: Float64Array, questions: Uint32Array): number {
  const pairs = new Map<string, { right: number; asked: number }>();
  ranks.forEach((rank, q) => {
    const key = `${questions[4 * q + 2]} ${questions[4 * q + 3]}`;
    const pair = pairs.get(key) ?? { right: 0, asked: 0 };
    pair.right += rank <= 1 ? 1 : 0;
    pair.asked++;
    pairs.set(key, pair);
  });
  const n = pairs.size;
  if (n < 2) return NaN;
  const groups = [...pairs.values()];
  const share = groups.reduce((sum, { right }) => sum + right, 0) / ranks.length;
  const squares = groups.reduce((sum, { right, asked }) => sum + (right - share * asked) ** 2, 0);
  return Math.sqrt((n / (n - 1)) * squares) / ranks.length;
}

function overallOf(sets: readonly AnalogySet[]): AnalogyTest['overall'] {
  const asked = sets.filter(({ accuracy }) => accuracy !== null);
  const questions = asked.reduce((sum, set) => sum + set.questions, 0);
  if (questions === 0) return null;
  return byScore((score) => {
    const shares = asked.map(({ accuracy }) => accuracy![score].top1);
    const right = asked.reduce((sum, set, i) => sum + set.questions * shares[i]!, 0);
    return {
      ofQuestions: right / questions,
      ofSets: shares.reduce((sum, share) => sum + share, 0) / asked.length,
    };
  });
}

const byScore = <T>(of: (score: AnalogyScore) => T): ByScore<T> =>
  Object.fromEntries(ANALOGY_SCORES.map((score) => [score, of(score)])) as ByScore<T>;
