/**
 * A value as JSON text. Typed arrays become lists, and a list of numbers stands on one line; NaN and infinities,
 * which JSON lacks, become null.
 */
export function jsonText(value: object): string {
  const replace = (_: string, item: unknown): unknown =>
    ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item;
  const text = JSON.stringify(value, replace, 2);
  // Every line break stands between parts of the document, because line breaks in strings are escaped.
  return (
    text.replace(/\[\n[\s\d.,eE+\-nul]*\]/g, (list) => list.replace(/\s+/g, '').replaceAll(',', ', ')) + '\n'
  );
}
