import { harmlessJson } from './harmless.ts';

/**
 * Prints a document as JSON. Typed arrays become lists, lists of numbers stay on one line, and NaN and infinities,
 * which JSON lacks, become null. Characters that a terminal would obey are written as their codes.
 */
export function jsonText(value: object): string {
  const replace = (_: string, item: unknown): unknown =>
    ArrayBuffer.isView(item) ? Array.from(item as Float64Array) : item;
  const text = JSON.stringify(value, replace, 2);
  // Line breaks inside strings are escaped, so each one here separates parts of the document.
  return harmlessJson(
    text.replace(/\[\n[\s\d.,eE+\-nul]*\]/g, (list) => list.replace(/\s+/g, '').replaceAll(',', ', ')) + '\n',
  );
}
