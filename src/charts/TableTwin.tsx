import type { Column } from '../controls/table/columns.ts';
import { DataTable } from '../controls/table/DataTable.tsx';

/** Pixels; a longer table scrolls. */
const HEIGHT = 260;

/** The numbers of a chart as a table. */
export interface Twin<Row> {
  readonly caption: string;
  /** the first one names the row */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** The same numbers as the chart above, folded away under “as a table”. */
export function TableTwin<Row>({ twin: { caption, columns, rows } }: { twin: Twin<Row> }) {
  const named = columns.map((column, i) => (i === 0 ? { ...column, rowHeader: true } : column));
  return (
    <details className="twin">
      <summary>as a table</summary>
      <DataTable caption={caption} showCaption columns={named} rows={rows} compact height={HEIGHT} />
    </details>
  );
}
