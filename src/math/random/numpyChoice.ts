import { permutation, type Random } from './random.ts';

/**
 * Rows as NumPy's `RandomState.choice(n, size, replace=False)` draws them: the first of a permutation. With the stream of
 * `numpyRandom` they are the very rows of NumPy, because its `permutation` is the same Fisher–Yates shuffle.
 *
 * @param size  at most n
 * @returns `[size]`, each of `[0, n)` at most once
 * @throws RangeError when more rows are asked for than there are
 */
export function choiceWithoutReplacement(n: number, size: number, stream: Random): Uint32Array {
  if (size > n) throw new RangeError(`choice: ${size} of ${n} rows cannot be drawn without replacement`);
  return permutation(n, stream).slice(0, size);
}

/**
 * Rows as NumPy's `RandomState.choice(n, size)` draws them, with replacement: `randint(0, n, size)`.
 *
 * @param n  at least 1
 * @returns `[size]`, each in `[0, n)`
 */
export function choiceWithReplacement(n: number, size: number, stream: Random): Uint32Array {
  return Uint32Array.from({ length: size }, () => stream.integer(n));
}
