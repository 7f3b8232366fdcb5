import type { DecimalMark } from '../../files/text/numbers.ts';

/** A column of a table. */
export interface CellColumn {
  readonly name: string;
  /** `[rows]`; undefined or null for a missing value */
  readonly cells: readonly unknown[];
}

/** The cells of a table, column by column, as its container gives them: texts, numbers, truth values, null. */
export interface Cells {
  readonly columns: readonly CellColumn[];
  /** the column that the program which wrote the table calls its index; it may be none of the columns */
  readonly index?: CellColumn | undefined;
  /** the names of columns that hold something else, such as lists and dates */
  readonly unread?: readonly string[];
  readonly rows: number;
  /** the number of rows that cannot be read and are left out */
  readonly unreadable: number;
  /** how texts write numbers */
  readonly mark: DecimalMark;
}

/** A table with more columns than this holds vectors. */
export const MOST_COLUMNS = 256;
