/** Mean recall over classes, with its error. */
export interface BalancedAccuracy {
  /** in [0, 1]; 0 without items */
  readonly value: number;
  /** its standard error: √(Σ r(1 − r)/n) / classes, r the recall of a class with n items */
  readonly error: number;
  /** the number of classes that occur in the truth */
  readonly classes: number;
  /** the number of items */
  readonly n: number;
}

/**
 * The mean recall of the classes that occur in the truth, as scikit-learn's `balanced_accuracy_score`.
 *
 * @param truth  classes, integers from 0, `[n]`
 * @param predicted  `[n]`
 * @throws RangeError when the lengths differ
 */
export function balancedAccuracy(truth: ArrayLike<number>, predicted: ArrayLike<number>): BalancedAccuracy {
  if (truth.length !== predicted.length) {
    throw new RangeError(`balancedAccuracy: expected ${truth.length} predictions, found ${predicted.length}`);
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
