import { CardError, type Card, type HeldRows, type LeastProducts } from '../card/card.ts';
import { inStrips, stripOf } from '../card/proposed.ts';
import { rowRange, type Matrix } from '../matrices/matrix.ts';
import { joinedCandidates, type Candidates } from './candidates.ts';
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
 * @param strip  the tokens that the card works on at a time; chosen by the number and length of the features if left out
 * @returns null if the weights are too long or too short for the bound
 * @throws CardError when the card has no room or is lost
 */
export async function featuresOnCard(
  found: Card,
  scores: Scores,
  k: number | null,
  strip = stripOf({ rows: scores.weights.rows, columns: scores.weights.columns + 2 }),
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
      // The next run is asked about before this one is answered.
      const asked = { k, level: scores.level, places, strip };
      const proposed = await proposedBy(held, tokens, lengths, keys, asked);
      if (!proposed) {
        useful = false;
        return null;
      }
      check(scores, tokens, proposed.candidates);
      if (proposed.undecided.length > tokens.rows * MOST_UNDECIDED) {
        if (asked.places >= MOST_PLACES) useful = false;
        places = Math.min(features, Math.max(places, 2 * asked.places));
      }
      return proposed;
    },
    free: () => held.free(),
  };
}

/** What is asked of a card. */
interface Asked {
  /** the number of features that fire at a token, at most; null for any number */
  readonly k: number | null;
  readonly level: number;
  /** the number of features proposed for each token */
  readonly places: number;
  readonly strip: number;
}

/** What a card proposes for some tokens of bounded lengths; null if it is lost. */
async function proposedBy(
  held: HeldRows,
  tokens: Matrix,
  lengths: Float64Array,
  keys: ScoreKeys,
  asked: Asked,
): Promise<ProposedFeatures | null> {
  const ask = (from: number, to: number) => {
    const queries = keys.queries(rowRange(tokens, from, to), lengths.subarray(from, to));
    // Tokens are not features, so the first of them is asked as if it came after the last feature.
    return held.least(queries, asked.places, keys.rows.rows);
  };
  const parts: Candidates[] = [];
  const undecided: number[] = [];
  try {
    for await (const { from, to, answer } of inStrips(tokens.rows, asked.strip, ask)) {
      const part = candidatesOf(answer, lengths.subarray(from, to), keys, asked);
      parts.push(part.candidates);
      for (const t of part.undecided) undecided.push(from + t);
    }
  } catch (reason) {
    if (reason instanceof CardError) return null;
    throw reason;
  }
  return { candidates: joinedCandidates(parts), undecided };
}

/** The candidates of each token: the proposed features whose score can be above the level, if they are all that can be. */
function candidatesOf(
  { numbers, products }: LeastProducts,
  lengths: Float64Array,
  { highest, spread, rows }: ScoreKeys,
  { k, level, places }: Asked,
): ProposedFeatures {
  const indptr = new Uint32Array(lengths.length + 1);
  const features = new Uint32Array(numbers.length);
  const values = new Float64Array(numbers.length);
  const doubts = new Float64Array(numbers.length);
  const undecided: number[] = [];
  for (let t = 0; t < lengths.length; t++) {
    const from = indptr[t]!;
    let at = from;
    let least = Infinity;
    for (let p = t * places; p < (t + 1) * places; p++) {
      const most = highest(products[p]!);
      least = Math.min(least, most);
      if (most <= level) continue;
      const half = spread(numbers[p]!, lengths[t]!) / 2;
      features[at] = numbers[p]!;
      doubts[at] = half;
      values[at] = most - half;
      at++;
    }
    // What is not proposed has a score of at most the least.
    const decided = places === rows.rows || least <= level || exceeds(values, doubts, from, at, k, least);
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
