import { DataError } from '../../../../dataset/error.ts';
import { silhouette } from '../../../../math/clustering/silhouette.ts';
import { fitDiscriminantAxes } from '../../../../math/discriminants/lda.ts';
import { meanRow, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { columnScales } from '../../../../math/statistics/standardDeviation.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { CrystalParameters } from '../parameters.ts';
import { canDiscriminate } from '../removal/removal.ts';
import { select, type RelationWords, type SelectedRelation } from '../selection.ts';
import { along } from './along.ts';
import { lengthFigure, type LengthFigure } from './lengthFigure.ts';

/** The paper's figures of Atom, by the definitions of its code. */
export interface PublishedCrystals {
  readonly relations: readonly SelectedRelation[];
  /** number of pairs: all of the relations, those of two words with one vector too */
  readonly pairs: number;
  /** silhouette of the differences without LDA, in [−1, 1] */
  readonly raw: number;
  /** the same of the z-scored differences, which the paper draws */
  readonly zScored: number;
  /** numbers of LDA components, ascending, `[points]` */
  readonly components: Uint32Array;
  /** silhouette with each number of components, fitted and scored on the same differences, `[points]`; NaN beyond the last axis */
  readonly silhouettes: Float64Array;
  readonly length: LengthFigure;
}

/**
 * The figures of Atom as published: difference = input − output; LDA with 2 to `most` components, fitted and scored on the same
 * differences, with the Euclidean silhouette by relation; and the first component of the z-scored differences against the
 * difference in word length. They see the labels that they are scored on, so that noise scores well too.
 *
 * @param most  the largest number of components; at most relations − 1
 * @throws DataError when there are fewer than three relations, and as `select`
 */
export async function publishedCrystals(
  data: RelationWords,
  parameters: CrystalParameters,
  most: number,
  work: Work,
): Promise<PublishedCrystals> {
  // No pair is left out here, and the metric is the paper's.
  const selection = select(data, parameters, -1);
  const { labels, relations } = selection;
  const offsets = negative(selection.differences);
  const last = Math.min(most, relations.length - 1, offsets.columns);
  if (last < 2 || !canDiscriminate(labels)) {
    throw new DataError(
      `Crystals as published: expected at least three relations, and more pairs than relations, found ${relations.length} relations of ${labels.length} pairs; choose more.`,
    );
  }
  const score = async (x: DoubleMatrix) =>
    (await silhouette(x, labels, relations.length, 'euclidean', work)).mean;
  const zScored = standardised(offsets);
  const raw = await score(offsets);
  const standard = await score(zScored);
  work.progress(0.3, 'Discriminant axes');
  const { axes, mean } = await fitDiscriminantAxes(offsets, labels, last, stepOf(work, 0.3, 0.6));
  const silhouettes = new Float64Array(last - 1).fill(NaN);
  for (let count = 2; count <= axes.rows; count++) {
    work.progress(0.6 + (0.3 * count) / last, `Silhouette with ${count} components`);
    // Components are nested: those of a smaller fit are the first of a larger one.
    silhouettes[count - 2] = await score(along(offsets, axes, mean, count));
  }
  return {
    relations,
    pairs: labels.length,
    raw,
    zScored: standard,
    components: Uint32Array.from(silhouettes, (_, i) => i + 2),
    silhouettes,
    length: await lengthFigure(zScored, selection.pairs, data.relations, stepOf(work, 0.9, 1)),
  };
}

/** Output − input as input − output. */
const negative = ({ data, rows, columns }: DoubleMatrix): DoubleMatrix => ({
  data: data.map((value) => -value),
  rows,
  columns,
});

/** Columns less their mean, divided by their deviation (1/n), as scikit-learn's `StandardScaler`. */
function standardised(x: DoubleMatrix): DoubleMatrix {
  const { rows, columns } = x;
  const mean = meanRow(x);
  const magnitude = new Float64Array(columns);
  x.data.forEach((value, at) => {
    magnitude[at % columns] = Math.max(magnitude[at % columns]!, Math.abs(value));
  });
  const centred = { data: x.data.map((value, at) => value - mean[at % columns]!), rows, columns };
  const scales = columnScales(centred, magnitude);
  return { ...centred, data: centred.data.map((value, at) => value / scales[at % columns]!) };
}
