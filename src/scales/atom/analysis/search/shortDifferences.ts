import { kernels } from '../../../../math/kernels/kernels.ts';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import type { Work } from '../../../../math/work/work.ts';

/** The shortest differences among some points. */
export interface ShortDifferences {
  /** the points that each difference leads from and to, from < to, shortest first, `[count]` each */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  /** squared lengths, ascending, `[count]` */
  readonly squares: Float32Array;
  /** scalar products of the points, `[n, n]`, in float32 */
  readonly gram: Float32Array;
  readonly points: number;
}

/** Differences shorter than this share of the longest one compared join points that are one for all purposes. */
const SAME_POINT = 0.01;

/**
 * The shortest differences of n points, at most `most` of all n(n − 1)/2; time n²·d/2.
 *
 * @param points  about their mean, `[n, d]`, n at most some 2,000: the products of all pairs are held
 */
export async function shortDifferences(points: Matrix, most: number, work: Work): Promise<ShortDifferences> {
  const n = points.rows;
  const gram = await gramOf(points, work);
  const longest = await squareOfLongest(gram, n, most, work);
  const found: { i: number; j: number; square: number }[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const square = squaredDistance(gram, n, i, j);
      if (square <= longest && square > SAME_POINT ** 2 * longest) found.push({ i, j, square });
    }
    await work.pause();
  }
  found.sort((a, b) => a.square - b.square || a.i - b.i || a.j - b.j);
  found.length = Math.min(found.length, most);
  await work.pause();
  return {
    from: Uint16Array.from(found, ({ i }) => i),
    to: Uint16Array.from(found, ({ j }) => j),
    squares: Float32Array.from(found, ({ square }) => square),
    gram,
    points: n,
  };
}

/** ‖xᵢ − xⱼ‖² from the scalar products, at least 0, in float32. */
export function squaredDistance(gram: Float32Array, n: number, i: number, j: number): number {
  return Math.fround(Math.max(0, gram[i * n + i]! + gram[j * n + j]! - 2 * gram[i * n + j]!));
}

async function gramOf(points: Matrix, work: Work): Promise<Float32Array> {
  const { rows: n, columns: d, data } = points;
  const gram = new Float32Array(n * n);
  const step = Math.max(1, Math.floor(2e7 / (n * d + 1)));
  for (let from = 0; from < n; from += step) {
    const to = Math.min(n, from + step);
    const block = matrix(data.subarray(from * d, to * d), to - from, d);
    gram.set(kernels().productTransposed(block, points).data, from * n);
    await work.pause();
  }
  return gram;
}

/**
 * The squared length that the `most` shortest differences do not exceed, without sorting them all: positive
 * floats are ordered as their bits are, so a count by the upper bits leaves one bin to sort.
 */
async function squareOfLongest(gram: Float32Array, n: number, most: number, work: Work): Promise<number> {
  const squares = new Float32Array((n * (n - 1)) / 2);
  if (squares.length === 0) return 0;
  const bits = new Uint32Array(squares.buffer);
  const counts = new Uint32Array(1 << 16);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++, at++) {
      squares[at] = squaredDistance(gram, n, i, j);
      counts[bits[at]! >>> 16]!++;
    }
    await work.pause();
  }
  const wanted = Math.min(most, squares.length);
  let bin = 0,
    below = 0;
  while (below + counts[bin]! < wanted) below += counts[bin++]!;
  const inBin = squares.filter((_, at) => bits[at]! >>> 16 === bin).sort();
  return inBin[wanted - below - 1]!;
}
