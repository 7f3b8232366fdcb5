import { DataError } from '../../../../dataset/error.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { balancedAccuracy } from '../../../../math/discriminants/logistic/balancedAccuracy.ts';
import { spreadOf, type Spread } from '../../../../math/discriminants/logistic/curvature.ts';
import { logisticFits, type Fit } from '../../../../math/discriminants/logistic/fitsOnTeam.ts';
import {
  logisticRegressions,
  predictClasses,
} from '../../../../math/discriminants/logistic/logisticRegression.ts';
import type { LogisticModel } from '../../../../math/discriminants/logistic/model.ts';
import { groupedSplit } from '../../../../math/discriminants/logistic/groupedSplit.ts';
import { stratifiedSplit } from '../../../../math/discriminants/logistic/stratifiedSplit.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { random, type Random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { silent } from '../../../../math/work/silent.ts';
import { classifierBaseline, type Baseline } from './classifierBaseline.ts';
import type { PermutationParameters } from './geometry.ts';
import { lobeSizes } from '../categories/categories.ts';
import { leadersAmong } from './nearCopies.ts';

/** How well decoder directions predict the lobe of held-out features. */
export interface Classifier {
  /** mean recall over lobes on the test features, in [0, 1] */
  readonly balancedAccuracy: NullFigure;
  /** standard error of the balanced accuracy, from the number of test features of each lobe */
  readonly error: number;
  /** number of features that the regression is fitted on, and of those held out */
  readonly train: number;
  readonly test: number;
  /** number of lobes that have test features; lobes of one or two features have none */
  readonly lobesTested: number;
  /** whether the gradient was within the tolerance at the end of the fit */
  readonly converged: boolean;
  /** the same from covariates instead of directions; null without covariates */
  readonly baseline: Baseline | null;
}

/** The classifier, and the same with families of near copies collapsed. */
export interface CollapsedClassifier extends Classifier {
  /** fitted and scored on one feature of each family of near copies; null if no feature has a near copy, or too few are left */
  readonly collapsed: Classifier | null;
}

/** A fifth of every lobe is held out. */
const HELD_OUT = 0.2;
/** Fits of the null need few digits: they stop at a gradient of this size. */
const ROUGH = 0.1;

/**
 * Whether lobes of these sizes leave features to hold out: at least two lobes must have three features, because a lobe of
 * one or two features leaves none.
 */
export const canClassify = (sizes: ArrayLike<number>): boolean =>
  Array.from(sizes).filter((size) => size >= 3).length > 1;

export interface ClassifierParameters extends PermutationParameters {
  /** largest |entry| of the gradient at the end of the fit, default 1e-4 */
  readonly tolerance?: number;
  /** covariates of the baseline, each `[features]`; no baseline without */
  readonly covariates?: readonly ArrayLike<number>[];
}

/** The number of weights fitted at once, a limit on the memory that L-BFGS takes. */
const TOGETHER = 2e6;
/** From this number of elements in the rows on, the team shares each pass over them. */
const SHARED_FROM = 2e6;

/**
 * Multinomial logistic regression (L2, C = 1) from unit decoder directions to lobes, fitted on 80 % of the features
 * of every lobe, and its balanced accuracy on the rest (near copies are never on both sides), beside the same with labels shuffled within the strata (Li et
 * al. 2024, section 4.1, which has no null).
 *
 * @param decoder  `[features, dim]`, rows of any norm
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @throws DataError when fewer than two lobes have features
 */
export async function classifier(
  decoder: Matrix,
  labels: Int32Array,
  { permutations, seed, strata, families, tolerance = 1e-4, covariates = [] }: ClassifierParameters,
  work: Work,
): Promise<Classifier> {
  const lobes = labels.reduce((most, label) => Math.max(most, label), -1) + 1;
  const split = families
    ? groupedSplit(labels, families, HELD_OUT, seed)
    : stratifiedSplit(labels, HELD_OUT, seed);
  if (lobes < 2 || split.test.length === 0) {
    throw new DataError(
      `Classifier: expected at least 2 lobes and features to hold out, found ${lobes} and ${split.test.length}; ask for more lobes or leave fewer features out.`,
    );
  }
  const train = unitRows(decoder, split.train);
  const test = unitRows(decoder, split.test);
  const own = Int32Array.from(split.train, (i) => labels[i]!);
  const truth = Int32Array.from(split.test, (i) => labels[i]!);
  const [dealTrain, dealTest] = [split.train, split.test].map((features) =>
    dealer(features, strata, families),
  );
  work.progress(0, 'logistic regression');
  const spread = await spreadOf(train, work);
  const draws: number[] = [];
  const stream = random(seed);
  const batch = Math.max(1, Math.floor(TOGETHER / (lobes * decoder.columns)));
  let model: LogisticModel | null = null;
  while (model === null || draws.length < permutations) {
    const fitted = Math.min(batch, permutations - draws.length);
    const shuffled = Array.from({ length: fitted }, () => dealTrain!(own, stream));
    const step = stepOf(
      work,
      draws.length / (permutations + 1),
      (draws.length + fitted + 1) / (permutations + 1),
    );
    const fits = shuffled.map((labels) => ({ labels, tolerance: ROUGH }));
    const models = await fitAll(
      train,
      spread,
      model ? fits : [{ labels: own, tolerance }, ...fits],
      lobes,
      step,
    );
    model ??= models.shift()!;
    for (const shuffledModel of models) {
      await work.pause();
      // The lobes of the test features are shuffled too, so that the sizes of the lobes stay the same.
      const dealt = dealTest!(truth, stream);
      draws.push(balancedAccuracy(dealt, predictClasses(shuffledModel, test)).value);
    }
  }
  const scored = balancedAccuracy(truth, predictClasses(model, test));
  const baseline =
    covariates.length > 0 ? await classifierBaseline(covariates, labels, split, lobes, silent(work)) : null;
  return {
    balancedAccuracy: besideNull(scored.value, draws),
    error: scored.error,
    train: split.train.length,
    test: split.test.length,
    lobesTested: scored.classes,
    converged: model.converged,
    baseline,
  };
}

/**
 * `classifier`, and the same on the first feature of each family of near copies: a family counts once, whatever its size.
 *
 * @param decoder  `[features, dim]`, rows of any norm
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @throws DataError as `classifier`
 */
export async function classifierBesideCollapsed(
  decoder: Matrix,
  labels: Int32Array,
  parameters: ClassifierParameters,
  work: Work,
): Promise<CollapsedClassifier> {
  const single = oneOfEach(labels, parameters.families);
  const half = single ? stepOf(work, 0, 0.5) : work;
  const whole = await classifier(decoder, labels, parameters, half);
  if (!single) return { ...whole, collapsed: null };
  const apart = { ...parameters, families: null };
  return { ...whole, collapsed: await classifier(decoder, single, apart, stepOf(work, 0.5, 1)) };
}

/** Labels of the first clustered feature of each family, −1 for the others; null if that leaves all in, or too few to classify. */
function oneOfEach(labels: Int32Array, families: Int32Array | null | undefined): Int32Array | null {
  const members = [...labels.keys()].filter((i) => labels[i]! >= 0);
  const leaders = leadersAmong(members, families);
  const single = new Int32Array(labels.length).fill(-1);
  const firsts = members.filter((_, place) => leaders[place] === place);
  for (const i of firsts) single[i] = labels[i]!;
  if (firsts.length === members.length) return null;
  return canClassify(lobeSizes(single, labels.reduce((most, label) => Math.max(most, label), -1) + 1))
    ? single
    : null;
}

/**
 * Shuffles labels of some features within the strata; the features of a family of near copies get the label that its first one
 * gets.
 */
function dealer(
  features: Uint32Array,
  strata: ArrayLike<number> | null | undefined,
  families: Int32Array | null | undefined,
): (labels: Int32Array, stream: Random) => Int32Array {
  const leaders = leadersAmong(features, families);
  const firsts = [...features.keys()].filter((place) => leaders[place] === place);
  const groups = placesOfGroups(firsts.map((place) => strata?.[features[place]!] ?? 0));
  return (labels, stream) => {
    const dealt = shuffleWithin(
      Int32Array.from(firsts, (place) => labels[place]!),
      groups,
      stream,
    );
    const mixed = labels.slice();
    firsts.forEach((place, at) => (mixed[place] = dealt[at]!));
    leaders.forEach((leader, place) => (mixed[place] = mixed[leader]!));
    return mixed;
  };
}

/** With few rows, each fit runs on one member of the team; with many, the members share every pass. */
async function fitAll(
  x: Matrix,
  spread: Spread,
  fits: readonly Fit[],
  lobes: number,
  work: Work,
): Promise<LogisticModel[]> {
  if (x.data.length < SHARED_FROM) return logisticFits(x, fits, lobes, work, spread);
  const models: LogisticModel[] = [];
  for (const tolerance of new Set(fits.map((fit) => fit.tolerance))) {
    const sameTolerance = fits.filter((fit) => fit.tolerance === tolerance);
    const done = models.length;
    const step = stepOf(work, done / fits.length, (done + sameTolerance.length) / fits.length);
    const labellings = sameTolerance.map(({ labels }) => labels);
    models.push(...(await logisticRegressions(x, labellings, lobes, { tolerance, spread }, step)));
  }
  return models;
}

/** The chosen rows, scaled to unit norm. */
function unitRows(decoder: Matrix, indices: Uint32Array): Matrix {
  const x = takeRows(decoder, indices);
  const inverse = inverseNorms(x);
  for (let p = 0; p < x.data.length; p++) x.data[p]! *= inverse[Math.floor(p / x.columns)]!;
  return x;
}
