import type { Cell, Column } from './columns.ts';

/** Which column a table is sorted by, and which way. */
export interface Sorting {
  readonly header: string;
  readonly descending: boolean;
}

/** A row with its place in the order given: what is shown of a row may use that place. */
export interface PlacedRow<Row> {
  readonly row: Row;
  readonly index: number;
}

/** The next state of a header that was pressed: the largest first, the smallest first, as given. */
export function nextSorting(sorting: Sorting | null, header: string): Sorting | null {
  if (sorting?.header !== header) return { header, descending: true };
  return sorting.descending ? { header, descending: false } : null;
}

/** The rows in order; equal ones keep the order given, and those without a value come last either way. */
export function sortedRows<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sorting: Sorting | null,
): readonly PlacedRow<Row>[] {
  const placed = rows.map((row, index) => ({ row, index }));
  const value = columns.find(({ header }) => header === sorting?.header)?.value;
  if (!sorting || !value) return placed;
  const cells = rows.map(value);
  const sign = sorting.descending ? -1 : 1;
  return placed.sort(({ index: a }, { index: b }) => {
    const missing = Number(isMissing(cells[a])) - Number(isMissing(cells[b]));
    return missing || (isMissing(cells[a]) ? 0 : sign * compared(cells[a], cells[b])) || a - b;
  });
}

const isMissing = (cell: Cell) => cell === null || cell === undefined || Number.isNaN(cell);

function compared(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
