import { type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { kernels } from '../kernels/kernels.ts';
import { matrix, row, type Matrix } from '../matrices/matrix.ts';
import { withParts } from '../work/parts.ts';
import { defineTask, shardBounds } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import { dot, norm } from '../matrices/dot.ts';
import type { Metric } from '../kernels/nearest/interface.ts';

/** The ranks of the answers among all words, from 1. */
export interface Ranks {
  /** with the query word as a candidate, `[queries]` */
  readonly allowed: Float64Array;
  /** without it, `[queries]` */
  readonly excluded: Float64Array;
}

/** The quality of a retrieval. */
export interface Retrieval {
  /** share of queries whose answer ranks first, in [0, 1] */
  readonly top1: number;
  /** share of queries whose answer is among the first five, in [0, 1] */
  readonly top5: number;
  /** mean of 1/rank, in (0, 1] */
  readonly mrr: number;
}

/** The candidates of a member, with the numbers for their scores. */
interface Candidates {
  readonly words: Matrix;
  /** the score of a candidate is scale·(x·target) + offset, `[words]` each */
  readonly scale: Float64Array;
  readonly offset: Float64Array;
  /** ‖x‖, `[words]` */
  readonly lengths: Float64Array;
}

/** Some targets with the scores of their answers. */
interface Batch {
  /** `[q, d]` */
  readonly targets: Float64Array;
  /** ‖target‖, `[q]` */
  readonly lengths: Float64Array;
  /** the scores of the answers, `[q]` */
  readonly scores: Float64Array;
}

/** Products between pauses: about 30 ms. */
const PRODUCTS_PER_BATCH = 4e7;

/**
 * The rank of the answer of each target among all words, by cosine or by Euclidean distance to the target. Words with
 * exactly the score of the answer count half, so that coinciding words do not improve a rank. Exact, in float64.
 *
 * @param words  `[words, d]`
 * @param targets  `[queries, d]`
 * @param answers  word index of each answer, `[queries]`
 * @param queries  word index of each query word, `[queries]`
 * @returns ranks of at least 1
 */
export async function ranks(
  words: Matrix,
  targets: DoubleMatrix,
  answers: ArrayLike<number>,
  queries: ArrayLike<number>,
  metric: Metric,
  work: Work,
): Promise<Ranks> {
  const own = candidates(words, metric);
  const allowed = new Float64Array(targets.rows);
  const excluded = new Float64Array(targets.rows);
  const bounds = shardBounds(words.rows, work.team.size);
  const parts = Array.from({ length: work.team.size }, (_, i) => part(own, bounds[i]!, bounds[i + 1]!));
  await withParts(work.team, parts, async (lent) => {
    const size = Math.max(1, Math.floor((PRODUCTS_PER_BATCH * work.team.size) / (words.data.length + 1)));
    for (let from = 0; from < targets.rows; from += size) {
      const to = Math.min(from + size, targets.rows);
      const batch = batchOf(own, targets, answers, from, to);
      const counts = await lent.each(standing, batch);
      for (let q = from; q < to; q++) {
        const above = counts.reduce((sum, part) => sum + part[q - from]!, 0);
        // The answer counted half for itself.
        allowed[q] = 1 + above - 0.5;
        const target = batch.targets.subarray((q - from) * words.columns, (q - from + 1) * words.columns);
        const query = queries[q] === answers[q] ? NaN : scoreOf(own, queries[q]!, target);
        excluded[q] = allowed[q]! - stands(query, batch.scores[q - from]!);
      }
      work.progress(to / targets.rows, 'Looking for the answers among all words');
      await work.pause();
    }
  });
  return { allowed, excluded };
}

/** The quality of a retrieval, from the ranks of the answers, `[queries]`; NaN without ranks. */
export function retrieval(ranksFound: ArrayLike<number>): Retrieval {
  let top1 = 0,
    top5 = 0,
    mrr = 0;
  for (let i = 0; i < ranksFound.length; i++) {
    if (ranksFound[i]! <= 1) top1++;
    if (ranksFound[i]! <= 5) top5++;
    mrr += 1 / ranksFound[i]!;
  }
  const n = ranksFound.length;
  return { top1: top1 / n, top5: top5 / n, mrr: mrr / n };
}

/** Words in a block of products with a batch. */
const WORDS_PER_BLOCK = 512;
/** Bound of the error of a float32 product, relative to the product of both lengths (see `Kernels`), with room. */
const PRODUCT_ERROR = 1e-5;

/**
 * For each target, the number of candidates that score above its answer; ties count half: `[q]`. Products are in
 * float32, and again in float64 if float32 does not decide.
 */
const standing = defineTask('retrieval/standing', (kept: Candidates, batch: Batch): Float64Array => {
  const { words, scale, offset, lengths } = kept;
  const d = words.columns,
    q = batch.scores.length;
  const targets = matrix(Float32Array.from(batch.targets), q, d);
  const above = new Float64Array(q);
  for (let from = 0; from < words.rows; from += WORDS_PER_BLOCK) {
    const to = Math.min(from + WORDS_PER_BLOCK, words.rows);
    const block = matrix(words.data.subarray(from * d, to * d), to - from, d);
    const products = kernels().productTransposed(block, targets).data;
    for (let i = from, at = 0; i < to; i++) {
      const [by, plus, reach] = [scale[i]!, offset[i]!, PRODUCT_ERROR * scale[i]! * lengths[i]!];
      for (let t = 0; t < q; t++, at++) {
        const gap = by * products[at]! + plus - batch.scores[t]!;
        const doubt = reach * batch.lengths[t]!;
        if (gap > doubt) above[t]!++;
        else if (gap >= -doubt) {
          above[t]! += stands(by * dot(words.data, i * d, batch.targets, t * d, d) + plus, batch.scores[t]!);
        }
      }
    }
  }
  return above;
});

function stands(score: number, answer: number): number {
  return score > answer ? 1 : score === answer ? 0.5 : 0;
}

function scoreOf(own: Candidates, word: number, target: Float64Array): number {
  return (
    own.scale[word]! * dot(own.words.data, word * target.length, target, 0, target.length) + own.offset[word]!
  );
}

function batchOf(
  own: Candidates,
  targets: DoubleMatrix,
  answers: ArrayLike<number>,
  from: number,
  to: number,
): Batch {
  const d = targets.columns;
  const chosen = targets.data.slice(from * d, to * d);
  const scores = Float64Array.from({ length: to - from }, (_, i) =>
    scoreOf(own, answers[from + i]!, chosen.subarray(i * d, (i + 1) * d)),
  );
  const lengths = scores.map((_, i) => norm(chosen.subarray(i * d, (i + 1) * d)));
  return { targets: chosen, lengths, scores };
}

function candidates(words: Matrix, metric: Metric): Candidates {
  const scale = new Float64Array(words.rows).fill(1);
  const offset = new Float64Array(words.rows);
  const lengths = new Float64Array(words.rows);
  for (let i = 0; i < words.rows; i++) {
    let square = 0;
    for (const value of row(words, i)) square += value * value;
    lengths[i] = Math.sqrt(square);
    // −‖x − t‖²/2 without the term that all candidates share.
    if (metric === 'euclidean') offset[i] = -square / 2;
    else scale[i] = square > 0 ? 1 / Math.sqrt(square) : 0;
  }
  return { words, scale, offset, lengths };
}

function part(own: Candidates, from: number, to: number): Candidates {
  const { columns: d, data } = own.words;
  return {
    words: { data: data.slice(from * d, to * d), rows: to - from, columns: d },
    scale: own.scale.slice(from, to),
    offset: own.offset.slice(from, to),
    lengths: own.lengths.slice(from, to),
  };
}
