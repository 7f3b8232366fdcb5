import { cellClass, cellText, type Column } from './columns.ts';

/** A cell: the row's name or a value, as text or as a button. */
export function DataCell<Row>({
  column,
  row,
  index,
  atEnd,
}: {
  column: Column<Row>;
  row: Row;
  index: number;
  atEnd: boolean;
}) {
  const { press, rowHeader } = column;
  const content = column.cell ? column.cell(row, index) : cellText(column, row, index);
  const className = cellClass(column, atEnd);
  const shown = press ? (
    <button
      type="button"
      className="link-button"
      title={press.title?.(row, index)}
      disabled={press.disabled}
      aria-label={press.label?.(row, index)}
      aria-pressed={press.pressed?.(row, index)}
      aria-expanded={press.expanded?.(row, index)}
      onClick={(event) => {
        const held = event.shiftKey || event.ctrlKey || event.metaKey;
        (held && press.modified ? press.modified : press.act)(row, index);
      }}
    >
      {content}
    </button>
  ) : (
    content
  );
  return rowHeader ? (
    <th scope="row" className={className}>
      {shown}
    </th>
  ) : (
    <td className={className}>{shown}</td>
  );
}
