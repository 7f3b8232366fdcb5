import { flushBound, relativeBound, ROUNDED } from '../card/bound.ts';
import type { CardKeys } from '../card/proposed.ts';
import type { Points } from '../kernels/nearest/distance.ts';
import { columnMeans } from '../matrices/columnMeans.ts';

/** Lays out points for a card. */
export function cardKeys(points: Points): CardKeys {
  return points.metric === 'euclidean' ? euclideanKeys(points) : cosineKeys(points);
}

/**
 * The points are centred and scaled by a power of two, y, and rounded to float32, z; N = ‖z‖². The row of point j is
 * (zⱼ, bⱼ), the query of point i is (−2zᵢ, 1), so the key is bⱼ − 2zᵢ·zⱼ.
 *
 * - Its error on the card is at most γ(Nᵢ + Nⱼ + bⱼ) + A, because 2Σ|zᵢ zⱼ| ≤ Nᵢ + Nⱼ, with γ of dim + 1 terms and A of
 *   numbers taken for zero. With bⱼ ≤ Nⱼ(1 − 2γ − 8v), ‖zᵢ − zⱼ‖² ≥ key + Nᵢ(1 − γ) + 8v·Nⱼ − A.
 * - Rounding moves each point by at most v of its length, v = 2⁻²⁴, so ‖yᵢ − yⱼ‖² ≥ ‖zᵢ − zⱼ‖² − 4v(1 + 2v)(Nᵢ + Nⱼ). 8v
 *   instead of 4v also covers the float64 roundings of N and of this bound.
 * - `rowDistance` in float64 is off by at most (dim + 2)·2⁻⁵³ of itself.
 */
function euclideanKeys(points: Points): CardKeys {
  const { data, rows, dim } = points;
  const center = columnMeans({ data, rows, columns: dim });
  const unit = scaleOf(points, center);
  const relative = relativeBound(dim + 1);
  // Entries of z are below 2, so b is below 4·dim.
  const lost = flushBound(dim + 1, 4, 4 * dim);
  const norms = new Float64Array(rows);
  const part = (from: number, to: number): Float32Array => {
    const laid = new Float32Array((to - from) * (dim + 1));
    for (let i = from, at = 0; i < to; i++, at++) {
      let norm = 0;
      for (let c = 0; c < dim; c++, at++) {
        laid[at] = (data[i * dim + c]! - center[c]!) * unit;
        norm += laid[at]! * laid[at]!;
      }
      norms[i] = norm;
      laid[at] = roundedDown(norm * (1 - 2 * relative - 8 * ROUNDED));
    }
    return laid;
  };
  return {
    rows: { rows, columns: dim + 1, part },
    queries(from, to) {
      const queries = part(from, to);
      for (let at = 0; at < queries.length; at++)
        queries[at] = at % (dim + 1) === dim ? 1 : -2 * queries[at]!;
      return queries;
    },
    leastDistance(i, key) {
      const least = key + norms[i]! * (1 - relative - 8 * ROUNDED) - lost;
      return Math.max(0, (least / (unit * unit)) * (1 - (dim + 64) * 2 ** -52));
    },
  };
}

/**
 * The points are brought to length 1, y, and rounded to float32, z. Rows are z and queries −z, so the key is −zᵢ·zⱼ, off by
 * at most γ‖zᵢ‖‖zⱼ‖ + A on the card. Rounding and the float64 length move each point by at most v = 2⁻²⁴ and a little, so
 * zᵢ·zⱼ is off by 2v and a little from the cosine; `rowDistance` by (2·dim + 8)·2⁻⁵³ from 1 minus the cosine.
 */
function cosineKeys({ data, rows, dim, norms }: Points): CardKeys {
  const error =
    relativeBound(dim) * (1 + 4 * ROUNDED) + 3 * ROUNDED + flushBound(dim, 2, 2) + (dim + 8) * 2 ** -51;
  const laid = (from: number, to: number, sign: number): Float32Array => {
    const part = new Float32Array((to - from) * dim);
    for (let i = from, at = 0; i < to; i++) {
      const factor = norms[i]! > 0 ? sign / Math.sqrt(norms[i]!) : 0;
      for (let c = 0; c < dim; c++, at++) part[at] = data[i * dim + c]! * factor;
    }
    return part;
  };
  return {
    rows: { rows, columns: dim, part: (from, to) => laid(from, to, 1) },
    queries: (from, to) => laid(from, to, -1),
    leastDistance: (_, key) => Math.max(0, 1 + key - error),
  };
}

/** A power of two that brings the largest entry below 2 and not far below 1: it adds no rounding. */
function scaleOf({ data, rows, dim }: Points, center: Float64Array): number {
  let largest = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let c = 0; c < dim; c++) largest = Math.max(largest, Math.abs(data[at++]! - center[c]!));
  }
  return largest > 0 ? 2 ** -Math.ceil(Math.log2(largest)) : 1;
}

/** The largest float32 that is not above a number ≥ 0, or one below it. */
function roundedDown(value: number): number {
  const rounded = Math.fround(value);
  return rounded <= value ? rounded : Math.fround(rounded * (1 - 2 ** -23));
}
