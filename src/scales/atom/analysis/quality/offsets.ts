import { doubleRow, zeros, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { row, type Matrix } from '../../../../math/matrices/matrix.ts';
import { connectedPairs } from '../../../../math/pairs/pairFolds.ts';
import { ranks, retrieval, type Ranks, type Retrieval } from '../../../../math/pairs/retrieval.ts';
import { placesOfGroups } from '../../../../math/random/shuffleWithin.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { Metric } from '../../../../math/kernels/nearest/interface.ts';

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
 * Questions that leave a pair out: for each pair (a, b), a + the mean difference of its relation's other pairs, with b as
 * the expected answer. Pairs that share a word with it, directly or through others, are left out too: their differences
 * hold the answer. A pair without other pairs has no question.
 *
 * @param words  `[words, d]`
 * @param offsets  output − input of each pair, `[pairs, d]`
 */
export function leaveGroupOut(
  words: Matrix,
  offsets: DoubleMatrix,
  pairs: Uint32Array,
  labels: Uint32Array,
): Questions {
  const means = meansWithoutGroup(offsets, pairs, labels);
  return questions(words, pairs, labels, [...means.keys()], (i) => means.get(i)!);
}

/** The questions of a baseline: which word is nearest to the mean of the relation's other outputs, wherever the input lies? */
export function meanOutput(words: Matrix, pairs: Uint32Array, labels: Uint32Array): Questions {
  const outputs = zeros(labels.length, words.columns);
  labels.forEach((_, i) => doubleRow(outputs, i).set(row(words, pairs[2 * i + 1]!)));
  const means = meansWithoutGroup(outputs, pairs, labels);
  const input = (i: number) => row(words, pairs[2 * i]!);
  return questions(words, pairs, labels, [...means.keys()], (i) => {
    const mean = means.get(i)!;
    // The question adds the input.
    return mean.map((value, j) => value - input(i)[j]!);
  });
}

/**
 * For each pair the mean of its relation's rows, without those of pairs that share a word with it, directly or through
 * others; a pair without other pairs is left out.
 *
 * @param rows  a row for each pair, `[pairs, d]`
 */
function meansWithoutGroup(
  rows: DoubleMatrix,
  pairs: Uint32Array,
  labels: Uint32Array,
): ReadonlyMap<number, Float64Array> {
  const means = new Map<number, Float64Array>();
  for (const own of placesOfGroups(labels)) {
    const sum = sumOf(rows, own);
    const groups = connectedPairs(own.flatMap((i) => [pairs[2 * i]!, pairs[2 * i + 1]!]));
    for (const places of placesOfGroups(groups)) {
      if (places.length === own.length) continue;
      const group = places.map((place) => own[place]!);
      const without = sumOf(rows, group).map((value, j) => (sum[j]! - value) / (own.length - group.length));
      for (const i of group) means.set(i, without);
    }
  }
  return means;
}

function sumOf(rows: DoubleMatrix, which: readonly number[]): Float64Array {
  const sum = new Float64Array(rows.columns);
  for (const i of which) doubleRow(rows, i).forEach((value, j) => (sum[j]! += value));
  return sum;
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
