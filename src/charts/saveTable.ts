import { saveFile } from '../controls/saveFile.ts';

/** A cell of a saved table; what is missing or no number is left empty. */
export type Cell = string | number | null | undefined;

/** A table as comma-separated values (RFC 4180), numbers to all their digits. */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => row.map(cellText).join(',') + '\r\n').join('');
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a table to the reader as a file, `NAME.csv`. */
export function saveTable(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  saveFile(`${name}.csv`, csv(columns, rows), 'text/csv');
}
