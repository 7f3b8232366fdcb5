import { fixed, significant } from '../../controls/numbers.ts';
import type { Cell, ReportColumn, ReportTable } from '../document.ts';
import { escaped } from './markup.ts';

/** A table under its caption; a wide one scrolls on a narrow screen. */
export function tableHtml({ caption, columns, rows }: ReportTable): string {
  if (rows.length === 0) return `<p class="note">${escaped(caption)}: nothing to list.</p>`;
  const numeric = columns.map((_, c) => rows.every((row) => typeof row[c] !== 'string'));
  const side = (c: number) => (numeric[c] ? ' class="number"' : '');
  const head = columns.map(({ name, unit }, c) => {
    const title = unit === '' ? name : `${name}, ${unit}`;
    return `<th scope="col"${side(c)}>${escaped(title)}</th>`;
  });
  const body = rows.map(
    (row) => `<tr>${row.map((cell, c) => cellHtml(cell, columns[c]!, c === 0, side(c))).join('')}</tr>`,
  );
  return `<div class="table" role="region" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function cellHtml(cell: Cell, { decimals }: ReportColumn, first: boolean, side: string): string {
  const text = escaped(cellText(cell, decimals));
  return first ? `<th scope="row"${side}>${text}</th>` : `<td${side}>${text}</td>`;
}

function cellText(cell: Cell, decimals: number | null): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (decimals !== null) return fixed(cell, decimals);
  return Number.isInteger(cell) ? fixed(cell, 0) : significant(cell, 3);
}
