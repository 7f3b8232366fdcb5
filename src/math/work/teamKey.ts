let serial = 0;

/** A name under which a team keeps something, unlike all others given in this worker. */
export function teamKey(what: string): string {
  return `${what}/${++serial}`;
}

/** Adds `part` to `total`, entry by entry. */
export function addTo(total: Float64Array, part: Float64Array): void {
  for (let p = 0; p < total.length; p++) total[p]! += part[p]!;
}
