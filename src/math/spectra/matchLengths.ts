import type { Matrix } from '../matrices/matrix.ts';

/**
 * Rescales the rows of a cloud about an origin, so that their lengths are given ones by rank: the longest row gets the
 * longest length, and so on. Directions stay.
 *
 * @param x  the cloud, `[n, dim]`, changed in place
 * @param wanted  the lengths, in any order, `[n]`
 * @param origin  the point about which lengths are measured, `[dim]`
 * @param beyond  squared length of each row in directions that x leaves out, `[n]`; they count as part of its length
 */
export function matchLengths(
  x: Matrix,
  wanted: Float64Array,
  origin: ArrayLike<number>,
  beyond: ArrayLike<number>,
): Matrix {
  const lengths = lengthsAbout(x, origin).map((length, i) => Math.sqrt(length ** 2 + beyond[i]!));
  const sorted = wanted.slice().sort();
  const order = Uint32Array.from(lengths.keys()).sort((a, b) => lengths[a]! - lengths[b]!);
  const { data, columns } = x;
  order.forEach((row, rank) => {
    const scale = lengths[row]! > 0 ? sorted[rank]! / lengths[row]! : 1;
    for (let j = 0; j < columns; j++) {
      const at = row * columns + j;
      data[at] = origin[j]! + (data[at]! - origin[j]!) * scale;
    }
  });
  return x;
}

/** Distance of each row of `[n, dim]` from the origin, `[n]`. */
export function lengthsAbout({ data, rows, columns }: Matrix, origin: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let square = 0;
    for (let j = 0; j < columns; j++) square += (data[i * columns + j]! - origin[j]!) ** 2;
    return Math.sqrt(square);
  });
}
