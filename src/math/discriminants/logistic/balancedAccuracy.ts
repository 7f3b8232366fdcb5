/** Mean recall over classes. */
export interface BalancedAccuracy {
  readonly value: number;
  /** its standard error: √(Σ r(1 − r)/n) / classes, r the recall of a class with n items */
  readonly error: number;
  /** classes that occur in the truth */
  readonly classes: number;
  readonly n: number;
}

/**
 * The mean over classes that occur of the share of their items that are predicted right, in [0, 1], as
 * scikit-learn's `balanced_accuracy_score`.
 *
 * @param truth  classes, integers from 0, `[n]`
 * @param predicted  `[n]`
 * @throws RangeError when the lengths differ
 */
export function balancedAccuracy(truth: ArrayLike<number>, predicted: ArrayLike<number>): BalancedAccuracy {
  if (truth.length !== predicted.length) {
    throw new RangeError(`balancedAccuracy: ${truth.length} truths beside ${predicted.length} predictions`);
  }
  const items = new Map<number, { n: number; right: number }>();
  for (let i = 0; i < truth.length; i++) {
    const own = items.get(truth[i]!) ?? { n: 0, right: 0 };
    own.n++;
    if (truth[i] === predicted[i]) own.right++;
    items.set(truth[i]!, own);
  }
  let sum = 0;
  let variance = 0;
  for (const { n, right } of items.values()) {
    const recall = right / n;
    sum += recall;
    variance += (recall * (1 - recall)) / n;
  }
  const classes = items.size;
  return {
    value: classes > 0 ? sum / classes : 0,
    error: classes > 0 ? Math.sqrt(variance) / classes : 0,
    classes,
    n: truth.length,
  };
}
