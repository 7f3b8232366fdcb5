import { useState, type ReactNode } from 'react';
import { isNumeric, type Column } from './columns.ts';
import { DataCell } from './DataCell.tsx';
import { HeaderCell } from './HeaderCell.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';
import { nextSorting, sortedRows, type PlacedRow, type Sorting } from './sorting.ts';
import './table.css';

/** Neighbouring rows that stand under a header of their own. */
export interface RowGroups<Row> {
  /** names a row's group; rows of one group stand next to each other */
  readonly of: (row: Row) => string;
  readonly header: (group: string) => ReactNode;
  readonly tone?: (group: string) => 'good' | 'warning' | undefined;
}

interface DataTableProps<Row> {
  /** the accessible name, on screen only with `showCaption` */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** names a row while others come and go; its place if left out */
  readonly rowKey?: (row: Row, index: number) => string | number;
  /** marks the row that is shown elsewhere */
  readonly isCurrent?: (row: Row, index: number) => boolean;
  readonly groups?: RowGroups<Row>;
  /** smaller text and less space */
  readonly compact?: boolean;
  /** pixels at most; a longer table scrolls */
  readonly height?: number;
  /** a sentence to show instead of a table without rows; the headers are shown alone if left out */
  readonly empty?: string;
  /** whether the rows are about to be replaced */
  readonly busy?: boolean;
}

/** A table made from columns and rows as data; `tableRows` gives the same data for a file. */
export function DataTable<Row>(table: DataTableProps<Row>) {
  const { caption, showCaption = false, columns, rows, groups, compact = false, height, empty, busy } = table;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  if (rows.length === 0 && empty !== undefined) return <p className="note">{empty}</p>;
  const numeric = columns.map((column) => (column.align ? column.align === 'end' : isNumeric(column, rows)));
  const placed = sortedRows(columns, rows, sorting);
  return (
    <ScrollRegion label={caption} height={height}>
      <table className={compact ? 'data-table compact' : 'data-table'} aria-busy={busy}>
        <caption className={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
        {columns.some(({ hideHeader }) => !hideHeader) ? (
          <thead>
            <tr>
              {columns.map((column, i) => (
                <HeaderCell
                  key={column.header}
                  column={column}
                  numeric={numeric[i]!}
                  sorting={sorting}
                  onSort={() => setSorting(nextSorting(sorting, column.header))}
                />
              ))}
            </tr>
          </thead>
        ) : null}
        {bodiesOf(rows, placed, groups).map(({ group, rows: members }) => (
          <tbody key={group ?? ''}>
            {group !== null && groups && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length} className={groups.tone?.(group)}>
                  {groups.header(group)}
                </th>
              </tr>
            )}
            {members.map(({ row, index }) => (
              <tr
                key={table.rowKey?.(row, index) ?? index}
                data-current={table.isCurrent?.(row, index) || undefined}
              >
                {columns.map((column, i) => (
                  <DataCell
                    key={column.header}
                    column={column}
                    row={row}
                    index={index}
                    numeric={numeric[i]!}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

interface Body<Row> {
  /** null for rows without groups */
  readonly group: string | null;
  readonly rows: readonly PlacedRow<Row>[];
}

/** The table's bodies: one, or one for each group in the order given. */
function bodiesOf<Row>(
  rows: readonly Row[],
  placed: readonly PlacedRow<Row>[],
  groups: RowGroups<Row> | undefined,
): readonly Body<Row>[] {
  if (!groups) return [{ group: null, rows: placed }];
  const names = [...new Set(rows.map((row) => groups.of(row)))];
  return names.map((group) => ({ group, rows: placed.filter(({ row }) => groups.of(row) === group) }));
}
