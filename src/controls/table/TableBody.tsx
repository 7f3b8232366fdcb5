import type { ReactNode } from 'react';
import type { Column } from './columns.ts';
import { DataCell } from './DataCell.tsx';
import type { PlacedRow } from './sorting.ts';

/** How rows are grouped, each group under its own header. */
export interface RowGroups<Row> {
  /** names a row's group; groups stand in the order in which they first appear */
  readonly of: (row: Row) => string;
  readonly header: (group: string) => ReactNode;
  readonly tone?: (group: string) => 'good' | 'warning' | undefined;
}

export interface TableBodyProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** a row's React key; its index by default */
  readonly rowKey?: ((row: Row, index: number) => string | number) | undefined;
  /** marks the row that is shown elsewhere */
  readonly isCurrent?: ((row: Row, index: number) => boolean) | undefined;
}

/** The rows of a table or of one of its groups. */
export function TableBody<Row>({
  columns,
  atEnd,
  rows,
  rowKey,
  isCurrent,
  header,
  tone,
}: TableBodyProps<Row> & {
  /** by column */
  atEnd: readonly boolean[];
  rows: readonly PlacedRow<Row>[];
  /** of the group */
  header?: ReactNode;
  tone?: string | undefined;
}) {
  return (
    <tbody>
      {header !== undefined && (
        <tr>
          <th scope="rowgroup" colSpan={columns.length} className={tone}>
            {header}
          </th>
        </tr>
      )}
      {rows.map(({ row, index }) => (
        <tr key={rowKey?.(row, index) ?? index} data-current={isCurrent?.(row, index) || undefined}>
          {columns.map((column, i) => (
            <DataCell key={column.header} column={column} row={row} index={index} atEnd={atEnd[i] ?? false} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}
