/** How a table that Tricosm saved begins: lines that say where its numbers come from, before the header. */
const FIRST = /^\uFEFF?# Tricosm\b/;

/** The number of lines before the header of a table that Tricosm saved; 0 for a table of other programs, where `#` may be a word. */
export function ownComments(lines: readonly string[]): number {
  if (!FIRST.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line) => !line.startsWith('# '));
  return end < 0 ? lines.length : end;
}
