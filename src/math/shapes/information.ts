/**
 * The mutual information of counts in `[cells, cells]`, in bits, at least 0.
 *
 * @param counts  at least cells² of them, row-major; further ones are not read
 * @param n  the sum of the counts
 */
export function informationIn(counts: ArrayLike<number>, cells: number, n: number): number {
  const columns = new Float64Array(cells);
  const lines = new Float64Array(cells);
  for (let at = 0, i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++, at++) {
      columns[i]! += counts[at]!;
      lines[j]! += counts[at]!;
    }
  }
  let sum = 0;
  for (let at = 0, i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++, at++) {
      const count = counts[at]!;
      if (count > 0) sum += count * Math.log2((count * n) / (columns[i]! * lines[j]!));
    }
  }
  return Math.max(0, sum / n);
}

/** The quick sum differs from `informationIn` by less than this, in bits, for fewer than 2³¹ points. */
export const ROUNDING = 1e-9;

/** c · log₂ c for c from 0 to n. */
export function entropyTerms(n: number): Float64Array {
  const terms = new Float64Array(n + 1);
  for (let c = 2; c <= n; c++) terms[c] = c * Math.log2(c);
  return terms;
}

/**
 * The same as `informationIn` except for rounding, by looking up the terms of the entropies, which is several times as fast.
 *
 * @param terms  from `entropyTerms` for the sum of the counts
 */
export function nearInformation(counts: Int32Array, cells: number, terms: Float64Array): number {
  const n = terms.length - 1;
  let sum = terms[n]!;
  for (let i = 0; i < cells; i++) {
    let [column, line] = [0, 0];
    for (let j = 0; j < cells; j++) {
      const count = counts[i * cells + j]!;
      column += count;
      line += counts[j * cells + i]!;
      sum += terms[count]!;
    }
    sum -= terms[column]! + terms[line]!;
  }
  return sum / n;
}
