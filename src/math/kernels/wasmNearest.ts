import type { Metric, Neighbours } from '../kernels.ts';
import type { Arena, Arenas } from './arena.ts';
import { boundedHeap, offer, sortHeap } from './boundedHeap.ts';
import { rowDistance, squaredNorms } from './distance.ts';

/** Rows sought together and the tile of products (see neighbours.ts in the assembly). */
const ROWS = 64;
const TILE_BYTES = ROWS * 256 * 8;
/** Candidates kept beyond the k asked for, so that rounding seldom leaves a row undecided. */
const SPARE = 8;
/** Half a unit in the last place of float32. */
const UNIT = 2 ** -24;

/**
 * Rows packed for the search under one metric. The points z are the rows centred and scaled (Euclidean;
 * neither changes the order) or normalised (cosine), and row i ranks the others by
 * `bias[j] + factor·(zᵢ·zⱼ)`, which is the squared distance in z's units less ‖zᵢ‖², or cosine
 * distance less 1.
 */
interface Search {
  readonly arena: Arena;
  readonly panels: number;
  readonly bias: number;
  readonly factor: number;
  /** ‖zᵢ‖, `[rows]` */
  readonly lengths: Float64Array;
  readonly longest: number;
  /** what a distance is multiplied by to be in z's units */
  readonly scale: number;
}

/** Rows of float32 `[rows, columns]`, as they lie in memory now. */
export interface Rows {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Nearest neighbours over rows, which are packed when first asked for under a metric.
 *
 * @param get  the rows; asked at every call, for memory may move
 */
export function neighbourSearches(arenas: Arenas, get: () => Rows) {
  const searches = new Map<Metric, Search>();
  let norms: Float64Array | null = null;
  return {
    /** See `DenseKernel.nearest`; the arguments have been checked. */
    nearest(from: number, to: number, k: number, metric: Metric): Neighbours {
      const x = get();
      norms ??= squaredNorms(x.data, x.rows, x.columns);
      let search = searches.get(metric);
      if (!search) {
        const prepare = metric === 'euclidean' ? euclideanPoints : cosinePoints;
        search = pack(arenas.take(), x, metric, prepare(x, norms));
        searches.set(metric, search);
      }
      return nearest(search, x, norms, from, to, k, metric);
    },
    free() {
      for (const { arena } of searches.values()) arenas.give(arena);
      searches.clear();
    },
  };
}

/** How to make the points z: `(x[i, c] − center[c])·scale[i]`. */
interface Points {
  readonly center: Float64Array;
  readonly scale: (i: number) => number;
  readonly unit: number;
}

function euclideanPoints({ data, rows, columns }: Rows): Points {
  const center = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let c = 0; c < columns; c++) center[c]! += data[at++]! / rows;
  let largest = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let c = 0; c < columns; c++) largest = Math.max(largest, Math.abs(data[at++]! - center[c]!));
  }
  // A power of two rounds nothing; it keeps products within float32.
  const unit = largest > 0 ? 2 ** -Math.ceil(Math.log2(largest)) : 1;
  return { center, scale: () => unit, unit };
}

function cosinePoints({ columns }: Rows, norms: Float64Array): Points {
  const scale = (i: number) => (norms[i]! > 0 ? 1 / Math.sqrt(norms[i]!) : 0);
  return { center: new Float64Array(columns), scale, unit: 1 };
}

function pack(arena: Arena, x: Rows, metric: Metric, { center, scale, unit }: Points): Search {
  const { data, rows, columns } = x;
  const padded = Math.ceil(rows / 8) * 8;
  const panels = arena.reserve(padded * columns * 4);
  const bias = arena.reserve(rows * 8 + 16);
  const lengths = new Float64Array(rows);
  arena.scoped(() => {
    const part = arena.reserve(512 * columns * 4);
    for (let first = 0; first < rows; first += 512) {
      const count = Math.min(512, rows - first);
      const points = arena.singles(part, count * columns);
      for (let i = 0; i < count; i++) {
        const factor = scale(first + i);
        let sum = 0;
        for (let c = 0, at = i * columns; c < columns; c++, at++) {
          points[at] = (data[first * columns + at]! - center[c]!) * factor;
          sum += points[at]! * points[at]!;
        }
        lengths[first + i] = Math.sqrt(sum);
      }
      arena.call.packNeighbours(part, count, columns, panels + first * columns * 4);
    }
  });
  const biases = arena.doubles(bias, rows);
  for (let i = 0; i < rows; i++) biases[i] = metric === 'euclidean' ? lengths[i]! ** 2 : 0;
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  return { arena, panels, bias, factor: metric === 'euclidean' ? -2 : -1, lengths, longest, scale: unit };
}

function nearest(
  search: Search,
  x: Rows,
  norms: Float64Array,
  from: number,
  to: number,
  k: number,
  metric: Metric,
): Neighbours {
  const indices = new Uint32Array((to - from) * k);
  const distances = new Float32Array((to - from) * k);
  const places = Math.min(x.rows - 1, k + SPARE);
  const heap = boundedHeap(k);
  // Panels are read four rows at a time, so a block begins at a multiple of four.
  for (let first = from - (from % 4); first < to; first += ROWS) {
    const candidates = seek(search, x, first, Math.min(first + ROWS, to), places);
    for (let i = Math.max(first, from); i < Math.min(first + ROWS, to); i++) {
      decide(search, x, norms, metric, heap, i, candidates(i));
      indices.set(heap.indices, (i - from) * k);
      for (let p = 0; p < k; p++) {
        const distance = heap.distances[p]!;
        distances[(i - from) * k + p] = metric === 'euclidean' ? Math.sqrt(distance) : distance;
      }
    }
  }
  return { indices, distances };
}

interface Candidates {
  readonly numbers: Uint32Array;
  /** the key that no row left out is below */
  readonly worst: number;
}

/** The `places` best candidates of each row in `[from, to)` by their float32 keys. */
function seek(search: Search, x: Rows, from: number, to: number, places: number): (i: number) => Candidates {
  const { arena, panels, bias, factor } = search;
  return arena.scoped(() => {
    const keys = arena.reserve(ROWS * places * 8);
    const numbers = arena.reserve(ROWS * places * 4);
    const sizes = arena.reserve(ROWS * 4);
    const tile = arena.reserve(TILE_BYTES);
    arena.words(sizes, ROWS).fill(0);
    arena.call.offerNeighbours(
      panels,
      x.rows,
      x.columns,
      from,
      to,
      bias,
      factor,
      places,
      keys,
      numbers,
      sizes,
      tile,
    );
    const foundKeys = arena.doubles(keys, (to - from) * places).slice();
    const foundNumbers = arena.words(numbers, (to - from) * places).slice();
    return (i) => {
      const start = (i - from) * places;
      return { numbers: foundNumbers.subarray(start, start + places), worst: foundKeys[start]! };
    };
  });
}

/** Fills the heap with the nearest rows of row i, sorted, by their float64 distances. */
function decide(
  search: Search,
  x: Rows,
  norms: Float64Array,
  metric: Metric,
  heap: ReturnType<typeof boundedHeap>,
  i: number,
  { numbers, worst }: Candidates,
): void {
  const { data, rows, columns } = x;
  heap.size = 0;
  for (const j of numbers) offer(heap, rowDistance(data, columns, norms, metric, i, j), j);
  sortHeap(heap);
  const kth = heap.distances[heap.size - 1]!;
  if (
    numbers.length === rows - 1 ||
    kth * squaredScale(search, metric) < leastLeftOut(search, metric, i, columns, worst)
  ) {
    return;
  }
  // Rounding might hide a nearer row among those left out: look at every row.
  heap.size = 0;
  for (let j = 0; j < rows; j++) {
    if (j !== i) offer(heap, rowDistance(data, columns, norms, metric, i, j), j);
  }
  sortHeap(heap);
}

function squaredScale(search: Search, metric: Metric): number {
  return metric === 'euclidean' ? search.scale ** 2 : 1;
}

/**
 * What the distances (as `rowDistance` gives them, in z's units) of the rows left out cannot be below,
 * for the errors of their keys: a float32 sum of m ≤ 256 products is off by at most (m + 2) units of
 * ‖zᵢ‖‖zⱼ‖, and rounding z moved each point by at most a unit of its length (Higham, Accuracy and
 * Stability of Numerical Algorithms, 3.1), here doubled for good measure.
 */
function leastLeftOut(search: Search, metric: Metric, i: number, dim: number, worst: number): number {
  const { lengths, longest } = search;
  const sumError = 2 * UNIT * (Math.min(dim, 256) + 2);
  if (metric === 'cosine') return 1 + worst - (sumError + 4 * UNIT);
  const own = lengths[i]!;
  return own ** 2 + worst - 2 * sumError * own * longest - 4 * UNIT * (own + longest) ** 2;
}
