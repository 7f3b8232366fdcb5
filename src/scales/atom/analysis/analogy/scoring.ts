import { row, type Matrix } from '../../../../math/matrices/matrix.ts';

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

/** Words with the lengths of their vectors, which every score divides by. */
export interface Directed {
  readonly matrix: Matrix;
  /** `[words]` */
  readonly norms: Float64Array;
}

/** How words are scored as the answer of a question. */
export interface Scoring {
  /** The score of a word, NaN if it has no direction. */
  readonly score: (word: number) => number;
  /** the vectors whose products with the words determine the scores, each `[dim]` */
  readonly against: readonly Float64Array[];
  /**
   * The score of a word, but for rounding, from its products with `against`, which begin at a place of a list.
   */
  readonly fromProducts: (word: number, products: Float64Array, from: number) => number;
}

/** Keeps 3CosMul from dividing by zero (Levy & Goldberg 2014). */
const EPSILON = 0.001;

/**
 * The scores of words as the answer, with b at a plus the offset.
 *
 * @param offset  from a to b, `[dim]`; see `offsetOf`
 */
export function scoringOf(words: Directed, question: AnalogyQuestion, offset: Float64Array): Scoring {
  if (question.method === 'removed') return byDistance(words, question, offset);
  return question.method === 'add' ? byCosine(words, question, offset) : byCosines(words, question, offset);
}

function byDistance({ matrix, norms }: Directed, { c }: AnalogyQuestion, offset: Float64Array): Scoring {
  const target = sum(offset, row(matrix, c));
  const square = Math.hypot(...target) ** 2;
  return {
    score: (word) => -distance(row(matrix, word), target),
    against: [target],
    fromProducts: (word, products, from) =>
      -Math.sqrt(Math.max(0, norms[word]! ** 2 - 2 * products[from]! + square)),
  };
}

function byCosine({ matrix, norms }: Directed, { c }: AnalogyQuestion, offset: Float64Array): Scoring {
  const target = sum(offset, unit(matrix, c));
  const length = Math.hypot(...target);
  const scoreOf = (word: number, product: number) => product / norms[word]! / length;
  return {
    score: (word) => scoreOf(word, dot(row(matrix, word), target)),
    against: [target],
    fromProducts: (word, products, from) => scoreOf(word, products[from]!),
  };
}

function byCosines({ matrix, norms }: Directed, { a, c }: AnalogyQuestion, offset: Float64Array): Scoring {
  const [va, vc] = [unit(matrix, a), unit(matrix, c)];
  const vb = sum(offset, va);
  const length = Math.hypot(...vb);
  const moved = (word: number, product: number, of = 1) => (1 + product / norms[word]! / of) / 2;
  const scoreOf = (word: number, b: number, c: number, a: number) =>
    (moved(word, b, length) * moved(word, c)) / (moved(word, a) + EPSILON);
  return {
    score: (word) => {
      const x = row(matrix, word);
      return scoreOf(word, dot(x, vb), dot(x, vc), dot(x, va));
    },
    against: [vb, vc, va],
    fromProducts: (word, products, from) =>
      scoreOf(word, products[from]!, products[from + 1]!, products[from + 2]!),
  };
}

/** From a to b, as the method measures it: of unit vectors, or of those with distractors removed, `[dim]`. */
export function offsetOf(words: Matrix, { a, b, method }: AnalogyQuestion): Float64Array {
  const [va, vb] = [a, b].map((word) => (method === 'removed' ? row(words, word) : unit(words, word)));
  return Float64Array.from(vb!, (value, j) => value - va![j]!);
}

function unit(words: Matrix, word: number): Float64Array {
  const length = Math.hypot(...row(words, word));
  return Float64Array.from(row(words, word), (value) => value / length);
}

/** The length of every vector, `[words]`. */
export const normsOf = (words: Matrix): Float64Array =>
  Float64Array.from({ length: words.rows }, (_, word) => {
    const x = row(words, word);
    let square = 0;
    for (let j = 0; j < x.length; j++) square += x[j]! * x[j]!;
    return Math.sqrt(square);
  });

const sum = (x: Float64Array, y: Float32Array | Float64Array): Float64Array =>
  x.map((value, j) => value + y[j]!);

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
