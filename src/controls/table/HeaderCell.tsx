import type { Column } from './columns.ts';
import type { Sorting } from './sorting.ts';

const classes = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined;

/** A column's header; pressing a sortable one sorts the table. */
export function HeaderCell<Row>({
  column: { header, hideHeader, title, sortable, clip },
  numeric,
  sorting,
  onSort,
}: {
  column: Column<Row>;
  numeric: boolean;
  sorting: Sorting | null;
  onSort: () => void;
}) {
  const sorted = sorting?.header === header ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      className={classes(numeric && 'number', clip && 'clip')}
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
