import type { Column } from './columns.ts';
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

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined;

/** A column's header; pressing a sortable one sorts the table. */
function HeaderCell<Row>({
  column: { header, hideHeader, title, sortable, clip },
  atEnd,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  atEnd: boolean;
  sorting: Sorting | null;
  onSort: () => void;
}) {
  const sorted = sorting?.header === header ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      className={classes(atEnd && 'number', clip && 'clip', clip === 'short' && 'short')}
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
