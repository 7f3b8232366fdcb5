/**
 * Numbers clusters by size, the largest first; among clusters of the same size, the one with the smallest
 * item number comes first. The same partition always gets the same numbers.
 *
 * @param labels  cluster of each item, 0 … k − 1, `[n]`
 * @returns the new labels, `[n]`
 */
export function numberBySize(labels: Int32Array, k: number): Int32Array {
  const sizes = new Uint32Array(k);
  const first = new Uint32Array(k).fill(labels.length);
  labels.forEach((label, i) => {
    sizes[label]!++;
    if (first[label] === labels.length) first[label] = i;
  });
  const order = Array.from({ length: k }, (_, c) => c).sort(
    (a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!,
  );
  const rank = new Int32Array(k);
  order.forEach((cluster, place) => (rank[cluster] = place));
  return labels.map((label) => rank[label]!);
}

/**
 * The number that each cluster had before `numberBySize`, `[k]`; clusters without items take the numbers that are left.
 *
 * @param before  cluster of each item, 0 … k − 1, `[n]`
 * @param after  the same after `numberBySize`, `[n]`
 */
export function numbersBefore(before: Int32Array, after: Int32Array, k: number): Int32Array {
  const numbers = new Int32Array(k).fill(-1);
  after.forEach((label, i) => (numbers[label] = before[i]!));
  const used = new Set(numbers);
  const left = Array.from({ length: k }, (_, c) => c).filter((c) => !used.has(c));
  return numbers.map((number) => (number < 0 ? left.shift()! : number));
}
