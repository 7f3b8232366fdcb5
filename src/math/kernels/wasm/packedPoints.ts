import type { Arena } from './arena.ts';
import type { Points } from '../nearest/distance.ts';

/**
 * Points packed for the search for neighbours in float32. The packed points z are the rows, centred and scaled for
 * the Euclidean metric (which keeps the order), normalised for cosine. Row i ranks the others by the key
 * `bias[j] + factor·(zᵢ·zⱼ)`, computed in float32; `leastDistance` turns a key into a lower bound of the distance.
 */
export interface PackedPoints {
  readonly arena: Arena;
  /** address of the panels of z; see workers/kernels/assembly/panels.ts */
  readonly panels: number;
  /** address of the bias, float64 `[rows]` */
  readonly bias: number;
  readonly factor: number;
  /** factor from a distance as `rowDistance` returns it to z's units */
  readonly scale: number;
  /** lower bound of the distance, in z's units, of row i to any row whose key is `key` or larger */
  readonly leastDistance: (i: number, key: number) => number;
}

/** Half a unit in the last place of float32. */
const UNIT = 2 ** -24;
/** Products of float32 smaller than this may vanish. */
const TINY = 2 ** -120;
/** Rows packed at a time. */
const PART = 512;

/** Packs points into an empty arena. */
export function packPoints(arena: Arena, points: Points): PackedPoints {
  return points.metric === 'euclidean' ? packEuclidean(arena, points) : packCosine(arena, points);
}

/**
 * Keys are ‖zⱼ‖²(1 − ε) − 2 zᵢ·zⱼ, so that key + ‖zᵢ‖²(1 − ε) is below ‖zᵢ − zⱼ‖². The float32 sum of m ≤ 256
 * products is off by at most (m + 2) units of ‖zᵢ‖‖zⱼ‖ ≤ (‖zᵢ‖² + ‖zⱼ‖²)/2, and rounding to float32 moves each point
 * by at most a unit of its length (Higham, Accuracy and Stability of Numerical Algorithms, 3.1); ε is twice the sum
 * of both.
 */
function packEuclidean(arena: Arena, points: Points): PackedPoints {
  const { data, rows, dim } = points;
  const center = new Float64Array(dim);
  for (let i = 0, at = 0; i < rows; i++) for (let c = 0; c < dim; c++) center[c]! += data[at++]! / rows;
  let largest = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let c = 0; c < dim; c++) largest = Math.max(largest, Math.abs(data[at++]! - center[c]!));
  }
  // A power of two keeps products within float32 and adds no rounding.
  const unit = largest > 0 ? 2 ** -Math.ceil(Math.log2(largest)) : 1;
  const panels = arena.reserve(panelBytes(points));
  const bias = arena.reserve(rows * 8);
  const norms = packPanels(arena, points, center, () => unit, panels);
  const error = 2 * UNIT * (Math.min(dim, 256) + 2) + 8 * UNIT;
  const biases = arena.doubles(bias, rows);
  for (let i = 0; i < rows; i++) biases[i] = norms[i]! * (1 - error);
  return {
    arena,
    panels,
    bias,
    factor: -2,
    scale: unit * unit,
    leastDistance: (i, key) => key + norms[i]! * (1 - error) - TINY,
  };
}

/** Keys are −zᵢ·zⱼ of rows of length 1 or 0, so that 1 + key is the cosine distance up to rounding. */
function packCosine(arena: Arena, points: Points): PackedPoints {
  const { rows, dim, norms } = points;
  const panels = arena.reserve(panelBytes(points));
  const bias = arena.reserve(rows * 8);
  arena.doubles(bias, rows).fill(0);
  const toUnitLength = (i: number) => (norms[i]! > 0 ? 1 / Math.sqrt(norms[i]!) : 0);
  packPanels(arena, points, new Float64Array(dim), toUnitLength, panels);
  const error = 2 * UNIT * (Math.min(dim, 256) + 2) + 4 * UNIT;
  return { arena, panels, bias, factor: -1, scale: 1, leastDistance: (_, key) => 1 + key - error };
}

function panelBytes({ rows, dim }: Points): number {
  return Math.ceil(rows / 8) * 8 * dim * 4;
}

/** Packs `(x[i, c] − center[c])·scale(i)` and returns the squared lengths of these points, `[rows]`. */
function packPanels(
  arena: Arena,
  { data, rows, dim }: Points,
  center: Float64Array,
  scale: (i: number) => number,
  panels: number,
): Float64Array {
  const norms = new Float64Array(rows);
  arena.scoped(() => {
    const part = arena.reserve(PART * dim * 4);
    for (let first = 0; first < rows; first += PART) {
      const count = Math.min(PART, rows - first);
      const packed = arena.singles(part, count * dim);
      for (let i = 0; i < count; i++) {
        const factor = scale(first + i);
        let sum = 0;
        for (let c = 0, at = i * dim; c < dim; c++, at++) {
          packed[at] = (data[first * dim + at]! - center[c]!) * factor;
          sum += packed[at]! * packed[at]!;
        }
        norms[first + i] = sum;
      }
      arena.call.packNeighbours(part, count, dim, panels + first * dim * 4);
    }
  });
  return norms;
}
