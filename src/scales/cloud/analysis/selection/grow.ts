import { kernels } from '../../../../math/kernels/kernels.ts';
import { blockCounts, blocksByFeature, type Firings } from '../../../../math/matrices/firings.ts';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { inverseNorms } from '../../../../math/matrices/norms.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Members whose cosines with all rows are computed in one pass. */
const TOGETHER = 32;

/**
 * The rows nearest to members of a set by cosine: for each member the `count` rows with the largest cosine, the member
 * itself left out; of equal cosines the smaller row number comes first. Members of zero length have no neighbours.
 *
 * @param x  `[n, dim]`
 * @param members  row numbers
 * @returns row numbers, ascending, each once; members may be among them
 */
export async function nearestToMembers(
  x: Matrix,
  members: Uint32Array,
  count: number,
  work: Work,
): Promise<Uint32Array> {
  const inverse = inverseNorms(x);
  const kernel = kernels().dense(x);
  const found = new Set<number>();
  const directed = members.filter((member) => inverse[member]! > 0);
  try {
    for (let from = 0; from < directed.length; from += TOGETHER) {
      work.progress(from / directed.length, `neighbours of ${from + 1} of ${directed.length} members`);
      const some = directed.subarray(from, from + TOGETHER);
      const products = kernel.timesMatrix(asColumns(x, some, inverse));
      some.forEach((member, j) => {
        const cosine = (i: number) => products.data[i * some.length + j]! * inverse[i]!;
        for (const row of largest(x.rows, count, cosine, member)) found.add(row);
      });
      await work.pause();
    }
  } finally {
    kernel.free();
  }
  return Uint32Array.from(found).sort();
}

/** Unit rows of the members as columns, `[dim, members]`. */
function asColumns(x: Matrix, members: Uint32Array, inverse: Float64Array): Matrix {
  const m = members.length;
  const data = new Float32Array(x.columns * m);
  members.forEach((member, j) => {
    for (let c = 0; c < x.columns; c++) data[c * m + j] = x.data[member * x.columns + c]! * inverse[member]!;
  });
  return matrix(data, x.columns, m);
}

/**
 * The features that fire most with members of a set, by phi, which is beyond chance for how often each of the two fires:
 * for each member the `count` features with the largest phi, as long as it is positive. Features that never fire, and those
 * that fire in every block, have no phi.
 *
 * @param members  feature numbers
 * @returns feature numbers, ascending, each once; members may be among them
 */
export async function strongestWithMembers(
  firings: Firings,
  members: Uint32Array,
  count: number,
  work: Work,
): Promise<Uint32Array> {
  const { blocks, features, indptr, indices } = firings;
  const fired = blockCounts(firings);
  const deviation = Float64Array.from(fired, (times) => Math.sqrt(times * (blocks - times)));
  const byFeature = blocksByFeature(firings);
  const together = new Uint32Array(features);
  const found = new Set<number>();
  for (const [place, member] of members.entries()) {
    work.progress(place / members.length, `co-firing of ${place + 1} of ${members.length} members`);
    await work.pause();
    if (!(deviation[member]! > 0)) continue;
    together.fill(0);
    for (let q = byFeature.indptr[member]!; q < byFeature.indptr[member + 1]!; q++) {
      const block = byFeature.indices[q]!;
      for (let p = indptr[block]!; p < indptr[block + 1]!; p++) together[indices[p]!]!++;
    }
    const phi = (i: number) =>
      deviation[i]! > 0
        ? (blocks * together[i]! - fired[member]! * fired[i]!) / (deviation[member]! * deviation[i]!)
        : -Infinity;
    for (const feature of largest(features, count, phi, member)) if (phi(feature) > 0) found.add(feature);
  }
  return Uint32Array.from(found).sort();
}

/** The numbers below n with the largest values, largest first, without one of them; of equal values the smaller number first. */
function largest(n: number, count: number, valueOf: (i: number) => number, without: number): number[] {
  const best: { readonly i: number; readonly value: number }[] = [];
  for (let i = 0; i < n; i++) {
    if (i === without) continue;
    const value = valueOf(i);
    if (best.length === count && !(value > best[count - 1]!.value)) continue;
    let at = best.length;
    while (at > 0 && value > best[at - 1]!.value) at--;
    best.splice(at, 0, { i, value });
    if (best.length > count) best.pop();
  }
  return best.map(({ i }) => i);
}
