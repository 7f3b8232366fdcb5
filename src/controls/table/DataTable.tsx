import { useId, useState } from 'react';
import type { Method } from '../methods/method.ts';
import { holderClass, standsAtEnd, withDecimals } from './columns.ts';
import { SaveCsv } from './SaveCsv.tsx';
import { ScrollRegion } from './ScrollRegion.tsx';
import { nextSorting, sortedRows, type Sorting } from './sorting.ts';
import { TableBody, type RowGroups, type TableBodyProps } from './TableBody.tsx';
import { TableCaption } from './TableCaption.tsx';
import { TableHead } from './TableHead.tsx';
import './table.css';

interface DataTableProps<Row> extends TableBodyProps<Row> {
  /** the accessible name, on screen only with `showCaption` */
  readonly caption: string;
  readonly showCaption?: boolean;
  /** how its figures are computed: a (?) beside the caption, which must be on screen */
  readonly method?: Method;
  readonly rows: readonly Row[];
  readonly groups?: RowGroups<Row>;
  /** smaller text and less space */
  readonly compact?: boolean;
  /** pixels at most; a longer table scrolls */
  readonly height?: number;
  /** what a saved file holds, if the table shows a part of it */
  readonly file?: { readonly caption: string; readonly rows: readonly Row[] } | undefined;
  /** a sentence to show instead of a table without rows; if left out, the headers are shown */
  readonly empty?: string;
  /** whether the rows are about to be replaced */
  readonly busy?: boolean;
}

/** A table made from columns and rows as data; `tableRows` gives the same data for a file. */
export function DataTable<Row>(table: DataTableProps<Row>) {
  const { caption, showCaption = false, method, rows, groups, compact = false, height, empty, busy } = table;
  const file = table.file ?? { caption, rows };
  const captionId = useId();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  if (rows.length === 0 && empty !== undefined) return <p className="note">{empty}</p>;
  const columns = withDecimals(table.columns, rows);
  const body = { columns, rowKey: table.rowKey, isCurrent: table.isCurrent };
  const atEnd = columns.map((column) => standsAtEnd(column, rows));
  const placed = sortedRows(columns, rows, sorting);
  const groupNames = groups ? [...new Set(rows.map((row) => groups.of(row)))] : [];
  return (
    <div className={holderClass(columns)}>
      {showCaption && <TableCaption id={captionId} caption={caption} method={method} />}
      <ScrollRegion label={caption} height={height}>
        <table
          className={compact ? 'data-table compact' : 'data-table'}
          aria-labelledby={showCaption ? captionId : undefined}
          aria-busy={busy}
        >
          {!showCaption && <caption className="visually-hidden">{caption}</caption>}
          <TableHead
            columns={columns}
            atEnd={atEnd}
            sorting={sorting}
            onSort={(header) => setSorting(nextSorting(sorting, header))}
          />
          {groups ? (
            groupNames.map((group) => (
              <TableBody
                key={group}
                {...body}
                atEnd={atEnd}
                rows={placed.filter(({ row }) => groups.of(row) === group)}
                header={groups.header(group)}
                tone={groups.tone?.(group)}
              />
            ))
          ) : (
            <TableBody {...body} atEnd={atEnd} rows={placed} />
          )}
        </table>
      </ScrollRegion>
      <SaveCsv {...file} columns={columns} />
    </div>
  );
}
