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
  return gatherNeighbours(points, from, to, k, (heap, i) => {
    heap.size = 0;
    let worst = -Infinity;
    for (let p = i * places; p < (i + 1) * places; p++) {
      worst = Math.max(worst, keys[p]!);
      if (keys[p]! < Infinity) offer(heap, rowDistance(points, i, numbers[p]!), numbers[p]!);
    }
    const enough = heap.size === k;
    sortHeap(heap);
    const furthest = heap.distances[k - 1]! * bounds.scale;
    const decided = enough && (places === points.rows - 1 || furthest < bounds.leastDistance(i, worst));
    if (!decided) nearestByAll(points, heap, i);
  });
}
