import { cellClass, type Column } from './columns.ts';
import type { Sorting } from './sorting.ts';

/** The headers of a table; nothing if all of them are hidden. */
export function TableHead<Row>({
  columns,
  atEnd,
  sorting,
  onSort,
}: {
  columns: readonly Column<Row>[];
  /** by column */
  atEnd: readonly boolean[];
  sorting: Sorting | null;
  onSort: (header: string) => void;
}) {
  if (columns.every(({ hideHeader }) => hideHeader)) return null;
  return (
    <thead>
      <tr>
        {columns.map((column, i) => (
          <HeaderCell
            key={column.header}
            column={column}
            atEnd={atEnd[i] ?? false}
            sorting={sorting}
            onSort={() => onSort(column.header)}
          />
        ))}
      </tr>
    </thead>
  );
}

/** A column's header; pressing a sortable one sorts the table. */
function HeaderCell<Row>({
  column,
  atEnd,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  atEnd: boolean;
  sorting: Sorting | null;
  onSort: () => void;
}) {
  const { header, hideHeader, title, sortable } = column;
  const sorted = sorting?.header === header ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      className={cellClass(column, atEnd)}
      title={title}
      aria-sort={sortable ? (sorted ?? 'none') : undefined}
    >
      {sortable ? (
        <button type="button" className="sort-button" onClick={onSort}>
          {header}
          <span aria-hidden="true">{sorted === 'ascending' ? '▴' : '▾'}</span>
        </button>
      ) : (
        <span className={hideHeader ? 'visually-hidden' : undefined}>{header}</span>
      )}
    </th>
  );
}
