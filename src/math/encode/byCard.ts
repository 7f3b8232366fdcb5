import { CardError, type Card, type HeldRows } from '../card/card.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { gatheredLists, newList, type CandidateList, type Candidates } from './candidates.ts';
import { kthLargest } from './largest.ts';
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
      const undecided: number[] = [];
      const lists = Array.from(lengths, (length, t) => {
        const list = listOf(answer, t, keys, length);
        const decided = places === features || isComplete(list, scores.level, k);
        if (!decided) undecided.push(t);
        return decided ? aboveLevel(list, scores.level) : newList();
      });
      check(scores, tokens, lists);
      if (undecided.length > tokens.rows * MOST_UNDECIDED) {
        useful = places < Math.min(features, MOST_PLACES);
        places = Math.min(features, 2 * places);
      }
      return { candidates: gatheredLists(lists), undecided };
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

/** What is proposed for a token, with the least that the proposed features have at most. */
interface Proposal extends CandidateList {
  readonly least: number;
}

function listOf(
  { numbers, products, places }: Answer,
  t: number,
  { highest, spread }: ScoreKeys,
  length: number,
): Proposal {
  const list = newList();
  let least = Infinity;
  for (let p = t * places; p < (t + 1) * places; p++) {
    const [most, half] = [highest(products[p]!), spread(numbers[p]!, length) / 2];
    least = Math.min(least, most);
    list.features.push(numbers[p]!);
    list.values.push(most - half);
    list.doubts.push(half);
  }
  return { ...list, least };
}

/** Whether no feature that is not proposed can fire: its score is at most `least`. */
function isComplete({ values, doubts, least }: Proposal, level: number, k: number | null): boolean {
  if (least <= level) return true;
  if (k === null || values.length < k) return false;
  // Of equal scores the smaller feature number comes first, so the k proposed must be above it.
  return (
    kthLargest(
      values.map((value, i) => value - doubts[i]!),
      k,
    ) > least
  );
}

/** The candidates whose score can be above the level, by ascending feature number. */
function aboveLevel({ features, values, doubts }: CandidateList, level: number): CandidateList {
  const order = features.flatMap((_, i) => (values[i]! + doubts[i]! > level ? [i] : []));
  order.sort((i, j) => features[i]! - features[j]!);
  return {
    features: order.map((i) => features[i]!),
    values: order.map((i) => values[i]!),
    doubts: order.map((i) => doubts[i]!),
  };
}

/**
 * Computes the score of one candidate of each token in float64.
 *
 * @throws CardError when it is beyond its bound: the card does not compute as WGSL says
 */
function check({ weights, scale, offset }: Scores, tokens: Matrix, lists: readonly CandidateList[]): void {
  lists.forEach(({ features, values, doubts }, t) => {
    if (features.length === 0) return;
    const i = t % features.length;
    const f = features[i]!;
    const score = (scale?.[f] ?? 1) * exactProduct(weights, f, tokens, t) + offset[f]!;
    if (!(Math.abs(score - values[i]!) <= doubts[i]!))
      throw new CardError('the graphics card computes less exactly than it must');
  });
}
