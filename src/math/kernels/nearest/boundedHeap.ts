/**
 * The k least (distance, index) pairs seen so far, worst at the root: pairs are compared by distance
 * and, where distances are equal, by index. (A binary max-heap: Knuth, TAOCP vol. 3, 5.2.3.)
 */
export interface BoundedHeap {
  readonly distances: Float64Array;
  readonly indices: Uint32Array;
  /** how many of the k places are taken */
  size: number;
}

/** An empty heap of k places. */
export function boundedHeap(k: number): BoundedHeap {
  return { distances: new Float64Array(k), indices: new Uint32Array(k), size: 0 };
}

/** Puts a pair into the heap, where it is among the k least; a distance of NaN is refused. */
export function offer(heap: BoundedHeap, distance: number, index: number): void {
  const { distances, indices } = heap;
  if (heap.size < distances.length) {
    rise(heap, heap.size++, distance, index);
  } else if (distance < distances[0]! || (distance === distances[0]! && index < indices[0]!)) {
    sink(heap, 0, heap.size, distance, index);
  }
}

/** Sorts the heap's pairs ascending, in place; the heap is to be emptied (`size = 0`) before it is used again. */
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

/** Places a pair at `at` or above, moving smaller parents down. */
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

/** Places a pair at `at` or below among the first `size`, moving larger children up. */
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
