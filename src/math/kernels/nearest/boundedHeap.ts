/**
 * The k least (distance, index) pairs seen so far, the greatest at the root: pairs are compared by distance and, if
 * distances are equal, by index. (A binary max-heap: Knuth, TAOCP vol. 3, 5.2.3.)
 */
export interface BoundedHeap {
  readonly distances: Float64Array;
  readonly indices: Uint32Array;
  /** the number of places in use, at most k */
  size: number;
}

/** An empty heap of k places. */
export function boundedHeap(k: number): BoundedHeap {
  return { distances: new Float64Array(k), indices: new Uint32Array(k), size: 0 };
}

/** Adds a pair to the heap if it is among the k least; a distance of NaN is never added to a full heap. */
export function offer(heap: BoundedHeap, distance: number, index: number): void {
  const { distances, indices } = heap;
  if (heap.size < distances.length) {
    rise(heap, heap.size++, distance, index);
  } else if (distance < distances[0]! || (distance === distances[0]! && index < indices[0]!)) {
    sink(heap, 0, heap.size, distance, index);
  }
}

/** Sorts the pairs ascending, in place; set `size = 0` before the heap is used again. */
export function sortHeap(heap: BoundedHeap): void {
  const { distances, indices } = heap;
  for (let end = heap.size - 1; end > 0; end--) {
    const distance = distances[end]!;
    const index = indices[end]!;
    distances[end] = distances[0]!;
    indices[end] = indices[0]!;
    sink(heap, 0, end, distance, index);
  }
}

/** Places a pair at `at` or above; smaller parents move down. */
function rise({ distances, indices }: BoundedHeap, at: number, distance: number, index: number): void {
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!less(distances[parent]!, indices[parent]!, distance, index)) break;
    distances[at] = distances[parent]!;
    indices[at] = indices[parent]!;
    at = parent;
  }
  distances[at] = distance;
  indices[at] = index;
}

/** Places a pair at `at` or below among the first `size`; larger children move up. */
function sink(
  { distances, indices }: BoundedHeap,
  at: number,
  size: number,
  distance: number,
  index: number,
): void {
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (
      child + 1 < size &&
      less(distances[child]!, indices[child]!, distances[child + 1]!, indices[child + 1]!)
    ) {
      child++;
    }
    if (!less(distance, index, distances[child]!, indices[child]!)) break;
    distances[at] = distances[child]!;
    indices[at] = indices[child]!;
    at = child;
  }
  distances[at] = distance;
  indices[at] = index;
}

function less(d1: number, i1: number, d2: number, i2: number): boolean {
  return d1 < d2 || (d1 === d2 && i1 < i2);
}
