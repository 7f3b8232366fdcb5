/**
 * The k-th smallest of some numbers, as `values.sort()[k]` but without sorting them (Hoare's quickselect; time grows with n).
 *
 * @param values  `[n]`, without NaN; they are reordered
 * @param k  from 0 to n − 1
 * @returns NaN if there is no k-th number
 */
export function orderStatistic(values: Float64Array, k: number): number {
  if (!(k >= 0 && k < values.length)) return NaN;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = medianOfThree(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

const medianOfThree = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
