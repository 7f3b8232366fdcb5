/** Sorts indices and leaves out repetitions. */
export function ascending(indices: ArrayLike<number>): Uint32Array {
  const sorted = Uint32Array.from(indices);
  const isAscending = sorted.every((index, i) => i === 0 || sorted[i - 1]! < index);
  return isAscending ? sorted : sorted.sort().filter((index, i) => i === 0 || sorted[i - 1] !== index);
}
