import { contingency, type Contingency } from './contingency.ts';

/**
 * Adjusted mutual information of two labellings: (MI − E[MI]) / (mean(H(a), H(b)) − E[MI]), which is 1 for the same
 * partition and 0 on average for random partitions of the same sizes. Items with a negative label in either are left
 * out. As scikit-learn's `adjusted_mutual_info_score` (arithmetic mean); Vinh, Epps, Bailey, JMLR 11 (2010).
 *
 * @param a  labels, integers, negative where unknown, `[n]`
 * @param b  labels of the same items, `[n]`
 * @returns at most 1; 1 if both have a single label or no item is labelled
 * @throws RangeError when the lengths differ
 */
export function adjustedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const table = contingency(a, b);
  if (occupied(table.rowSums) <= 1 && occupied(table.columnSums) <= 1) return 1;
  const expected = expectedMutualInformation(table.rowSums, table.columnSums);
  const normaliser = (entropyOf(table.rowSums) + entropyOf(table.columnSums)) / 2;
  const difference = normaliser - expected;
  const denominator =
    difference < 0 ? Math.min(difference, -Number.EPSILON) : Math.max(difference, Number.EPSILON);
  return (mutualInformation(table) - expected) / denominator;
}

/**
 * Mutual information of a contingency table in nats, at least 0; 0 without items.
 * As scikit-learn's `mutual_info_score`.
 */
export function mutualInformation(table: Contingency): number {
  const { n, rows, columns, counts, rowSums, columnSums } = table;
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const both = counts[r * columns + c]!;
      if (both > 0) sum += (both / n) * Math.log((both / rowSums[r]!) * (n / columnSums[c]!));
    }
  }
  return Math.max(0, sum);
}

/**
 * Entropy of a labelling in nats, at least 0, from the number of items of each label, `[labels]`; 0 without items.
 */
export function entropyOf(sizes: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < sizes.length; i++) n += sizes[i]!;
  let sum = 0;
  for (let i = 0; i < sizes.length; i++) {
    const share = sizes[i]! / n;
    if (share > 0) sum -= share * Math.log(share);
  }
  return sum;
}

/**
 * The mutual information, in nats, that two labellings with these sizes have on average when one is shuffled: Σ over
 * cells of Σ over counts m of (m/n) log(n·m/(a·b)) P(m), P hypergeometric (the expected mutual information under the
 * hypergeometric model of Vinh, Epps and Bailey 2010; scikit-learn's `expected_mutual_information`). It computes cells
 * with the same (a, b) once, and sums P outwards from its mode until the terms are negligible, so 1,024 × 1,024 labels
 * take milliseconds.
 *
 * @param rowSizes  items of each label of the first labelling, `[rows]`
 * @param columnSizes  items of each label of the second, `[columns]`; same total
 */
export function expectedMutualInformation(
  rowSizes: ArrayLike<number>,
  columnSizes: ArrayLike<number>,
): number {
  const rows = multiplicities(rowSizes);
  const columns = multiplicities(columnSizes);
  let n = 0;
  for (const [size, times] of rows) n += size * times;
  const logFactorial = logFactorials(n);
  let sum = 0;
  for (const [a, timesA] of rows) {
    for (const [b, timesB] of columns) sum += timesA * timesB * expectedCell(a, b, n, logFactorial);
  }
  return sum;
}

/** Σ over m of (m/n) log(n·m/(a·b)) P(m), with m hypergeometric: the marked items among a drawn from n, b of them marked. */
function expectedCell(a: number, b: number, n: number, logFactorial: Float64Array): number {
  const low = Math.max(1, a + b - n);
  const high = Math.min(a, b);
  if (low > high) return 0;
  const mode = Math.min(high, Math.max(low, Math.floor(((a + 1) * (b + 1)) / (n + 2))));
  const term = (m: number) => (m / n) * Math.log((n / a) * (m / b));
  const f = (m: number) => logFactorial[m]!;
  const atMode = Math.exp(
    f(a) + f(b) + f(n - a) + f(n - b) - f(n) - f(mode) - f(a - mode) - f(b - mode) - f(n - a - b + mode),
  );
  const negligible = atMode * 1e-22;
  let sum = term(mode) * atMode;
  for (let m = mode, p = atMode; m < high && p > negligible; m++) {
    p *= ((a - m) * (b - m)) / ((m + 1) * (n - a - b + m + 1));
    sum += term(m + 1) * p;
  }
  for (let m = mode, p = atMode; m > low && p > negligible; m--) {
    p *= (m * (n - a - b + m)) / ((a - m + 1) * (b - m + 1));
    sum += term(m - 1) * p;
  }
  return sum;
}

/** The last table: a permutation null needs the same one for every draw. */
let latest = new Float64Array(0);

/** ln i! for i = 0 … n, `[n + 1]`; not to be changed. */
function logFactorials(n: number): Float64Array {
  if (latest.length === n + 1) return latest;
  const table = new Float64Array(n + 1);
  // Kahan's sum, because the terms of a cell are of order n log n and cancel to order 1.
  let carried = 0;
  for (let i = 2; i <= n; i++) {
    const added = Math.log(i) - carried;
    const total = table[i - 1]! + added;
    carried = total - table[i - 1]! - added;
    table[i] = total;
  }
  latest = table;
  return table;
}

function multiplicities(sizes: ArrayLike<number>): Map<number, number> {
  const times = new Map<number, number>();
  for (let i = 0; i < sizes.length; i++) {
    const size = sizes[i]!;
    if (size > 0) times.set(size, (times.get(size) ?? 0) + 1);
  }
  return times;
}

function occupied(sizes: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < sizes.length; i++) if (sizes[i]! > 0) count++;
  return count;
}
