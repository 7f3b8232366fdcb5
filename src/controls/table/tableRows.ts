import type { Cell, Column, DataColumn } from './columns.ts';

/** A table as a file holds it: texts, and numbers with all their digits. */
export interface TableRows {
  /** `[columns]` */
  readonly headers: readonly string[];
  /** `[rows][columns]` */
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * The data of a table. Units follow the header in brackets, errors take a column of their own (`slope`, `slope ±`), and
 * columns that hold only controls are left out.
 */
export function tableRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): TableRows {
  const parts = columns.filter(holdsData).flatMap(partsOf);
  return {
    headers: parts.map(({ header }) => header),
    rows: rows.map((row, i) => parts.map(({ value }) => value(row, i))),
  };
}

function holdsData<Row>(column: Column<Row>): column is Column<Row> & DataColumn<Row> {
  return column.value !== undefined;
}

function partsOf<Row>({ header, value, error, unit }: DataColumn<Row>): DataColumn<Row>[] {
  const behind = unit === undefined ? '' : ` (${unit})`;
  const own = { header: header + behind, value };
  return error ? [own, { header: `${header} ±${behind}`, value: error }] : [own];
}
