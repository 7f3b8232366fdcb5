import type { Relations } from '../../../../dataset/dataset.ts';
import { DataError } from '../../../../dataset/error.ts';
import {
  doubleRow,
  takeDoubleRows,
  timesTransposed,
  type DoubleMatrix,
} from '../../../../math/matrices/doubleMatrix.ts';
import { aboutClassMeans } from '../../../../math/statistics/classes.ts';
import { differences } from '../../../../math/pairs/differences.ts';
import { fitDiscriminantAxes } from '../../../../math/discriminants/lda.ts';
import { alongAxes, projectedAway, withoutCovariates } from '../../../../math/linear/linearMap.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { principalAxes } from '../../../../math/spectra/principalAxes.ts';
import { regressionCoefficients } from '../../../../math/statistics/association/regression.ts';
import { fitShrunkAxes } from '../../../../math/discriminants/shrunkLda.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { CrystalParameters } from '../parameters.ts';
import { covariateTable } from '../selection.ts';

/**
 * A fitted removal of distractors. Each is linear in a word's vector (and its covariates), so that the
 * difference of two mapped words is the mapped difference.
 */
export type Removal =
  | {
      readonly method: 'lda';
      readonly axes: DoubleMatrix;
      readonly shares: Float64Array;
      readonly rank: number;
    }
  | { readonly method: 'project'; readonly directions: DoubleMatrix }
  | { readonly method: 'regress'; readonly coefficients: DoubleMatrix; readonly covariates: DoubleMatrix };

/** The pairs that a removal is fitted on. */
export interface FittingPairs {
  /** `[pairs, d]` */
  readonly differences: DoubleMatrix;
  /** relation of each pair, `[pairs]` */
  readonly labels: ArrayLike<number>;
  /** word indices, `[pairs * 2]` */
  readonly pairs: ArrayLike<number>;
}

/** Whether the discriminant axes can be fitted: at least two relations, and more pairs than relations. */
export function canDiscriminate(labels: ArrayLike<number>): boolean {
  const present = new Set(Array.from(labels)).size;
  return present >= 2 && labels.length > present;
}

/**
 * Fits the removal of distractors that the parameters name, on the pairs given.
 *
 * - `lda`: discriminant axes of the differences labelled by relation (DESIGN, “Atom”); at most
 *   relations − 1 of them.
 * - `project`: the chosen principal components of the differences, to be projected away.
 * - `regress`: the effect of the covariates' differences on the differences within relations (least squares
 *   with an intercept a relation, so that a function vector is not mistaken for an effect), to be
 *   subtracted from each word.
 *
 * @throws DataError when a chosen component or covariate does not exist
 */
export async function fitRemoval(
  fitting: FittingPairs,
  parameters: CrystalParameters,
  relations: Relations,
  work: Work,
): Promise<Removal> {
  if (parameters.removal === 'lda') return discriminant(fitting, parameters, work);
  if (parameters.removal === 'project') return projection(fitting, parameters, work);
  const covariates = covariateTable(relations, parameters.covariates);
  const coefficients = regressionCoefficients(
    aboutClassMeans(fitting.differences, fitting.labels),
    aboutClassMeans(differences(covariates, fitting.pairs), fitting.labels),
  );
  return { method: 'regress', coefficients, covariates };
}

async function discriminant(
  { differences, labels }: FittingPairs,
  { components, shrinkage }: CrystalParameters,
  work: Work,
): Promise<Removal> {
  const most = Math.min(new Set(Array.from(labels)).size - 1, differences.columns);
  const count = Math.min(components, most);
  const { axes, shares, rank } =
    shrinkage === 'none'
      ? await fitDiscriminantAxes(differences, labels, count, work)
      : await fitShrunkAxes(differences, labels, count, shrinkage, work);
  return { method: 'lda', axes, shares, rank };
}

async function projection(
  { differences }: FittingPairs,
  { away }: CrystalParameters,
  work: Work,
): Promise<Removal> {
  const needed = Math.max(...away) + 1;
  const { axes } = await principalAxes(differences, needed, work);
  if (axes.rows < needed) {
    throw new DataError(
      `crystals: component ${needed} is to be projected away, but ${differences.rows} differences have ${axes.rows} components; choose among those.`,
    );
  }
  return { method: 'project', directions: takeDoubleRows(axes, [...new Set(away)]) };
}

/** The words with distractors removed: `[words, d]`, or `[words, components]` along discriminant axes. */
export function removeFromWords(words: Matrix, removal: Removal, work: Work): Promise<Matrix> {
  if (removal.method === 'lda') return alongAxes(words, removal.axes, work);
  if (removal.method === 'project') return projectedAway(words, removal.directions, work);
  return withoutCovariates(words, removal.covariates, removal.coefficients, work);
}

/** Difference vectors with distractors removed, in float64: `[pairs, d]`, or `[pairs, components]`. */
export function removeFromDifferences(fitting: FittingPairs, removal: Removal): DoubleMatrix {
  const { differences: offsets, pairs } = fitting;
  if (removal.method === 'lda') return timesTransposed(offsets, removal.axes);
  const [weights, directions] =
    removal.method === 'project'
      ? [timesTransposed(offsets, removal.directions), removal.directions]
      : [differences(removal.covariates, pairs), removal.coefficients];
  const result = { ...offsets, data: offsets.data.slice() };
  for (let i = 0; i < result.rows; i++) {
    const target = doubleRow(result, i);
    doubleRow(weights, i).forEach((weight, k) => {
      const direction = doubleRow(directions, k);
      for (let j = 0; j < target.length; j++) target[j]! -= weight * direction[j]!;
    });
  }
  return result;
}

/** Rows of a removal's words that are few, in float64: the words of the scene. */
export function removalOfSome(
  words: Matrix,
  removal: Removal,
  indices: Uint32Array,
  work: Work,
): Promise<Matrix> {
  const data = new Float32Array(indices.length * words.columns);
  indices.forEach((word, i) => {
    data.set(words.data.subarray(word * words.columns, (word + 1) * words.columns), i * words.columns);
  });
  const some = { data, rows: indices.length, columns: words.columns };
  if (removal.method !== 'regress') return removeFromWords(some, removal, work);
  const covariates = takeDoubleRows(removal.covariates, indices);
  return removeFromWords(some, { ...removal, covariates }, work);
}

/**
 * Sentences on a fitted removal that the user has to know: fewer axes than requested, and differences that
 * hardly vary within relations, whose best axes plain LDA cannot find.
 *
 * @param pairs  number of pairs it was fitted on
 * @param relations  number of relations among them
 */
export function removalNotes(
  removal: Removal,
  parameters: CrystalParameters,
  pairs: number,
  relations: number,
): string[] {
  if (removal.method !== 'lda') return [];
  const notes: string[] = [];
  const { axes, rank } = removal;
  if (axes.rows < parameters.components) {
    notes.push(
      `${axes.rows} discriminant axes in place of ${parameters.components}: ${relations} relations have no more.`,
    );
  }
  if (rank < Math.min(axes.columns, pairs - relations) / 2) {
    notes.push(
      `Within relations the differences vary in only ${rank} of ${axes.columns} directions, and plain LDA sees no others; choose shrinkage.`,
    );
  }
  return notes;
}
