import type { ReactNode } from 'react';
import { count, decimalsOfError, fixed, plusMinus, significant, THIN } from '../numbers.ts';

/** A value in a table; a missing value and a number that is not finite are left empty in a file. */
export type Cell = string | number | null | undefined;

/** A column as data: the part of it that a saved file holds. */
export interface DataColumn<Row> {
  /** unique in its table */
  readonly header: string;
  /** numbers with all their digits; `Column` says how they look */
  readonly value: (row: Row, index: number) => Cell;
  /** the value's own error; a column of its own in a file */
  readonly error?: (row: Row, index: number) => number | null | undefined;
  /** the unit, such as `%`; after each number on screen, after the header in a file */
  readonly unit?: string;
}

/** Turns the content of a column's cells into buttons. */
export interface Press<Row> {
  readonly act: (row: Row, index: number) => void;
  /** what a press with shift, control or command does instead */
  readonly modified?: (row: Row, index: number) => void;
  /** the accessible name, if the content does not say what the button does */
  readonly label?: (row: Row, index: number) => string;
  readonly title?: (row: Row, index: number) => string | undefined;
  /** for a toggle: whether it is on */
  readonly pressed?: (row: Row, index: number) => boolean;
  /** for a disclosure: whether it is open */
  readonly expanded?: (row: Row, index: number) => boolean;
  readonly disabled?: boolean;
}

/** How a column looks, besides what it holds. A column without `value` holds no data, only controls. */
export interface Column<Row> extends Omit<DataColumn<Row>, 'value'> {
  readonly value?: DataColumn<Row>['value'];
  /** decimals of every number, so that the points stand below each other; see `cellText` for the default */
  readonly decimals?: number;
  /** prints a number in another way than with fixed decimals */
  readonly format?: (value: number) => string;
  /** what the cell shows instead of its printed value */
  readonly cell?: (row: Row, index: number) => ReactNode;
  /** numbers stand at the end, texts and row headers at the start, unless this says otherwise */
  readonly align?: 'start' | 'end';
  /** names the row; one column at most */
  readonly rowHeader?: boolean;
  readonly sortable?: boolean;
  /** keeps the header for screen readers only */
  readonly hideHeader?: boolean;
  /** explains the header on hover */
  readonly title?: string;
  /**
   * takes the width that the other columns leave, and truncates text that does not fit on one line; `short`, if a table has several
   * such columns: a small width of its own
   */
  readonly clip?: boolean | 'short';
  /** shown only in a table wide enough for all its columns; a saved file always has it */
  readonly extra?: boolean;
  readonly press?: Press<Row>;
}

/** The classes of a column's cells. */
export function cellClass<Row>({ clip, extra }: Column<Row>, atEnd: boolean): string | undefined {
  const names = [atEnd && 'number', clip && 'clip', clip === 'short' && 'short', extra && 'extra'];
  return names.filter(Boolean).join(' ') || undefined;
}

/** The class of what holds a table: of one with extra columns, the width is measured. */
export const holderClass = <Row>(columns: readonly Column<Row>[]): string | undefined =>
  columns.some(({ extra }) => extra) ? 'measured' : undefined;

/** Numbers that need more decimals than this have a power of ten instead. */
const MOST_DECIMALS = 6;

/**
 * Gives decimals to the columns that have errors but no decimals: the number that the smallest error needs, so that the
 * points stand below each other. Columns with tiny errors stay as they are, and each cell finds its own decimals.
 */
export function withDecimals<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Column<Row>[] {
  return columns.map((column) => {
    if (!column.error || column.decimals !== undefined) return column;
    const errors = rows.map((row, i) => column.error?.(row, i)).filter((error) => error && error > 0);
    const decimals = Math.max(0, ...errors.map((error) => decimalsOfError(error!)));
    return errors.length === 0 || decimals > MOST_DECIMALS ? column : { ...column, decimals };
  });
}

/**
 * A cell's value as text: texts as they are; numbers by `format`, or with `decimals`, or else whole numbers as counts and
 * others to three significant digits; with their error and unit. `–` for a missing value.
 */
export function cellText<Row>(column: Column<Row>, row: Row, index: number): string {
  const value = column.value?.(row, index);
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  const unit = column.unit === undefined ? '' : THIN + column.unit;
  const error = column.error?.(row, index);
  if (typeof error === 'number') return plusMinus(value, error, column.decimals) + unit;
  return numberText(column, value) + unit;
}

function numberText<Row>({ format, decimals }: Column<Row>, value: number): string {
  if (format) return format(value);
  if (decimals !== undefined) return fixed(value, decimals);
  return Number.isInteger(value) ? count(value) : significant(value);
}

/** Whether a column stands at the end of its place: as it says itself, or else if it holds numbers. */
export function standsAtEnd<Row>(column: Column<Row>, rows: readonly Row[]): boolean {
  const { align, rowHeader, decimals, format, error, unit, value } = column;
  if (align) return align === 'end';
  if (rowHeader) return false;
  if (decimals !== undefined || format || error || unit !== undefined) return true;
  return rows.some((row, i) => typeof value?.(row, i) === 'number');
}
