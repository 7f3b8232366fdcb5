/** A heap of numbered items, the one with the smallest key first; of equal keys the one with the smaller number. */
export interface MinimumHeap {
  readonly size: () => number;
  readonly push: (key: number, item: number) => void;
  /** Removes the first item and returns it with its key; only while the size is not 0. */
  readonly pop: () => { readonly key: number; readonly item: number };
  readonly clear: () => void;
}

/** An empty heap. */
export function minimumHeap(): MinimumHeap {
  const keys: number[] = [];
  const items: number[] = [];
  /** Puts an item at a place or above it. */
  const rise = (from: number, key: number, item: number) => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = keys[parent]!;
      if (above < key || (above === key && items[parent]! <= item)) break;
      keys[at] = above;
      items[at] = items[parent]!;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  };
  /** Puts an item at the top or below it. */
  const sink = (key: number, item: number) => {
    const { length } = keys;
    let at = 0;
    for (let child = 1; child < length; child = 2 * at + 1) {
      const other = child + 1;
      if (
        other < length &&
        (keys[other]! < keys[child]! || (keys[other] === keys[child] && items[other]! < items[child]!))
      ) {
        child = other;
      }
      if (keys[child]! > key || (keys[child] === key && items[child]! > item)) break;
      keys[at] = keys[child]!;
      items[at] = items[child]!;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
  };
  return {
    size: () => keys.length,
    push(key, item) {
      keys.push(key);
      items.push(item);
      rise(keys.length - 1, key, item);
    },
    pop() {
      const first = { key: keys[0]!, item: items[0]! };
      const key = keys.pop()!;
      const item = items.pop()!;
      if (keys.length > 0) sink(key, item);
      return first;
    },
    clear() {
      keys.length = 0;
      items.length = 0;
    },
  };
}
