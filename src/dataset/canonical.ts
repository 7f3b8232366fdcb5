/**
 * Plain data as JSON whose object keys are sorted, so that equal data give equal text whatever the order they
 * were written in. Fields that are undefined are left out; numbers that JSON lacks are written by their names.
 *
 * @throws RangeError where the data is not plain
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
    throw new RangeError(`parameters are plain data: found a ${typeof value}`);
  }
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`;
}
