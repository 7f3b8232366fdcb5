import { DataError } from '../../../dataset/error.ts';
import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import { random, type Random } from '../../../math/random/random.ts';
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
  /** random pairs of words that the best answer is compared with; none if absent */
  readonly draws?: number;
}

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

/** Words with the lengths of their vectors, which every score divides by. */
interface Directed {
  readonly matrix: Matrix;
  /** `[words]` */
  readonly norms: Float64Array;
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
  const directed: Directed = { matrix: words, norms: normsOf(words) };
  const score = scorer(directed, question, offsetOf(words, question));
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

/** Fewer draws are made if there are many words of many dimensions, and at least this number: they are enough for p ≤ 0.05. */
const FEWEST_DRAWS = 39;
/** Products of all draws together. */
const MOST_PRODUCTS = 1e9;

/**
 * The best score beside those of random pairs of words: the same question with two random words in place of a and b, their
 * offset scaled to the length of b − a. Offsets in random directions are no null: words have neighbours, so that the offset of
 * any two words leads nearer to some word than a direction in which there are none.
 *
 * p is one-sided, because only a higher score speaks for an answer.
 */
async function chanceOf(
  best: number,
  words: Directed,
  question: AnalogyQuestion,
  seed: number,
  work: Work,
): Promise<NullFigure | null> {
  const { draws = 0 } = question;
  const { matrix, norms } = words;
  if (draws === 0) return null;
  const most = Math.max(FEWEST_DRAWS, Math.floor(MOST_PRODUCTS / (matrix.rows * matrix.columns)));
  const pairs = randomPairs(norms, question, Math.min(draws, most), random(seed));
  const length = Math.hypot(...offsetOf(matrix, question));
  const samples = new Float64Array(pairs.length);
  for (const [draw, [a, b]] of pairs.entries()) {
    work.progress(draw / pairs.length, 'Random pairs of words');
    const drawn = { ...question, a, b };
    const own = offsetOf(matrix, drawn);
    const size = Math.hypot(...own);
    const scaled = own.map((value) => (value * length) / (size || 1));
    samples[draw] = await bestScore(words, drawn, scorer(words, drawn, scaled), work);
  }
  if (samples.length === 0) return null;
  const beside = besideNull(best, samples);
  return withEnoughDraws({ ...beside, p: upperP(best, beside.null.samples) });
}

/** Pairs of different words that have a direction, without c; fewer if there are hardly any such words. */
function randomPairs(norms: Float64Array, { c }: AnalogyQuestion, count: number, stream: Random) {
  const pairs: (readonly [number, number])[] = [];
  const directed = (word: number) => norms[word]! > 0;
  for (let tries = 0; pairs.length < count && tries < 20 * count; tries++) {
    const [a, b] = [stream.integer(norms.length), stream.integer(norms.length)];
    if (a !== b && a !== c && b !== c && directed(a) && directed(b)) pairs.push([a, b]);
  }
  return pairs;
}

/** The best score over all words but a, b and c. */
async function bestScore(
  { matrix }: Directed,
  { a, b, c }: AnalogyQuestion,
  score: (word: number) => number,
  work: Work,
): Promise<number> {
  let most = -Infinity;
  for (let word = 0; word < matrix.rows; word++) {
    if (word % 1024 === 0) await work.pause();
    if (word === a || word === b || word === c) continue;
    const found = score(word);
    if (found > most) most = found;
  }
  return most;
}

/** The share of draws that reach a score, the score itself among them. */
const upperP = (best: number, samples: ArrayLike<number>): number =>
  (1 + Array.from(samples).filter((sample) => sample >= best).length) / (1 + samples.length);

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
  { matrix, norms }: Directed,
  { a, c, method }: AnalogyQuestion,
  offset: Float64Array,
): (word: number) => number {
  if (method === 'removed') {
    const vc = row(matrix, c);
    const target = offset.map((value, j) => value + vc[j]!);
    return (word) => -distance(row(matrix, word), target);
  }
  const [va, vc] = [unit(matrix, a), unit(matrix, c)];
  if (method === 'add') {
    const target = offset.map((value, j) => value + vc[j]!);
    const length = Math.hypot(...target);
    return (word) => dot(row(matrix, word), target) / norms[word]! / length;
  }
  const vb = offset.map((value, j) => value + va[j]!);
  const length = Math.hypot(...vb);
  const moved = (word: number, v: Float64Array, of = 1) =>
    (1 + dot(row(matrix, word), v) / norms[word]! / of) / 2;
  return (word) => (moved(word, vb, length) * moved(word, vc)) / (moved(word, va) + EPSILON);
}

/** The length of every vector, `[words]`. */
const normsOf = (words: Matrix): Float64Array =>
  Float64Array.from({ length: words.rows }, (_, word) => {
    const x = row(words, word);
    let square = 0;
    for (let j = 0; j < x.length; j++) square += x[j]! * x[j]!;
    return Math.sqrt(square);
  });

/** x·v; divided by the length of x it is NaN for a zero vector, which cannot be an answer. */
function dot(x: Float32Array, v: Float64Array): number {
  let product = 0;
  for (let j = 0; j < x.length; j++) product += x[j]! * v[j]!;
  return product;
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
