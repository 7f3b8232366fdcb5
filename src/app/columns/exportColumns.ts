import type { Column } from '../../controls/table/columns.ts';
import { saveTable } from '../../controls/table/saveTable.ts';
import type { LayerInfo } from '../../dataset/dataset.ts';
import type { AddedColumn } from '../../state/ownColumns/added.ts';

/** The table of columns as it is exported: a row for each feature with a value in one of them, its number first. */
export function columnTable(
  columns: readonly AddedColumn[],
  features: number,
): { readonly columns: readonly Column<number>[]; readonly rows: readonly number[] } {
  const valueAt = (column: AddedColumn, feature: number) =>
    column.kind === 'number' ? shortest(column.values[feature]!) : column.texts[feature] || undefined;
  const rows = Array.from({ length: features }, (_, feature) => feature).filter((feature) =>
    columns.some((column) => valueAt(column, feature) !== undefined),
  );
  return {
    rows,
    columns: [
      { header: 'feature', value: (feature) => feature },
      ...columns.map((column) => ({
        header: column.name,
        value: (feature: number) => valueAt(column, feature),
      })),
    ],
  };
}

/** The shortest number that a float32 stands for: 0.1 and not 0.10000000149011612; undefined for no value. */
function shortest(value: number): number | undefined {
  if (Number.isNaN(value)) return undefined;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Saves the columns of a layer on the user's machine, as a table that can be added again. */
export function exportColumns(dataset: string, layer: LayerInfo, columns: readonly AddedColumn[]): void {
  const table = columnTable(columns, layer.features);
  void saveTable(`${dataset} ${layer.name} columns`, table.columns, table.rows);
}
