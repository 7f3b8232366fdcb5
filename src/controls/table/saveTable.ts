import { saveFile } from '../saveFile.ts';
import type { Cell, Column } from './columns.ts';
import { fileName, originNow, type Origin } from './origin.ts';
import { tableRows } from './tableRows.ts';

/**
 * A table as comma-separated values (RFC 4180), numbers with all their digits; see `tableRows`. Texts that a spreadsheet
 * would compute as a formula begin with an apostrophe.
 *
 * @param comments  lines before the header, each of which begins with `# ` in the file
 */
export function csv<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  comments: readonly string[] = [],
): string {
  const { headers, rows: values } = tableRows(columns, rows);
  const head = comments.map((comment) => `# ${comment.replace(/\s+/g, ' ').trim()}\r\n`);
  return [...head, ...[headers, ...values].map((row) => row.map(cellOfFile).join(',') + '\r\n')].join('');
}

/** How a formula begins: a label from a stranger's dataset could make a spreadsheet run a program. */
const FORMULA = /^[=+\-@\t\r]/;

/** What a cell is put in quotes for. Readers that know comments would end a line at a `#` outside of quotes. */
const QUOTED = /[",\r\n#]/;

function cellOfFile(cell: Cell): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = typeof cell === 'string' ? cell.replace(FORMULA, "'$&") : String(cell);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The lines before a table's header: what it is and where its numbers come from. */
export const commentsOf = (caption: string, { lines }: Origin): string[] =>
  lines.length === 0 ? [] : [lines[0]!, `table: ${caption}`, ...lines.slice(1)];

/** Saves a table on the user's machine as `NAME.csv`. Its first lines say where its numbers come from. */
export async function saveTable<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  caption = name,
): Promise<void> {
  const comments = commentsOf(caption, await originNow());
  saveFile(`${name}.csv`, csv(columns, rows, comments), 'text/csv');
}

/** Saves a table under a name made from its caption. */
export async function saveCaptioned<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  await saveTable(fileName(await originNow(), caption), columns, rows, caption);
}
