/** Adds `part` to `total`, entry by entry, in place; both of the same length. */
export function addTo(total: Float64Array, part: Float64Array): void {
  for (let p = 0; p < total.length; p++) total[p]! += part[p]!;
}
