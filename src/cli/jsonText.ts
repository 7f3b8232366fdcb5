/**
 * Typed arrays are written as lists, lists of numbers on one line; what JSON lacks (NaN, infinities)
 * becomes null.
 */
export function jsonText(value: object): string {
  const replace = (_: string, item: unknown): unknown =>
    ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item;
  const text = JSON.stringify(value, replace, 2);
  // A line break stands between the parts of the document only: within a string it is escaped.
  return (
    text.replace(/\[\n[\s\d.,eE+\-nul]*\]/g, (list) => list.replace(/\s+/g, '').replaceAll(',', ', ')) + '\n'
  );
}
