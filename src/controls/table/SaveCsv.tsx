import type { Column } from './columns.ts';
import { saveCaptioned } from './saveTable.ts';

/** Saves the table above as CSV, with all digits and where its numbers come from; nothing if its columns hold no data. */
export function SaveCsv<Row>({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  if (rows.length === 0 || !columns.some(({ value }) => value !== undefined)) return null;
  return (
    <div className="table-tools">
      <button
        type="button"
        className="link-button"
        aria-label="CSV of this table"
        title={`Save “${caption}” as CSV`}
        onClick={() => void saveCaptioned(caption, columns, rows)}
      >
        CSV ↓
      </button>
    </div>
  );
}
