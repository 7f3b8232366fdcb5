import { DataError } from '../../../../dataset/error.ts';
import { row, takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';

/** The features among which differences are looked at. */
export interface ChosenFeatures {
  /** features (or words), 4 to 2,000 rows of the vectors */
  readonly features: readonly number[];
  /** compares directions: every vector is brought to unit length first */
  readonly unitLength: boolean;
}

/**
 * The chosen features' vectors, at unit length if requested: `[features, dim]`.
 *
 * @throws DataError when there are fewer than 4 or more than 2,000 features, one is not there or not
 *   finite, or is chosen twice
 */
export function chosenPoints(vectors: Matrix, { features, unitLength }: ChosenFeatures): Matrix {
  if (features.length < 4 || features.length > 2000) {
    throw new DataError(
      `crystal search: ${features.length} features are chosen, expected 4 to 2,000; choose ${features.length < 4 ? 'more' : 'fewer'}.`,
    );
  }
  if (new Set(features).size < features.length) {
    throw new DataError('crystal search: a feature is chosen twice; choose each once.');
  }
  for (const feature of features) {
    if (!Number.isInteger(feature) || feature < 0 || feature >= vectors.rows) {
      throw new DataError(
        `crystal search: there is no feature ${feature}; there are ${vectors.rows}. Choose among them.`,
      );
    }
    if (!row(vectors, feature).every(Number.isFinite)) {
      throw new DataError(`crystal search: the vector of feature ${feature} is not finite; leave it out.`);
    }
  }
  const points = takeRows(vectors, features);
  if (!unitLength) return points;
  for (let i = 0; i < points.rows; i++) {
    const point = row(points, i);
    const length = Math.hypot(...point);
    if (length > 0) for (let j = 0; j < point.length; j++) point[j]! /= length;
  }
  return points;
}
