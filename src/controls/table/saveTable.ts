import { saveFile } from '../saveFile.ts';
import type { Cell, Column } from './columns.ts';
import { tableRows } from './tableRows.ts';

/**
 * A table as comma-separated values (RFC 4180), numbers with all their digits; see `tableRows`. Texts that a spreadsheet
 * would compute as a formula begin with an apostrophe.
 */
export function csv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const { headers, rows: values } = tableRows(columns, rows);
  return [headers, ...values].map((row) => row.map(cellOfFile).join(',') + '\r\n').join('');
}

/** How a formula begins: a label from a stranger's dataset could make a spreadsheet run a program. */
const FORMULA = /^[=+\-@\t\r]/;

function cellOfFile(cell: Cell): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = typeof cell === 'string' ? cell.replace(FORMULA, "'$&") : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Saves a table on the user's machine as `NAME.csv`. */
export function saveTable<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  saveFile(`${name}.csv`, csv(columns, rows), 'text/csv');
}
