import { useId, useMemo, useState } from 'react';
import type { Method } from '../methods/method.ts';
import { holderClass, standsAtEnd, type Column } from './columns.ts';
import { DataCell } from './DataCell.tsx';
import { SaveCsv } from './SaveCsv.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';
import { nextSorting, sortedRows, type PlacedRow, type Sorting } from './sorting.ts';
import { TableCaption } from './TableCaption.tsx';
import { TableHead } from './TableHead.tsx';
import './table.css';
import { visibleRows } from './visibleRows.ts';

/** Pixels; the style sheet gives rows this height. */
const ROW = 28;
/** Rows by which a column is recognised as one of numbers. */
const LOOKED_AT = 100;

interface VirtualTableProps<Row> {
  /** the accessible name, on screen only with `showCaption` */
  readonly caption: string;
  readonly showCaption?: boolean;
  /** how its figures are computed: a (?) beside the caption, which must be on screen */
  readonly method?: Method;
  /** the same objects while nothing changes, because the rows are sorted again for others */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly isCurrent?: (row: Row) => boolean;
  /** pixels at most; a longer table scrolls */
  readonly height: number;
  /** false if what is around the table saves its rows */
  readonly saves?: boolean;
}

/** A table of any number of rows, each on one line, that draws only the rows in sight. */
export function VirtualTable<Row>({
  caption,
  showCaption = false,
  method,
  columns,
  rows,
  rowKey,
  isCurrent,
  height,
  saves = true,
}: VirtualTableProps<Row>) {
  const captionId = useId();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [top, setTop] = useState(0);
  const placed = useMemo(() => sortedRows(columns, rows, sorting), [columns, rows, sorting]);
  const some = rows.slice(0, LOOKED_AT);
  const atEnd = columns.map((column) => standsAtEnd(column, some));
  // Fewer rows than before may end above the place scrolled to.
  const { from, to } = visibleRows(Math.min(top, ROW * rows.length - height), height, ROW, rows.length);
  return (
    <div className={holderClass(columns)}>
      {showCaption && <TableCaption id={captionId} caption={caption} method={method} />}
      <ScrollRegion label={caption} height={height} onScrollTo={setTop}>
        <table
          className="data-table compact virtual"
          aria-rowcount={rows.length + 1}
          aria-labelledby={showCaption ? captionId : undefined}
        >
          {!showCaption && <caption className="visually-hidden">{caption}</caption>}
          <TableHead
            columns={columns}
            atEnd={atEnd}
            sorting={sorting}
            onSort={(header) => setSorting(nextSorting(sorting, header))}
          />
          <tbody>
            <Space rows={from} columns={columns.length} />
            {placed.slice(from, to).map(({ row, index }: PlacedRow<Row>, i) => (
              <tr key={rowKey(row)} aria-rowindex={from + i + 2} data-current={isCurrent?.(row) || undefined}>
                {columns.map((column, c) => (
                  <DataCell
                    key={column.header}
                    column={column}
                    row={row}
                    index={index}
                    atEnd={atEnd[c] ?? false}
                  />
                ))}
              </tr>
            ))}
            <Space rows={rows.length - to} columns={columns.length} />
          </tbody>
        </table>
      </ScrollRegion>
      {saves && <SaveCsv caption={caption} columns={columns} rows={rows} />}
    </div>
  );
}

/** The room of rows that are out of sight. */
function Space({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height: rows * ROW }} />
    </tr>
  );
}
