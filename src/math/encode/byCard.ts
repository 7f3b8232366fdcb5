import { CardError, type Card, type HeldRows } from '../card/card.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Candidates } from './candidates.ts';
import { areBounded, isBounded, scoreKeys, type ScoreKeys, type Scores } from './scores.ts';
import { exactProduct, rowNorms } from './share.ts';

/** Features that the card proposes for a token at first, and at most: each doubling halves what is left undecided, or more. */
const [FIRST_PLACES, MOST_PLACES] = [64, 1024];
/** Features proposed beyond the k largest: rounding in float32 then rarely leaves a token undecided. */
const SPARE = 24;
/** If a larger share of the tokens of a run is undecided, more features are proposed for the next. */
const MOST_UNDECIDED = 1 / 32;

/** What a card proposes for the tokens of a run. */
export interface ProposedFeatures {
  /** of the tokens that are decided */
  readonly candidates: Candidates;
  /** tokens at which further features may fire, ascending; they have no candidates */
  readonly undecided: readonly number[];
}

/** An encoder's features on a card. */
export interface CardFeatures {
  /**
   * The features that may fire at each token, `[tokens, dim]`; null if the card is lost, if it left too many tokens undecided,
   * or if a token is too long or too short for the bound.
   *
   * @throws CardError when a score is beyond its bound: what it proposed before cannot be trusted either
   */
  propose(tokens: Matrix): Promise<ProposedFeatures | null>;
  free(): void;
}

/**
 * Puts the features of an encoder on a card.
 *
 * @param k  the number of features that fire at a token, at most; null for any number
 * @returns null if the weights are too long or too short for the bound
 * @throws CardError when the card has no room or is lost
 */
export async function featuresOnCard(
  found: Card,
  scores: Scores,
  k: number | null,
): Promise<CardFeatures | null> {
  if (!areBounded(scores)) return null;
  const keys = scoreKeys(scores);
  const features = scores.weights.rows;
  const held = await found.hold(keys.rows);
  let places = Math.min(features, k === null ? FIRST_PLACES : k + SPARE);
  let useful = true;
  return {
    async propose(tokens) {
      const lengths = rowNorms(tokens);
      if (!useful || !lengths.every(isBounded)) return null;
      const answer = await answerOf(held, keys.queries(tokens, lengths), places, features);
      if (!answer) {
        useful = false;
        return null;
      }
      const proposed = candidatesOf(answer, lengths, keys, scores.level, {
        k,
        all: places === features,
      });
      check(scores, tokens, proposed.candidates);
      if (proposed.undecided.length > tokens.rows * MOST_UNDECIDED) {
        useful = places < Math.min(features, MOST_PLACES);
        places = Math.min(features, 2 * places);
      }
      return proposed;
    },
    free: () => held.free(),
  };
}

interface Answer {
  readonly numbers: Uint32Array;
  readonly products: Float32Array;
  readonly places: number;
}

/** The features of least key of each query; null if the card is lost. */
async function answerOf(
  held: HeldRows,
  queries: Float32Array,
  places: number,
  features: number,
): Promise<Answer | null> {
  try {
    // Tokens are not features, so the first of them is asked as if it came after the last feature.
    return { ...(await held.least(queries, places, features)), places };
  } catch (reason) {
    if (reason instanceof CardError) return null;
    throw reason;
  }
}

/** The candidates of each token: the proposed features whose score can be above the level, if they are all that can be. */
function candidatesOf(
  { numbers, products, places }: Answer,
  lengths: Float64Array,
  { highest, spread }: ScoreKeys,
  level: number,
  { k, all }: { readonly k: number | null; readonly all: boolean },
): ProposedFeatures {
  const indptr = new Uint32Array(lengths.length + 1);
  const features = new Uint32Array(numbers.length);
  const values = new Float64Array(numbers.length);
  const doubts = new Float64Array(numbers.length);
  const undecided: number[] = [];
  for (let t = 0; t < lengths.length; t++) {
    let at = indptr[t]!;
    let least = Infinity;
    for (let p = t * places; p < (t + 1) * places; p++) {
      const most = highest(products[p]!);
      least = Math.min(least, most);
      if (most <= level) continue;
      features[at] = numbers[p]!;
      doubts[at] = spread(numbers[p]!, lengths[t]!) / 2;
      values[at] = most - doubts[at]!;
      at++;
    }
    // What is not proposed has a score of at most the least.
    const from = indptr[t]!;
    const decided = all || least <= level || exceeds(values, doubts, from, at, k, least);
    if (!decided) undecided.push(t);
    indptr[t + 1] = decided ? at : from;
  }
  const end = indptr.at(-1);
  const candidates = {
    indptr,
    features: features.subarray(0, end),
    values: values.subarray(0, end),
    doubts: doubts.subarray(0, end),
  };
  return { candidates, undecided };
}

/** Whether k of some candidates certainly exceed a score: of equal ones the smaller feature number would come first. */
function exceeds(
  values: Float64Array,
  doubts: Float64Array,
  from: number,
  to: number,
  k: number | null,
  score: number,
): boolean {
  if (k === null) return false;
  let above = 0;
  for (let i = from; i < to; i++) if (values[i]! - doubts[i]! > score) above++;
  return above >= k;
}

/**
 * Computes the score of one candidate of each token in float64.
 *
 * @throws CardError when it is beyond its bound: the card does not compute as WGSL says
 */
function check({ weights, scale, offset }: Scores, tokens: Matrix, candidates: Candidates): void {
  const { indptr, features, values, doubts } = candidates;
  for (let t = 0; t < tokens.rows; t++) {
    const count = indptr[t + 1]! - indptr[t]!;
    if (count === 0) continue;
    const i = indptr[t]! + (t % count);
    const f = features[i]!;
    const score = (scale?.[f] ?? 1) * exactProduct(weights, f, tokens, t) + offset[f]!;
    if (!(Math.abs(score - values[i]!) <= doubts[i]!))
      throw new CardError('the graphics card computes less exactly than it must');
  }
}
