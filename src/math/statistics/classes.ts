import { zeros, type DoubleMatrix } from '../matrices/doubleMatrix.ts';

/** Labelled points as class means and deviations from them. */
export interface Classes {
  /** points of each class, `[classes]` */
  readonly sizes: Uint32Array;
  /** class means, `[classes, d]` */
  readonly means: DoubleMatrix;
  /** mean of all points, `[d]` */
  readonly mean: Float64Array;
  /** every point minus the mean of its class, `[n, d]` */
  readonly within: DoubleMatrix;
  /** class of each point after renumbering, in [0, classes), `[n]` */
  readonly labels: Uint32Array;
}

/**
 * Splits labelled points into class means and deviations from them. Labels are renumbered in ascending order so that
 * every class has points (as scikit-learn's `unique_labels`).
 *
 * @param x  `[n, d]`
 * @param labels  non-negative integers, `[n]`
 * @throws RangeError unless every point has one label and points outnumber classes
 */
export function classes(x: DoubleMatrix, labels: ArrayLike<number>): Classes {
  const renumbered = renumber(labels);
  const count = renumbered.reduce((most, label) => Math.max(most, label + 1), 0);
  if (labels.length !== x.rows || x.rows <= count) {
    throw new RangeError(
      `classes: expected a label for each point and more points than classes, found ${x.rows} points, ${labels.length} labels, ${count} classes`,
    );
  }
  const sizes = classSizes(renumbered, count);
  const means = zeros(count, x.columns);
  const mean = new Float64Array(x.columns);
  renumbered.forEach((c, i) => {
    for (let j = 0; j < x.columns; j++) means.data[c * x.columns + j]! += x.data[i * x.columns + j]!;
  });
  for (let c = 0; c < count; c++) {
    for (let j = 0; j < x.columns; j++) {
      mean[j]! += means.data[c * x.columns + j]! / x.rows;
      means.data[c * x.columns + j]! /= sizes[c]!;
    }
  }
  const within = aboutClassMeans(x, renumbered);
  return { sizes, means, mean, within, labels: renumbered };
}

/**
 * Every point minus the mean of its class: `[n, d]`. Unlike `classes`, it accepts classes of one point.
 *
 * @param x  `[n, d]`
 * @param labels  class of each point, `[n]`
 */
export function aboutClassMeans(x: DoubleMatrix, labels: ArrayLike<number>): DoubleMatrix {
  const d = x.columns;
  const sums = new Map<number, { mean: Float64Array; size: number }>();
  for (let i = 0; i < x.rows; i++) {
    const sum = sums.get(labels[i]!) ?? { mean: new Float64Array(d), size: 0 };
    sums.set(labels[i]!, sum);
    sum.size++;
    for (let j = 0; j < d; j++) sum.mean[j]! += x.data[i * d + j]!;
  }
  for (const { mean, size } of sums.values()) for (let j = 0; j < d; j++) mean[j]! /= size;
  const data = x.data.slice();
  for (let i = 0; i < x.rows; i++) {
    const { mean } = sums.get(labels[i]!)!;
    for (let j = 0; j < d; j++) data[i * d + j]! -= mean[j]!;
  }
  return { data, rows: x.rows, columns: d };
}

/**
 * The number of points of each class, `[classes]`.
 *
 * @param labels  in [0, classes), `[n]`
 */
export function classSizes(labels: ArrayLike<number>, classes: number): Uint32Array {
  const sizes = new Uint32Array(classes);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]!]!++;
  return sizes;
}

function renumber(labels: ArrayLike<number>): Uint32Array {
  const present = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  const number = new Map(present.map((label, i) => [label, i]));
  return Uint32Array.from(labels, (label) => number.get(label)!);
}
