import { DataError } from '../../../../dataset/error.ts';
import { zeros, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { random } from '../../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../../math/random/shuffleWithin.ts';
import { silhouette } from '../../../../math/clustering/silhouette.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { dealtFolds, foldsOfPairs, usableFolds, type Fold } from '../quality/heldOut.ts';
import type { CrystalParameters } from '../parameters.ts';
import { canDiscriminate, fitRemoval, removeFromDifferences, type FittingPairs } from './removal.ts';
import { select, takePairs, type RelationWords, type Selection } from '../selection.ts';
import { meanAndDeviation } from '../../../../math/statistics/meanAndDeviation.ts';

/** Silhouette of the differences against the number of discriminant axes kept (the paper's figure). */
export interface ComponentCurve {
  /** numbers of axes, ascending, `[points]` */
  readonly components: Uint32Array;
  /** silhouette of the differences as they are */
  readonly raw: number;
  readonly inSample: Curve;
  /** null if no pair can be held out */
  readonly heldOut: Curve | null;
}

/** A silhouette at each number of axes, beside shuffled relation labels; each list `[points]`. */
export interface Curve {
  readonly values: Float64Array;
  /** over the folds, with folds − 1; zeros in-sample */
  readonly sd: Float64Array;
  readonly nullMean: Float64Array;
  readonly nullSd: Float64Array;
  /** draws of the null */
  readonly draws: number;
}

/**
 * Silhouettes with 2, 3, … discriminant axes, in-sample and on held-out pairs, with the null of shuffled
 * labels for both. The axes are nested, so each fit serves every number of them.
 *
 * @param most  the largest number of axes; at most relations − 1
 * @throws DataError when there are fewer than three relations, and as `select`
 */
export async function componentCurve(
  data: RelationWords,
  parameters: CrystalParameters,
  most: number,
  work: Work,
): Promise<ComponentCurve> {
  const selection = select(data, parameters);
  const last = Math.min(most, selection.relations.length - 1, data.vectors.columns);
  if (last < 2 || !canDiscriminate(selection.labels)) {
    throw new DataError(
      `crystals: the curve over discriminant axes needs at least three relations, found ${selection.relations.length}; choose more.`,
    );
  }
  const lda: CrystalParameters = { ...parameters, removal: 'lda', components: last };
  const dealt = dealtFolds(selection, parameters);
  const folds = typeof dealt === 'string' ? [] : usableFolds(dealt, selection.labels);
  const measure = (labels: Uint32Array) =>
    measured({ selection, labels, folds, parameters: lda, data }, work);
  const own = await measure(selection.labels);
  const stream = random(parameters.seed);
  const places = placesOfGroups(foldsOfPairs(folds, selection.labels.length));
  const draws: Measured[] = [];
  for (let draw = 0; draw < parameters.shuffles; draw++) {
    work.progress((1 + draw) / (1 + parameters.shuffles), 'Shuffling the labels');
    draws.push(await measure(shuffleWithin(selection.labels.slice(), places, stream)));
  }
  const metric = parameters.silhouetteMetric;
  const count = selection.relations.length;
  const raw = await silhouette(selection.differences, selection.labels, count, metric, stepOf(work, 1, 1));
  work.progress(1, 'Done');
  return {
    components: Uint32Array.from({ length: last - 1 }, (_, i) => i + 2),
    raw: raw.mean,
    inSample: curve(
      [own.inSample],
      draws.map((draw) => [draw.inSample]),
    ),
    heldOut:
      folds.length === 0
        ? null
        : curve(
            own.heldOut,
            draws.map((draw) => draw.heldOut),
          ),
  };
}

/** Silhouettes at each number of axes, NaN beyond the number of axes: in-sample, and per fold. */
interface Measured {
  readonly inSample: Float64Array;
  readonly heldOut: readonly Float64Array[];
}

interface Setting {
  readonly selection: Selection;
  readonly labels: Uint32Array;
  readonly folds: readonly Fold[];
  readonly parameters: CrystalParameters;
  readonly data: RelationWords;
}

async function measured(setting: Setting, work: Work): Promise<Measured> {
  const { selection, labels, folds, parameters, data } = setting;
  const labelled = { ...selection, labels };
  const score = async (fitting: FittingPairs, scored: FittingPairs): Promise<Float64Array> => {
    if (!canDiscriminate(fitting.labels) || !canDiscriminate(scored.labels)) return missing(parameters);
    const removal = await fitRemoval(fitting, parameters, data.relations, work);
    const offsets = removeFromDifferences(scored, removal);
    return silhouettes(offsets, scored.labels, selection.relations.length, parameters, work);
  };
  const inSample = await score(labelled, labelled);
  const heldOut: Float64Array[] = [];
  for (const { train, test } of folds) {
    heldOut.push(await score(takePairs(labelled, train), takePairs(labelled, test)));
  }
  return { inSample, heldOut };
}

function missing(parameters: CrystalParameters): Float64Array {
  return new Float64Array(parameters.components - 1).fill(NaN);
}

async function silhouettes(
  offsets: DoubleMatrix,
  labels: ArrayLike<number>,
  relations: number,
  parameters: CrystalParameters,
  work: Work,
): Promise<Float64Array> {
  const scores = missing(parameters);
  for (let count = 2; count <= offsets.columns; count++) {
    const leading = zeros(offsets.rows, count);
    for (let i = 0; i < offsets.rows; i++) {
      for (let k = 0; k < count; k++) {
        leading.data[i * count + k] = offsets.data[i * offsets.columns + k]!;
      }
    }
    const found = await silhouette(leading, labels, relations, parameters.silhouetteMetric, work);
    scores[count - 2] = found.mean;
  }
  return scores;
}

/** Mean over the folds at each number of axes, with the same of every draw behind it. */
function curve(folds: readonly Float64Array[], draws: readonly (readonly Float64Array[])[]): Curve {
  const points = folds[0]!.length;
  const at = (list: readonly Float64Array[], k: number) =>
    meanAndDeviation(list.map((scores) => scores[k]!).filter((score) => !Number.isNaN(score)));
  const own = Array.from({ length: points }, (_, k) => at(folds, k));
  const nulls = own.map((_, k) => meanAndDeviation(draws.map((draw) => at(draw, k).mean)));
  return {
    values: Float64Array.from(own, ({ mean }) => mean),
    sd: Float64Array.from(own, ({ sd }) => sd),
    nullMean: Float64Array.from(nulls, ({ mean }) => mean),
    nullSd: Float64Array.from(nulls, ({ sd }) => sd),
    draws: draws.length,
  };
}
