import { DataError } from '../../../dataset/error.ts';
import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import type { Work } from '../../../math/work/work.ts';
import type { CrystalParameters } from './parameters.ts';
import { canDiscriminate, fitRemoval, removeFromWords } from './removal.ts';
import { select, type RelationWords } from './selection.ts';

/** How an analogy is scored. */
export type AnalogyMethod = 'add' | 'multiply' | 'removed';

/** a : b :: c : ? as word indices. */
export interface AnalogyQuestion {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly method: AnalogyMethod;
  /** answers wanted */
  readonly count: number;
}

/** The answers, the best first; a, b and c are not among them. */
export interface Analogy {
  readonly answers: readonly AnalogyAnswer[];
  /** words looked at */
  readonly candidates: number;
}

export interface AnalogyAnswer {
  readonly word: number;
  /** `add`: cosine, in [−1, 1]; `multiply`: 3CosMul, positive; `removed`: minus the distance */
  readonly score: number;
}

/** Keeps 3CosMul from dividing by zero (Levy & Goldberg 2014). */
const EPSILON = 0.001;

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
  const score = scorer(words, question);
  const answers: AnalogyAnswer[] = [];
  for (let word = 0; word < words.rows; word++) {
    if (word % 1024 === 0) await work.pause();
    if (word === a || word === b || word === c) continue;
    const found = score(word);
    if (Number.isFinite(found)) insert(answers, { word, score: found }, count);
  }
  return { answers, candidates: words.rows - new Set([a, b, c]).size };
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

function scorer(words: Matrix, { a, b, c, method }: AnalogyQuestion): (word: number) => number {
  const unit = (word: number) => {
    const length = Math.hypot(...row(words, word));
    return Float64Array.from(row(words, word), (value) => value / length);
  };
  if (method === 'removed') {
    const [va, vb, vc] = [row(words, a), row(words, b), row(words, c)];
    const target = Float64Array.from(vb, (value, j) => value - va[j]! + vc[j]!);
    return (word) => -distance(row(words, word), target);
  }
  const [va, vb, vc] = [unit(a), unit(b), unit(c)];
  if (method === 'add') {
    const target = vb.map((value, j) => value - va[j]! + vc[j]!);
    const length = Math.hypot(...target);
    return (word) => cosine(row(words, word), target) / length;
  }
  const moved = (word: number, v: Float64Array) => (1 + cosine(row(words, word), v)) / 2;
  return (word) => (moved(word, vb) * moved(word, vc)) / (moved(word, va) + EPSILON);
}

/** x·v / ‖x‖; NaN if x is zero, because a zero vector cannot be an answer. */
function cosine(x: Float32Array, v: Float64Array): number {
  let product = 0,
    square = 0;
  for (let j = 0; j < x.length; j++) {
    product += x[j]! * v[j]!;
    square += x[j]! * x[j]!;
  }
  return product / Math.sqrt(square);
}

function distance(x: Float32Array, v: Float64Array): number {
  let square = 0;
  for (let j = 0; j < x.length; j++) square += (x[j]! - v[j]!) ** 2;
  return Math.sqrt(square);
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
