import { kernels } from '../kernels/kernels.ts';
import { dot } from '../matrices/dot.ts';
import { rowRange, takeRows, transpose, type Matrix } from '../matrices/matrix.ts';
import { inverseNorms } from '../matrices/norms.ts';
import { withParts } from '../work/parts.ts';
import { defineTask, shardBounds } from '../work/team.ts';
import type { Work } from '../work/work.ts';

/**
 * How a word x is scored as the answer of a : b :: c : ?, from its cosines with a, b and c:
 * - `add`: cos b − cos a + cos c (3CosAdd; Mikolov, Yih, Zweig 2013);
 * - `multiply`: cos b · cos c / (cos a + 0.001), cosines moved to [0, 1] by (1 + cos)/2 (3CosMul; Levy, Goldberg 2014);
 * - the baselines `nearestC` (cos c), `nearestB` (cos b) and `offset` (cos b − cos a, 3CosAdd without c), which know
 *   only a part of the question (Linzen 2016).
 */
export const ANALOGY_SCORES = ['add', 'multiply', 'nearestC', 'nearestB', 'offset'] as const;

export type AnalogyScore = (typeof ANALOGY_SCORES)[number];

/** Keeps 3CosMul from dividing by zero. */
export const EPSILON = 0.001;

const SCORES = ANALOGY_SCORES.length;
/** Scores that differ by less are equal: products are exact to about 1e-15. */
const TIE = 1e-10;
/** Products of a block of words with the words of the questions, between pauses: about 30 ms. */
const PRODUCTS_PER_BLOCK = 6e7;
/** Questions times words between pauses: about 30 ms. */
const COMPARISONS_PER_CALL = 8e6;

/** A range of the words that may answer, and the questions. */
interface Part {
  readonly words: Matrix;
  /** index of the first of these words among all */
  readonly first: number;
  /** the vectors of the questions' words, `[u, d]`, and one over their lengths, `[u]` */
  readonly asked: Matrix;
  readonly inverse: Float64Array;
  /** the questions' words among all words, and among those asked: a, b, c, d, `[q * 4]` each */
  readonly questions: Uint32Array;
  readonly places: Uint32Array;
  /** the scores of the answers, `[q * SCORES]` */
  readonly answers: Float64Array;
}

/** Some rows of a part, and some of the questions. */
interface Call {
  readonly rows: readonly [from: number, to: number];
  readonly questions: readonly [from: number, to: number];
}

/**
 * The rank of the right answer of each question among all words but a, b and c, by every score. Words with exactly the
 * score of the answer count half, so that coinciding words do not improve a rank. In float64.
 *
 * @param words  `[words, d]`; a word without a finite direction never answers
 * @param questions  word indices of a, b, c and the answer d, `[questions * 4]`; d is none of the others, and all four have
 *   a direction
 * @returns ranks of at least 1, `[questions * 5]`, in the order of `ANALOGY_SCORES`
 */
export async function analogyRanks(words: Matrix, questions: Uint32Array, work: Work): Promise<Float64Array> {
  const count = questions.length / 4;
  const ranks = new Float64Array(count * SCORES).fill(1);
  if (count === 0) return ranks;
  const parts = partsOf(words, questions, work.team.size);
  const longest = Math.max(...parts.map((part) => part.words.rows));
  const { rows: asked, columns } = parts[0]!.asked;
  const height = Math.max(16, Math.floor(PRODUCTS_PER_BLOCK / (asked * columns)));
  const batch = Math.max(1, Math.floor(COMPARISONS_PER_CALL / height));
  await withParts(
    work.team,
    parts,
    async (lent) => {
      for (let from = 0; from < longest; from += height) {
        for (let first = 0; first < count; first += batch) {
          const last = Math.min(first + batch, count);
          const call: Call = { rows: [from, from + height], questions: [first, last] };
          for (const above of await lent.each(countAbove, call)) {
            above.forEach((value, i) => (ranks[first * SCORES + i]! += value));
          }
          work.progress((from + (height * last) / count) / (longest + height), 'Answering the questions');
          await work.pause();
        }
      }
    },
    release,
  );
  return ranks;
}

function partsOf(words: Matrix, questions: Uint32Array, size: number): Part[] {
  const own = Uint32Array.from(new Set(questions)).sort();
  const placeOf = new Map(Array.from(own, (word, place) => [word, place]));
  const asked = takeRows(words, own);
  const inverse = inverseNorms(asked);
  const places = questions.map((word) => placeOf.get(word)!);
  const shared = { asked, inverse, questions, places, answers: answersOf(asked, inverse, places) };
  const bounds = shardBounds(words.rows, size);
  return Array.from({ length: size }, (_, i) => {
    const { data, rows, columns } = rowRange(words, bounds[i]!, bounds[i + 1]!);
    return { ...shared, words: { data: data.slice(), rows, columns }, first: bounds[i]! };
  });
}

/** The scores of the right answers, `[q * SCORES]`. */
function answersOf(asked: Matrix, inverse: Float64Array, places: Uint32Array): Float64Array {
  const { data, columns: d } = asked;
  const cosine = (one: number, other: number) =>
    dot(data, one * d, data, other * d, d) * inverse[one]! * inverse[other]!;
  const answers = new Float64Array((places.length / 4) * SCORES);
  for (let q = 0; q < places.length / 4; q++) {
    const [a, b, c, answer] = places.subarray(4 * q, 4 * q + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const [ca, cb, cc] = [cosine(a, answer), cosine(b, answer), cosine(c, answer)];
    const multiplied = ((1 + cb) * (1 + cc)) / (2 * (1 + ca) + 4 * EPSILON);
    answers.set([cb - ca + cc, multiplied, cc, cb, cb - ca], q * SCORES);
  }
  return answers;
}

/** The cosines of a block of words with the questions' words, `[u, rows]`, as long as its part is lent. */
interface Block {
  readonly from: number;
  readonly rows: number;
  readonly cosines: Float64Array;
}

const blocks = new WeakMap<Part, Block>();

function blockOf(part: Part, [from, end]: Call['rows']): Block {
  const known = blocks.get(part);
  if (known?.from === from) return known;
  const to = Math.min(end, part.words.rows);
  const some = rowRange(part.words, Math.min(from, to), to);
  const block = { from, rows: some.rows, cosines: cosinesOf(part, some) };
  blocks.set(part, block);
  return block;
}

function cosinesOf({ asked, inverse }: Part, some: Matrix): Float64Array {
  if (some.rows === 0) return new Float64Array(0);
  const kept = kernels().dense(asked);
  try {
    const cosines = kept.timesMany(Float64Array.from(transpose(some).data), some.rows);
    // A word without a direction has no cosine, and so never answers.
    const inverses = inverseNorms(some).map((value) => (value > 0 ? value : NaN));
    for (let u = 0, at = 0; u < asked.rows; u++) {
      for (let x = 0; x < some.rows; x++, at++) cosines[at]! *= inverse[u]! * inverses[x]!;
    }
    return cosines;
  } finally {
    kept.free();
  }
}

/** For some questions, the number of words of a block that score above the answer; ties count half: `[q * SCORES]`. */
const countAbove = defineTask('analogies/above', (part: Part, { rows, questions }: Call): Float64Array => {
  const block = blockOf(part, rows);
  const [first, last] = questions;
  const above = new Float64Array((last - first) * SCORES);
  if (block.rows === 0) return above;
  for (let q = first; q < last; q++) countInBlock(part, block, q, above.subarray((q - first) * SCORES));
  return above;
});

const release = defineTask('analogies/release', (part: Part, _: null): void => void blocks.delete(part));

function countInBlock(part: Part, { from, rows, cosines }: Block, q: number, above: Float64Array): void {
  const { places, questions, answers, first } = part;
  const at = 4 * q;
  const [a, b, c] = [places[at]! * rows, places[at + 1]! * rows, places[at + 2]! * rows];
  tally(answers, q, cosines, a, b, c, 0, rows, 1, above);
  // The question's own words and the answer do not count.
  const start = first + from;
  for (let i = 0; i < 4; i++) {
    const x = questions[at + i]! - start;
    if (x < 0 || x >= rows || questions.indexOf(questions[at + i]!, at) < at + i) continue;
    tally(answers, q, cosines, a, b, c, x, x + 1, -1, above);
  }
}

/** Adds `by` for each word of a range that scores above the answer, and half of it for each that scores the same. */
function tally(
  answers: Float64Array,
  q: number,
  cosines: Float64Array,
  a: number,
  b: number,
  c: number,
  from: number,
  to: number,
  by: number,
  above: Float64Array,
): void {
  const at = q * SCORES;
  const add = answers[at]! - TIE;
  const multiply = answers[at + 1]! - TIE;
  const nearC = answers[at + 2]! - TIE;
  const nearB = answers[at + 3]! - TIE;
  const offset = answers[at + 4]! - TIE;
  let byAdd = 0,
    byMultiply = 0,
    byC = 0,
    byB = 0,
    byOffset = 0;
  for (let x = from; x < to; x++) {
    const ca = cosines[a + x]!;
    const cb = cosines[b + x]!;
    const cc = cosines[c + x]!;
    const difference = cb - ca;
    const sum = difference + cc;
    const divisor = 2 * (1 + ca) + 4 * EPSILON;
    const product = (1 + cb) * (1 + cc);
    if (sum >= add) byAdd += sum > add + 2 * TIE ? 1 : 0.5;
    if (product >= multiply * divisor) byMultiply += product > (multiply + 2 * TIE) * divisor ? 1 : 0.5;
    if (cc >= nearC) byC += cc > nearC + 2 * TIE ? 1 : 0.5;
    if (cb >= nearB) byB += cb > nearB + 2 * TIE ? 1 : 0.5;
    if (difference >= offset) byOffset += difference > offset + 2 * TIE ? 1 : 0.5;
  }
  above[0]! += by * byAdd;
  above[1]! += by * byMultiply;
  above[2]! += by * byC;
  above[3]! += by * byB;
  above[4]! += by * byOffset;
}
