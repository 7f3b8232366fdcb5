import { boundedHeap, offer, sortHeap } from './boundedHeap.ts';
import { gatherNeighbours, nearestByAll, rowDistance, type Points } from './distance.ts';
import type { Candidates, Neighbours } from './interface.ts';

/** Candidates kept beyond the k wanted, so that rounding rarely leaves a row undecided. */
export const SPARE = 8;

/** Joins candidates that searches over different pairs found for the same rows: those that rank lowest remain. */
export function joinCandidates(found: readonly Candidates[]): Candidates {
  if (found.length === 1) return found[0]!;
  const { places } = found[0]!;
  const rows = found[0]!.keys.length / places;
  const numbers = new Uint32Array(rows * places);
  const keys = new Float64Array(rows * places).fill(Infinity);
  const heap = boundedHeap(places);
  for (let i = 0; i < rows; i++) {
    heap.size = 0;
    for (const part of found) {
      for (let p = i * places; p < (i + 1) * places; p++) {
        if (part.keys[p]! < Infinity) offer(heap, part.keys[p]!, part.numbers[p]!);
      }
    }
    numbers.set(heap.indices.subarray(0, heap.size), i * places);
    keys.set(heap.distances.subarray(0, heap.size), i * places);
  }
  return { places, numbers, keys };
}

/** How keys bound distances: see the fields of the same names in `PackedPoints`. */
export interface KeyBounds {
  readonly scale: number;
  readonly leastDistance: (i: number, key: number) => number;
}

/**
 * Decides among candidates in float64; compares a row with every row if its candidates do not suffice.
 *
 * @see PairsKernel.decide
 */
export function decideNeighbours(
  points: Points,
  bounds: KeyBounds,
  { places, numbers, keys }: Candidates,
  k: number,
  from: number,
  to: number,
): Neighbours {
  const order = new Uint32Array(places);
  return gatherNeighbours(points, from, to, k, (heap, i) => {
    heap.size = 0;
    sortPlaces(order, keys, i * places);
    for (const p of order) {
      const key = keys[p]!;
      // Candidates after it are no nearer than this bound.
      const beyond = heap.size === k && bounds.leastDistance(i, key) > heap.distances[0]! * bounds.scale;
      if (key === Infinity || beyond) break;
      offer(heap, rowDistance(points, i, numbers[p]!), numbers[p]!);
    }
    const worst = keys[order[places - 1]!]!;
    const enough = heap.size === k;
    sortHeap(heap);
    const furthest = heap.distances[k - 1]! * bounds.scale;
    const decided = enough && (places === points.rows - 1 || furthest < bounds.leastDistance(i, worst));
    if (!decided) nearestByAll(points, heap, i);
  });
}

/** Fills `order` with the places from `first` on, the smallest key first (insertion sort: they are few). */
function sortPlaces(order: Uint32Array, keys: Float64Array, first: number): void {
  for (let count = 0; count < order.length; count++) {
    const key = keys[first + count]!;
    let at = count;
    for (; at > 0 && keys[order[at - 1]!]! > key; at--) order[at] = order[at - 1]!;
    order[at] = first + count;
  }
}
