import type { Matrix } from '../matrices/matrix.ts';

/**
 * Rescales the rows of a cloud about an origin, so that their lengths are those of another cloud: the longest row gets the
 * longest length, and so on by rank. Directions stay.
 *
 * @param x  the cloud, `[n, dim]`, changed in place
 * @param like  the cloud whose lengths it gets, `[n, dim]`
 * @param origin  the point about which both are measured, `[dim]`
 */
export function matchLengths(x: Matrix, like: Matrix, origin: ArrayLike<number>): Matrix {
  const lengths = lengthsAbout(x, origin);
  const wanted = lengthsAbout(like, origin).sort();
  const order = Uint32Array.from(lengths.keys()).sort((a, b) => lengths[a]! - lengths[b]!);
  const { data, columns } = x;
  order.forEach((row, rank) => {
    const scale = lengths[row]! > 0 ? wanted[rank]! / lengths[row]! : 1;
    for (let j = 0; j < columns; j++) {
      const at = row * columns + j;
      data[at] = origin[j]! + (data[at]! - origin[j]!) * scale;
    }
  });
  return x;
}

/** Distance of each row from the origin, `[n]`. */
function lengthsAbout({ data, rows, columns }: Matrix, origin: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let square = 0;
    for (let j = 0; j < columns; j++) square += (data[i * columns + j]! - origin[j]!) ** 2;
    return Math.sqrt(square);
  });
}
