import { DataError } from '../../../dataset/error.ts';
import { matchingPursuits } from '../../../math/linear/pursuit/matchingPursuit.ts';
import { randomMixes } from '../../../math/linear/pursuit/randomMixes.ts';
import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import { inverseNorms } from '../../../math/matrices/norms.ts';
import { random } from '../../../math/random/random.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nulls/nullFigure.ts';
import { stepOf, type Work } from '../../../math/work/work.ts';
import { DECOMPOSITION_DEFAULTS } from './defaults.ts';

export interface DecompositionParameters {
  readonly feature: number;
  /** the largest number of atoms; 8 if left out */
  readonly atoms?: number;
}

/** A feature's direction as a sum of few directions of other features of its layer. */
export interface Decomposition {
  readonly feature: number;
  /** the number of features that it could be made of: all others, or all of another layer, whose direction is not zero */
  readonly others: number;
  /** features in the order in which they were chosen, `[k]`; k is less than asked for if nothing remains to explain */
  readonly atoms: Uint32Array;
  /** factor of each atom, scaled to unit length, in the feature's direction, scaled to unit length, `[k]` */
  readonly coefficients: Float64Array;
  /** share of the direction's squared length that the first atom, the first two, … explain, in [0, 1], `[k]` */
  readonly explained: Float64Array;
}

/**
 * Decomposes a decoder direction into few others by orthogonal matching pursuit. The atoms are the other rows of the
 * decoder, or all rows of another one, scaled to unit length and not centred.
 *
 * @param decoder  `[n, dim]`
 * @param among  the rows that it may be made of, `[m, dim]`, such as those of a narrower SAE; its own layer’s others if left out
 * @throws DataError when there is no such feature, its direction is zero, no other feature has a direction, or the rows of
 *   `among` have another dimension
 */
export async function decomposition(
  decoder: Matrix,
  parameters: DecompositionParameters,
  work: Work,
  among: Matrix = decoder,
): Promise<Decomposition> {
  const { feature, atoms } = { ...DECOMPOSITION_DEFAULTS, ...parameters };
  const { rows: n } = decoder;
  if (!(feature >= 0 && feature < n)) {
    throw new DataError(`Decomposition: expected a feature below ${n}, found ${feature}.`);
  }
  const inverse = inverseNorms(decoder);
  if (inverse[feature] === 0) {
    throw new DataError(
      `Decomposition: expected a feature whose direction is not zero, found feature ${feature} with a direction of length 0.`,
    );
  }
  checkDimension(decoder, among);
  const own = among === decoder;
  const others = directedRows(among) - (own ? 1 : 0);
  if (others === 0) {
    throw new DataError(
      `Decomposition: expected other features whose direction is not zero, found none among ${among.rows}; open an SAE with more features.`,
    );
  }
  const vector = Float64Array.from(row(decoder, feature), (value) => value * inverse[feature]!);
  const target = { vector, without: own ? Uint32Array.of(feature) : new Uint32Array(0) };
  const [found] = await matchingPursuits(among, [target], atoms, work);
  return { feature, others, ...found! };
}

/** The number of rows that are not zero. */
const directedRows = (x: Matrix): number =>
  inverseNorms(x).reduce((count, inverse) => count + (inverse > 0 ? 1 : 0), 0);

function checkDimension({ columns: dim }: Matrix, among: Matrix): void {
  if (among.columns === dim) return;
  throw new DataError(
    `Decomposition: expected directions of ${dim} dimensions to decompose into, found ${among.columns}; choose a layer of the same space.`,
  );
}

export interface RandomDecompositionsParameters {
  /** the number of atoms; 8 if left out */
  readonly atoms?: number;
  /** the number of random directions; 199 if left out */
  readonly draws?: number;
  /** 42 if left out */
  readonly seed?: number;
}

/** Random directions of a layer's mean and covariance, decomposed: the null of every feature's decomposition. */
export interface RandomDecompositions {
  readonly draws: number;
  readonly atoms: number;
  readonly seed: number;
  /** the number of rows that each draw mixes, which its decomposition may not use */
  readonly mixed: number;
  /** share of each draw's squared length that the first atom, the first two, … explain, in [0, 1], `[draws, atoms]` */
  readonly explained: Float64Array;
}

/**
 * Decomposes random directions that have the mean and the covariance of a layer's unit directions; see `randomMixes`. The
 * result depends on no feature: one run is the null for all features of the layer.
 *
 * @param decoder  `[n, dim]`
 * @param among  as in `decomposition`; of another decoder a draw may use every row
 * @throws DataError when fewer than three features have a direction, or the rows of `among` have another dimension
 */
export async function randomDecompositions(
  decoder: Matrix,
  parameters: RandomDecompositionsParameters,
  work: Work,
  among: Matrix = decoder,
): Promise<RandomDecompositions> {
  const { atoms, draws, seed } = { ...DECOMPOSITION_DEFAULTS, ...parameters };
  checkDimension(decoder, among);
  const directed = directedRows(decoder);
  if (directed < 3) {
    throw new DataError(
      `Random directions: expected at least three features whose direction is not zero, found ${directed} of ${decoder.rows}; open an SAE with more features.`,
    );
  }
  work.progress(0, 'Drawing random directions');
  const drawn = await randomMixes(decoder, draws, random(seed), work);
  const free = new Uint32Array(0);
  const targets = among === decoder ? drawn : drawn.map(({ vector }) => ({ vector, without: free }));
  const pursuits = await matchingPursuits(among, targets, atoms, stepOf(work, 0.05, 1));
  const explained = new Float64Array(draws * atoms);
  pursuits.forEach((pursuit, draw) => {
    for (let step = 0; step < atoms; step++) explained[draw * atoms + step] = explainedAfter(pursuit, step);
  });
  return { draws, atoms, seed, mixed: targets[0]?.without.length ?? 0, explained };
}

/** The share that a pursuit explains after step `step`, from 0; one that ended before stays as it is. */
function explainedAfter({ explained }: { readonly explained: Float64Array }, step: number): number {
  return explained.length === 0 ? 0 : explained[Math.min(step, explained.length - 1)]!;
}

/** A decomposition beside random directions. */
export interface DecompositionFigures {
  /** the shares that random directions explain with the same number of atoms, `[k]` */
  readonly steps: readonly { readonly mean: number; readonly sd: number }[];
  /** the share that all atoms explain beside random directions: the one comparison that has a p */
  readonly total: NullFigure;
}

/**
 * The shares that a decomposition explains beside those of random directions with the same number of atoms.
 *
 * @param random  decomposed into the number of atoms that the decomposition was asked for
 */
export function besideRandom(
  { explained }: Pick<Decomposition, 'explained'>,
  random: RandomDecompositions,
): DecompositionFigures {
  const { draws, atoms } = random;
  const after = (step: number) =>
    Float64Array.from({ length: draws }, (_, draw) => random.explained[draw * atoms + step]!);
  return {
    steps: Array.from(explained, (_, step) => meanAndDeviation(after(Math.min(step, atoms - 1)))),
    total: besideNull(explainedAfter({ explained }, atoms - 1), after(atoms - 1)),
  };
}
