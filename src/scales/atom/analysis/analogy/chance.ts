import { kernels } from '../../../../math/kernels/kernels.ts';
import { rowRange } from '../../../../math/matrices/matrix.ts';
import { random, type Random } from '../../../../math/random/random.ts';
import { withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { Work } from '../../../../math/work/work.ts';
import { offsetOf, scoringOf, type AnalogyQuestion, type Directed, type Scoring } from './scoring.ts';

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
 *
 * @param best  the score of the question's best answer
 * @returns null if the question asks for no draws, or no pair can be drawn
 */
export async function chanceOf(
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
  const drawn = pairs.map(([a, b]): Draw => {
    const own = { ...question, a, b };
    const offset = offsetOf(matrix, own);
    const size = Math.hypot(...offset);
    const scaled = offset.map((value) => (value * length) / (size || 1));
    return { without: [a, b, question.c], scoring: scoringOf(words, own, scaled) };
  });
  const samples = await bestScores(words, drawn, work);
  if (samples.length === 0) return null;
  const beside = besideNull(best, samples);
  return withEnoughDraws({ ...beside, p: upperP(best, beside.null.samples) });
}

/** The share of draws that reach a score, the score itself among them. */
export const upperP = (best: number, samples: ArrayLike<number>): number =>
  (1 + Array.from(samples).filter((sample) => sample >= best).length) / (1 + samples.length);

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

/** A question with words drawn for a and b. */
export interface Draw {
  readonly scoring: Scoring;
  /** words that cannot be the answer */
  readonly without: readonly number[];
}

/** Words whose products are computed at once, and draws: the products of both are some megabytes. */
const WORDS = 4096;
const DRAWS = 32;

/**
 * The best score of each draw over all words, `[draws]`; −∞ if no word has a score.
 *
 * Products from the kernels say which word is the best. Its score is then computed as that of any answer, so that a draw
 * that is the question itself has the question's score to the last bit.
 */
export async function bestScores(
  { matrix }: Directed,
  draws: readonly Draw[],
  work: Work,
): Promise<Float64Array> {
  const nearly = new Float64Array(draws.length).fill(-Infinity);
  const words = new Int32Array(draws.length).fill(-1);
  for (let from = 0; from < matrix.rows; from += WORDS) {
    const part = rowRange(matrix, from, Math.min(matrix.rows, from + WORDS));
    const kernel = kernels().dense(part);
    try {
      for (let first = 0; first < draws.length; first += DRAWS) {
        work.progress((from + (first / draws.length) * part.rows) / matrix.rows, 'Random pairs of words');
        await work.pause();
        const some = draws.slice(first, first + DRAWS);
        const against = some.flatMap(({ scoring }) => scoring.against);
        const products = kernel.timesMany(besideEachOther(against), against.length);
        const per = against.length / some.length;
        some.forEach(({ scoring: { fromProducts }, without }, i) => {
          for (let word = from; word < from + part.rows; word++) {
            const score = fromProducts(word, products, (word - from) * against.length + i * per);
            if (!(score > nearly[first + i]!) || without.includes(word)) continue;
            nearly[first + i] = score;
            words[first + i] = word;
          }
        });
      }
    } finally {
      kernel.free();
    }
  }
  return Float64Array.from(draws, ({ scoring }, i) => (words[i]! < 0 ? -Infinity : scoring.score(words[i]!)));
}

/** Vectors as the columns of a matrix, `[dim, vectors]`. */
function besideEachOther(vectors: readonly Float64Array[]): Float64Array {
  const dim = vectors[0]!.length;
  const columns = new Float64Array(dim * vectors.length);
  vectors.forEach((vector, i) => {
    for (let j = 0; j < dim; j++) columns[j * vectors.length + i] = vector[j]!;
  });
  return columns;
}
