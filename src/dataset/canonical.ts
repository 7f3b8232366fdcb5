/**
 * Plain data as JSON with sorted object keys, so that equal data give equal text whatever the order of their fields.
 * Fields that are undefined are left out; numbers that JSON lacks are written by their names.
 *
 * @throws RangeError when the data is not plain
 */
export function canonical(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : String(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (ArrayBuffer.isView(value)) {
    return `${value.constructor.name}[${Array.from(value as unknown as ArrayLike<number>, canonical).join()}]`;
  }
  if (typeof value !== 'object') {
    throw new RangeError(`expected parameters that are plain data, found a ${typeof value}`);
  }
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`;
}
