import { matrix, row, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { DRAWS_FOR_Z, withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { ATOM_DEFAULTS, SEARCH_DEFAULTS } from '../defaults.ts';
import { chosenPoints, type ChosenFeatures } from './chosenPoints.ts';
import type { CrystalShape } from './bar.ts';
import { bestQuadruples, type Quadruple } from './compare.ts';
import { matchedPoints } from './matchedPoints.ts';
import { shortDifferences } from './shortDifferences.ts';

export type { CrystalShape } from './bar.ts';

/** Where and how to look for crystals without relations. */
export interface SearchParameters extends ChosenFeatures {
  readonly shape: CrystalShape;
  /** number of the shortest differences that are compared with each other */
  readonly differences: number;
  /** number of crystals to return */
  readonly count: number;
  /** number of draws of the null, at least 0 */
  readonly draws: number;
  readonly seed: number;
}

/** The parameters for some features: the defaults with some changes. */
export function searchParameters(
  features: readonly number[],
  changes: Partial<SearchParameters> = {},
): SearchParameters {
  return { features, ...SEARCH_DEFAULTS, seed: ATOM_DEFAULTS.seed, ...changes };
}

/** Crystals found among features, with what the search covered and what its null finds. */
export interface CrystalSearch {
  /** all differences there are, n(n − 1)/2, and how many of the shortest were compared, each with each */
  readonly differences: number;
  readonly compared: number;
  /** length of the longest difference compared: the search is complete for crystals whose parallel sides (a parallelogram's shorter pair of sides) are no longer */
  readonly longest: number;
  /** the least error first; no two share three corners */
  readonly crystals: readonly FoundCrystal[];
  /** errors of the crystals found in each draw of the null, ascending: Gaussian points of the same mean, covariance and lengths */
  readonly nullErrors: readonly Float64Array[];
  /** the least error beside the least of each draw; null without a crystal, or with fewer draws than z takes */
  readonly best: NullFigure | null;
}

export interface FoundCrystal {
  /** features a, b, c, d with a → b along c → d */
  readonly corners: readonly [number, number, number, number];
  /** a parallelogram's ‖u − v‖ / √(‖u‖² + ‖v‖²), or a trapezoid's 1 − cos; in [0, 1], 1 at right angles */
  readonly error: number;
  /** cosine of a → b and c → d */
  readonly cosine: number;
  /** lengths of a → b, c → d, a → c, b → d */
  readonly sides: readonly [number, number, number, number];
  /** mean number of crystals at least as good in a draw of the null; NaN without draws */
  readonly expected: number;
}

/** Kept for each crystal given, so that enough remain when near copies are left out. */
const SPARE = 40;

/**
 * Looks for the parallelograms or trapezoids that fit best among up to 2,000 features.
 *
 * Of a parallelogram that closes, the shorter sides are at most √½ of its longer diagonal
 * (‖ab‖² + ‖cd‖² + ‖ac‖² + ‖bd‖² = ‖ad‖² + ‖bc‖² + gap²), so the shortest differences are the place to
 * look. Among those compared the search is exact: the best are found, ranked by error in float64, each
 * once; of crystals that share three corners the best is given. The null repeats the search on Gaussian
 * points of the same mean, covariance and lengths.
 *
 * @param vectors  `[features, dim]`
 * @throws DataError when there are fewer than 4 or more than 2,000 features, one is not there, or is chosen twice
 */
export async function crystalSearch(
  vectors: Matrix,
  parameters: SearchParameters,
  work: Work,
): Promise<CrystalSearch> {
  const points = chosenPoints(vectors, parameters);
  const { features, draws, seed } = parameters;
  const share = 1 / (1 + draws);
  const own = await search(points, parameters, stepOf(work, 0, share));
  const stream = random(seed);
  const nullErrors: Float64Array[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const step = stepOf(work, share * (1 + draw), share * (2 + draw));
    const shuffled = await matchedPoints(points, stream, step);
    const found = await search(shuffled, parameters, step);
    nullErrors.push(Float64Array.from(found.crystals, (crystal) => crystal.error));
  }
  work.progress(1, 'Done');
  const n = features.length;
  const crystals = own.crystals.map(({ corners, error }): FoundCrystal => ({
    corners: corners.map((corner) => features[corner]!) as unknown as FoundCrystal['corners'],
    error,
    ...measured(points, corners),
    expected: expectedCount(nullErrors, error),
  }));
  return {
    differences: (n * (n - 1)) / 2,
    compared: own.compared,
    longest: own.longest,
    crystals,
    nullErrors,
    best: bestBesideDraws(crystals, nullErrors),
  };
}

function bestBesideDraws(
  crystals: readonly FoundCrystal[],
  nullErrors: readonly Float64Array[],
): NullFigure | null {
  const bests = nullErrors.map((errors) => errors[0] ?? NaN).filter(Number.isFinite);
  const [first] = crystals;
  return first && bests.length >= DRAWS_FOR_Z ? withEnoughDraws(besideNull(first.error, bests)) : null;
}

async function search(points: Matrix, parameters: SearchParameters, work: Work) {
  const { shape, differences, count } = parameters;
  work.progress(0, 'Measuring differences');
  const short = await shortDifferences(centred(points), differences, work);
  const pool = await bestQuadruples(short, shape, SPARE * count, stepOf(work, 0.1, 1));
  const exact = pool
    .map(({ corners }) => ({ corners, error: exactError(points, corners, shape) }))
    .sort((a, b) => a.error - b.error || compareCorners(a.corners, b.corners));
  return {
    compared: short.squares.length,
    longest: Math.sqrt(short.squares.at(-1) ?? 0),
    crystals: withoutNearCopies(exact, count),
  };
}

/** Keeps a crystal when it shares at most two corners with every better one. */
function withoutNearCopies(ranked: readonly Quadruple[], count: number): Quadruple[] {
  const kept: Quadruple[] = [];
  for (const quadruple of ranked) {
    if (kept.length === count) break;
    const near = kept.some(
      ({ corners }) => corners.filter((corner) => quadruple.corners.includes(corner)).length > 2,
    );
    if (!near) kept.push(quadruple);
  }
  return kept;
}

function compareCorners(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

function exactError(points: Matrix, corners: Quadruple['corners'], shape: CrystalShape): number {
  const { cosine, sides, gap } = measured(points, corners);
  return shape === 'parallelogram' ? gap / Math.hypot(sides[0], sides[1]) : 1 - cosine;
}

/** The crystal's sides, the cosine of its parallel ones, and ‖u − v‖, in float64. */
function measured(points: Matrix, [a, b, c, d]: Quadruple['corners']) {
  const [xa, xb, xc, xd] = [row(points, a), row(points, b), row(points, c), row(points, d)];
  let product = 0,
    gap = 0;
  const squares: [number, number, number, number] = [0, 0, 0, 0];
  for (let j = 0; j < points.columns; j++) {
    const u = xb[j]! - xa[j]!,
      v = xd[j]! - xc[j]!;
    product += u * v;
    gap += (u - v) ** 2;
    squares[0] += u * u;
    squares[1] += v * v;
    squares[2] += (xc[j]! - xa[j]!) ** 2;
    squares[3] += (xd[j]! - xb[j]!) ** 2;
  }
  const sides = squares.map(Math.sqrt) as [number, number, number, number];
  return { cosine: product / (sides[0] * sides[1]), sides, gap: Math.sqrt(gap) };
}

function expectedCount(nullErrors: readonly Float64Array[], error: number): number {
  if (nullErrors.length === 0) return NaN;
  const asGood = nullErrors.reduce((sum, errors) => sum + errors.filter((e) => e <= error).length, 0);
  return asGood / nullErrors.length;
}

/** Points about their mean: differences stay the same, and their products lose fewer digits. */
function centred(points: Matrix): Matrix {
  const { rows: n, columns: d, data } = points;
  const mean = new Float64Array(d);
  data.forEach((value, at) => (mean[at % d]! += value / n));
  return matrix(
    data.map((value, at) => value - mean[at % d]!),
    n,
    d,
  );
}
