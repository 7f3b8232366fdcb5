import { doubleRow, zeros, type DoubleMatrix } from '../../../math/matrices/doubleMatrix.ts';
import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import { ranks, retrieval, type Ranks, type Retrieval } from '../../../math/pairs/retrieval.ts';
import type { Work } from '../../../math/work/work.ts';
import type { Metric } from '../../../math/kernels/nearest/interface.ts';

/** Offset retrieval: how often the output is found near input + function vector. */
export interface OffsetRetrieval {
  /** pairs asked */
  readonly n: number;
  /** with the query word among the candidates */
  readonly allowed: Retrieval;
  /** without it, as analogies are usually scored */
  readonly excluded: Retrieval;
}

/** One question: which word is near `word` + `offset`, expected `answer`? */
export interface Questions {
  readonly targets: DoubleMatrix;
  readonly answers: Uint32Array;
  readonly queries: Uint32Array;
  /** relation of each question */
  readonly labels: Uint32Array;
}

/**
 * Leave-one-pair-out questions: for each pair (a, b), a + the mean difference of its relation's other
 * pairs, with b as the expected answer. The only pair of a relation has no question.
 *
 * @param words  `[words, d]`
 * @param offsets  output − input of each pair, `[pairs, d]`
 */
export function leaveOneOut(
  words: Matrix,
  offsets: DoubleMatrix,
  pairs: Uint32Array,
  labels: Uint32Array,
  relations: number,
): Questions {
  const sums = zeros(relations, offsets.columns);
  const counts = new Uint32Array(relations);
  labels.forEach((label, i) => {
    counts[label]!++;
    const sum = doubleRow(sums, label);
    doubleRow(offsets, i).forEach((value, j) => (sum[j]! += value));
  });
  const asking = [...labels.keys()].filter((i) => counts[labels[i]!]! > 1);
  return questions(words, pairs, labels, asking, (i) => {
    const sum = doubleRow(sums, labels[i]!);
    const own = doubleRow(offsets, i);
    return sum.map((value, j) => (value - own[j]!) / (counts[labels[i]!]! - 1));
  });
}

/** The baseline's questions: which word is nearest to a itself? */
export function nearestWord(words: Matrix, pairs: Uint32Array, labels: Uint32Array): Questions {
  const nothing = new Float64Array(words.columns);
  return questions(words, pairs, labels, [...labels.keys()], () => nothing);
}

/** Questions of the pairs `asking`, with the offset that `offsetOf` gives for each. */
export function questions(
  words: Matrix,
  pairs: Uint32Array,
  labels: Uint32Array,
  asking: readonly number[],
  offsetOf: (pair: number) => Float64Array,
): Questions {
  const targets = zeros(asking.length, words.columns);
  asking.forEach((pair, at) => {
    const offset = offsetOf(pair);
    const target = doubleRow(targets, at);
    row(words, pairs[2 * pair]!).forEach((value, j) => (target[j] = value + offset[j]!));
  });
  return {
    targets,
    answers: Uint32Array.from(asking, (pair) => pairs[2 * pair + 1]!),
    queries: Uint32Array.from(asking, (pair) => pairs[2 * pair]!),
    labels: Uint32Array.from(asking, (pair) => labels[pair]!),
  };
}

/** Ranks of the answers with the relation each belongs to. */
export interface RankedQuestions extends Ranks {
  readonly labels: ArrayLike<number>;
}

/** Asks all questions of one table of words. */
export async function ask(
  words: Matrix,
  batch: Questions,
  metric: Metric,
  work: Work,
): Promise<RankedQuestions> {
  const found = await ranks(words, batch.targets, batch.answers, batch.queries, metric, work);
  return { ...found, labels: batch.labels };
}

/** The retrieval scores of one relation's questions; null if it has no question. */
export function retrievalOf(ranked: RankedQuestions, relation: number): OffsetRetrieval | null {
  const own = [...ranked.allowed.keys()].filter((i) => ranked.labels[i] === relation);
  if (own.length === 0) return null;
  return {
    n: own.length,
    allowed: retrieval(own.map((i) => ranked.allowed[i]!)),
    excluded: retrieval(own.map((i) => ranked.excluded[i]!)),
  };
}
