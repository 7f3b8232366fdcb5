import type { Report } from './document.ts';

/**
 * A report as a JSON document. Numbers that do not exist are null; lists of numbers stand on one line.
 */
export function reportJson(report: Report): string {
  const replace = (_: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  // Line breaks inside texts are escaped, so each one here separates parts of the document.
  return (
    JSON.stringify(report, replace, 2).replace(/\[\n[\s\d.,eE+\-nul]*\]/g, (list) =>
      list.replace(/\s+/g, '').replaceAll(',', ', '),
    ) + '\n'
  );
}
