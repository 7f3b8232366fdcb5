import type { Column } from '../controls/table/columns.ts';
import { csv } from '../controls/table/saveTable.ts';
import { DataTable } from '../controls/table/DataTable.tsx';
import { ChartSave } from './figure/ChartSave.tsx';
import type { ShownChart } from './figure/shown.ts';

/** Pixels; a longer table scrolls. */
const HEIGHT = 260;

/** The numbers of a chart as a table. */
export interface Twin<Row> {
  readonly caption: string;
  /** the first one names the row */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** what a saved file holds, if the table shows a part of it */
  readonly file?: { readonly caption: string; readonly rows: readonly Row[] };
}

/** The data of a chart as comma-separated values, below some comments. */
export const twinCsv =
  <Row,>({ columns, rows, file }: Twin<Row>) =>
  (comments: readonly string[]): string =>
    csv(columns, file?.rows ?? rows, comments);

/** The same numbers as the chart above, folded away under “as a table”, beside the ways to save the chart. */
export function TableTwin<Row>({
  twin: { caption, columns, rows, file },
  chart,
}: {
  twin: Twin<Row>;
  chart: () => ShownChart | null;
}) {
  const named = columns.map((column, i) => (i === 0 ? { ...column, rowHeader: true } : column));
  return (
    <div className="twin">
      <ChartSave chart={chart} />
      <details>
        <summary>as a table</summary>
        <DataTable
          caption={caption}
          showCaption
          columns={named}
          rows={rows}
          file={file}
          compact
          height={HEIGHT}
        />
      </details>
    </div>
  );
}
