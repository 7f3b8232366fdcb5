/** A place in a result: the names of fields and the numbers of entries that lead to it. */
type Place = readonly (string | number)[];

/** The places of the numbers and typed arrays of a result. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value === 'number' || ArrayBuffer.isView(value)) return [at];
  if (typeof value !== 'object' || value === null) return [];
  // A thousand entries of one kind are tampered with as the first few are.
  const entries = Array.isArray(value) ? [...value.slice(0, 6).entries()] : Object.entries(value);
  return entries.flatMap(([name, one]) => placesOf(one, [...at, name]));
}

/** A copy of a result with another value at one place. */
function withAt(value: unknown, [name, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) return value.with(Number(name), withAt(value[Number(name)], rest, change));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [name]: withAt(fields[name], rest, change) };
}

/**
 * A result with a number in the place of as many of its numbers as its form allows: what is then shown is not refused.
 *
 * @param fits  whether a result has the form
 * @returns the result, and how many places have the number
 */
export function tamperedWithin(
  result: unknown,
  number: number,
  fits: (value: unknown) => boolean,
): { readonly result: unknown; readonly places: number } {
  const all = (old: unknown) =>
    ArrayBuffer.isView(old) ? (old as Float64Array).slice().fill(number) : number;
  const one = (old: unknown) => {
    if (!ArrayBuffer.isView(old)) return number;
    const copy = (old as Float64Array).slice();
    copy[0] = number;
    return copy;
  };
  let current = result;
  let places = 0;
  for (const place of placesOf(result)) {
    for (const change of [all, one]) {
      const next = withAt(current, place, change);
      if (!fits(next)) continue;
      current = next;
      places += 1;
      break;
    }
  }
  return { result: current, places };
}
