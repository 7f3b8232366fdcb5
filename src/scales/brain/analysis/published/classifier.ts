import { DataError } from '../../../../dataset/error.ts';
import { balancedAccuracy } from '../../../../math/discriminants/logistic/balancedAccuracy.ts';
import {
  logisticRegression,
  predictClasses,
} from '../../../../math/discriminants/logistic/logisticRegression.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { rowRange, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random, type Random } from '../../../../math/random/random.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { besidePublishedNull, type PublishedFigure } from './figure.ts';
import { PUBLISHED } from './parameters.ts';

/** The paper's logistic regression from decoder rows to lobes. */
export interface PublishedClassifier {
  /** mean recall over the lobes of the test features, in [0, 1], beside random Gaussian unit features */
  readonly balancedAccuracy: PublishedFigure;
  /** number of features to train: the first 80 % by index */
  readonly train: number;
  /** number of features to test: the last 20 % */
  readonly test: number;
  /** number of lobes among the features to train, and among those to test */
  readonly lobesTrained: number;
  readonly lobesTested: number;
  /** whether the fit reached its tolerance within 1,000 steps */
  readonly converged: boolean;
}

export interface PublishedClassifierParameters {
  /** draws of random features, at least 1 */
  readonly fits: number;
  readonly seed: number;
}

const ITERATIONS = 1000;
/** Fits of the null need few digits: they stop at a gradient of this size. */
const ROUGH = 0.1;

/**
 * Logistic regression as the paper's code has it: C = 1, 1,000 steps, decoder rows as stored, the first 80 % of the features by
 * index to train and the last 20 % to test, balanced accuracy; its null fits the same lobes to random Gaussian directions of unit length.
 *
 * @param decoder  `[features, dim]`, rows of any norm
 * @param labels  lobe of each feature, none left out, `[features]`
 * @throws DataError when the features to train lie in one lobe, or a feature is left out
 */
export async function publishedClassifier(
  decoder: Matrix,
  labels: Int32Array,
  { fits, seed }: PublishedClassifierParameters,
  work: Work,
): Promise<PublishedClassifier> {
  const train = Math.floor(PUBLISHED.trained * decoder.rows);
  const lobesTrained = [...new Set(labels.subarray(0, train))].sort((a, b) => a - b);
  const lobesTested = new Set(labels.subarray(train)).size;
  const left = labels.reduce((sum, label) => sum + (label < 0 ? 1 : 0), 0);
  if (left > 0 || lobesTrained.length < 2) {
    throw new DataError(
      `Classifier as published: expected at least 2 lobes among the first ${train} of ${decoder.rows} features and no feature left out, found ${lobesTrained.length} and ${left}; ask for more lobes, and keep silent features in.`,
    );
  }
  const score = (x: Matrix, tolerance: number, step: Work) =>
    scored(x, labels, { train, lobesTrained, tolerance }, step);
  const own = await score(decoder, 1e-4, stepOf(work, 0, 1 / (fits + 1)));
  const stream = random(seed);
  const draws = new Float64Array(fits);
  for (let draw = 0; draw < fits; draw++) {
    await work.pause();
    work.progress((draw + 1) / (fits + 1), `random features ${draw + 1} of ${fits}`);
    const x = randomDirections(decoder.rows, decoder.columns, stream);
    draws[draw] = (
      await score(x, ROUGH, stepOf(work, (draw + 1) / (fits + 1), (draw + 2) / (fits + 1)))
    ).value;
  }
  return {
    balancedAccuracy: besidePublishedNull(own.value, draws),
    train,
    test: decoder.rows - train,
    lobesTrained: lobesTrained.length,
    lobesTested,
    converged: own.converged,
  };
}

interface Fit {
  readonly train: number;
  /** the lobes that have features to train, ascending: a lobe without them is never predicted */
  readonly lobesTrained: readonly number[];
  readonly tolerance: number;
}

/** The balanced accuracy of a regression fitted on the first rows, over the others. */
async function scored(x: Matrix, labels: Int32Array, { train, lobesTrained, tolerance }: Fit, work: Work) {
  const classOf = new Map(lobesTrained.map((lobe, at) => [lobe, at]));
  const classes = Int32Array.from(labels.subarray(0, train), (lobe) => classOf.get(lobe)!);
  const options = { tolerance, iterations: ITERATIONS };
  const model = await logisticRegression(rowRange(x, 0, train), classes, lobesTrained.length, options, work);
  const predicted = predictClasses(model, rowRange(x, train, x.rows));
  const { value } = balancedAccuracy(
    labels.subarray(train),
    Array.from(predicted, (at) => lobesTrained[at]!),
  );
  return { value, converged: model.converged };
}

/** Independent Gaussian rows of unit length, `[rows, columns]`. */
function randomDirections(rows: number, columns: number, stream: Random): Matrix {
  const data = new Float32Array(rows * columns);
  for (let at = 0; at < data.length; at++) data[at] = stream.normal();
  const inverse = inverseNorms({ data, rows, columns });
  for (let at = 0; at < data.length; at++) data[at]! *= inverse[Math.floor(at / columns)]!;
  return { data, rows, columns };
}
