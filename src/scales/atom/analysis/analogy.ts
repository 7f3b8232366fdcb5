import { DataError } from '../../../dataset/error.ts';
import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import { random } from '../../../math/random/random.ts';
import { withEnoughDraws } from '../../../math/statistics/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nullFigure.ts';
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
  /** random offsets that the best answer is compared with; none if absent */
  readonly draws?: number;
}

/** The answers, the best first; a, b and c are not among them. */
export interface Analogy {
  readonly answers: readonly AnalogyAnswer[];
  /** words looked at */
  readonly candidates: number;
  /** the best score beside those that random offsets of the same length reach; null if none were drawn */
  readonly chance: NullFigure | null;
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
  const offset = offsetOf(words, question);
  const score = scorer(words, question, offset);
  const answers: AnalogyAnswer[] = [];
  for (let word = 0; word < words.rows; word++) {
    if (word % 1024 === 0) await work.pause();
    if (word === a || word === b || word === c) continue;
    const found = score(word);
    if (Number.isFinite(found)) insert(answers, { word, score: found }, count);
  }
  const best = answers[0]?.score;
  const chance =
    best === undefined ? null : await chanceOf(best, words, question, offset, parameters.seed, work);
  return { answers, candidates: words.rows - new Set([a, b, c]).size, chance };
}

/** Fewer draws are made if there are many words of many dimensions, and at least this number: they are enough for z. */
const FEWEST_DRAWS = 20;
/** Products of all draws together. */
const MOST_PRODUCTS = 5e8;

/**
 * The best score beside those of random offsets: b is replaced by a plus an offset of the same length in a random
 * direction, uniform on the sphere. What they reach is the score that c has near it anyway.
 */
async function chanceOf(
  best: number,
  words: Matrix,
  question: AnalogyQuestion,
  offset: Float64Array,
  seed: number,
  work: Work,
): Promise<NullFigure | null> {
  const { a, b, c, draws = 0 } = question;
  if (draws === 0) return null;
  const count = Math.min(
    draws,
    Math.max(FEWEST_DRAWS, Math.floor(MOST_PRODUCTS / (words.rows * words.columns))),
  );
  const stream = random(seed);
  const length = Math.hypot(...offset);
  const samples = new Float64Array(count);
  for (let draw = 0; draw < count; draw++) {
    work.progress(draw / count, 'Random offsets');
    const direction = Float64Array.from(offset, () => stream.normal());
    const size = Math.hypot(...direction);
    const score = scorer(
      words,
      question,
      direction.map((value) => (value * length) / size),
    );
    let most = -Infinity;
    for (let word = 0; word < words.rows; word++) {
      if (word % 1024 === 0) await work.pause();
      if (word === a || word === b || word === c) continue;
      const found = score(word);
      if (found > most) most = found;
    }
    samples[draw] = most;
  }
  return withEnoughDraws(besideNull(best, samples));
}

/** From a to b, as the method measures it: of unit vectors, or of those with distractors removed. */
function offsetOf(words: Matrix, { a, b, method }: AnalogyQuestion): Float64Array {
  const [va, vb] = [a, b].map((word) => (method === 'removed' ? plain(words, word) : unit(words, word))) as [
    Float64Array,
    Float64Array,
  ];
  return vb.map((value, j) => value - va[j]!);
}

const plain = (words: Matrix, word: number) => Float64Array.from(row(words, word));

function unit(words: Matrix, word: number): Float64Array {
  const length = Math.hypot(...row(words, word));
  return Float64Array.from(row(words, word), (value) => value / length);
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

/** The score of a word as the answer, with b at a plus the offset. */
function scorer(
  words: Matrix,
  { a, c, method }: AnalogyQuestion,
  offset: Float64Array,
): (word: number) => number {
  if (method === 'removed') {
    const vc = row(words, c);
    const target = offset.map((value, j) => value + vc[j]!);
    return (word) => -distance(row(words, word), target);
  }
  const [va, vc] = [unit(words, a), unit(words, c)];
  if (method === 'add') {
    const target = offset.map((value, j) => value + vc[j]!);
    const length = Math.hypot(...target);
    return (word) => cosine(row(words, word), target) / length;
  }
  const vb = offset.map((value, j) => value + va[j]!);
  const length = Math.hypot(...vb);
  const moved = (word: number, v: Float64Array, of = 1) => (1 + cosine(row(words, word), v) / of) / 2;
  return (word) => (moved(word, vb, length) * moved(word, vc)) / (moved(word, va) + EPSILON);
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

/** Standard deviations above random offsets from which on an answer counts as more than chance. */
const BEYOND = 2;

/** Whether the best answer scores higher than random offsets of the same length do; true if none were drawn. */
export const isBeyondChance = ({ chance }: Pick<Analogy, 'chance'>): boolean =>
  chance === null || (chance.z !== null && chance.z >= BEYOND);

/** What the best answer is worth, in a sentence; empty if nothing was drawn to compare it with. */
export function analogyVerdict(found: Pick<Analogy, 'chance'>): string {
  if (found.chance === null) return '';
  return isBeyondChance(found)
    ? 'Beyond chance: random offsets of the same length do not come as near to any word.'
    : 'No better than chance: random offsets of the same length come as near to some word. The scene draws no parallelogram.';
}
