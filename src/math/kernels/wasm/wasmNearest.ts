import type { Matrix } from '../../matrices/matrix.ts';
import type { Arenas } from './arena.ts';
import { offer, sortHeap } from '../nearest/boundedHeap.ts';
import { SPARE } from '../nearest/candidates.ts';
import {
  gatherNeighbours,
  nearestByAll,
  rowDistance,
  squaredNorms,
  type Points,
} from '../nearest/distance.ts';
import { packPoints, type PackedPoints } from './packedPoints.ts';
import type { Metric, Neighbours } from '../nearest/interface.ts';

/** Rows sought together and the tile of products (see neighbours.ts in the assembly). */
const ROWS = 64;
const TILE_BYTES = ROWS * 256 * 8;
/** As many rows are answered without packing all rows first. */
const FEW = 4;

/**
 * Nearest neighbours over rows, which are packed when first asked for under a metric; see
 * `DenseKernel.nearest`, which checks the arguments.
 *
 * @param get  the rows; asked at every call, for memory may move
 */
export function neighbourSearches(arenas: Arenas, get: () => Matrix) {
  const packed = new Map<Metric, PackedPoints>();
  let norms: Float64Array | null = null;
  return {
    nearest(from: number, to: number, k: number, metric: Metric): Neighbours {
      const { data, rows, columns } = get();
      norms ??= squaredNorms(data, rows, columns);
      const points: Points = { data, rows, dim: columns, metric, norms };
      let search = packed.get(metric);
      if (!search) {
        if (to - from <= FEW) {
          return gatherNeighbours(points, from, to, k, (heap, i) => nearestByAll(points, heap, i));
        }
        search = packPoints(arenas.take(), points);
        packed.set(metric, search);
      }
      return nearest(points, search, from, to, k);
    },
    free() {
      for (const { arena } of packed.values()) arenas.give(arena);
      packed.clear();
    },
  };
}

/** Seeks candidates in float32 and decides among them in float64; looks at every row where they do not suffice. */
function nearest(points: Points, search: PackedPoints, from: number, to: number, k: number): Neighbours {
  const places = Math.min(points.rows - 1, k + SPARE);
  let block: Block | null = null;
  return gatherNeighbours(points, from, to, k, (heap, i) => {
    if (!block || i >= block.to) block = seek(points, search, i, to, places);
    const { candidates, worst } = block.of(i);
    heap.size = 0;
    for (const j of candidates) offer(heap, rowDistance(points, i, j), j);
    sortHeap(heap);
    const furthest = heap.distances[k - 1]! * search.scale;
    const decided = places === points.rows - 1 || furthest < search.leastDistance(i, worst);
    if (!decided) nearestByAll(points, heap, i);
  });
}

/** The candidates of a block of rows that ends before `to`. */
interface Block {
  readonly to: number;
  /** Row i's candidates, and the key that no other row is below. */
  readonly of: (i: number) => { candidates: Uint32Array; worst: number };
}

/** Seeks the `places` rows of least key for the rows from i on, as many as are sought together. */
function seek({ rows, dim }: Points, search: PackedPoints, i: number, end: number, places: number): Block {
  const { arena, panels, bias, factor } = search;
  // Panels are read four rows at a time, so a block begins at a multiple of four.
  const from = i - (i % 4);
  const to = Math.min(from + ROWS, end);
  return arena.scoped(() => {
    const keys = arena.reserve(ROWS * places * 8);
    const numbers = arena.reserve(ROWS * places * 4);
    const sizes = arena.reserve(ROWS * 4);
    const tile = arena.reserve(TILE_BYTES);
    arena.words(sizes, ROWS).fill(0);
    arena.call.offerNeighbours(panels, rows, dim, from, to, bias, factor, places, keys, numbers, sizes, tile);
    const foundKeys = arena.doubles(keys, (to - from) * places).slice();
    const foundNumbers = arena.words(numbers, (to - from) * places).slice();
    return {
      to,
      of(row) {
        const start = (row - from) * places;
        return {
          candidates: foundNumbers.subarray(start, start + places),
          worst: foundKeys[start]!,
        };
      },
    };
  });
}
