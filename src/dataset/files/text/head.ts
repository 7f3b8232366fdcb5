import { delimiterOf, parseNumber, splitRecord } from './delimited.ts';

/** The first two rows of a text file, as far as they say what it holds. */
export interface TextHead {
  /** the fields of the first row; empty when it has no tabs, commas or semicolons */
  readonly columns: readonly string[];
  /** the number of fields of the second row that are numbers, or of the first when it has no delimiter */
  readonly numbers: number;
}

/**
 * Reads the first two rows of a text file.
 *
 * @param start  the file's beginning, both rows included
 */
export function textHead(start: string): TextHead {
  const [header = '', row = ''] = start.split(/\r?\n/);
  const delimiter = delimiterOf(header);
  const fields = delimiter === null ? [header] : (splitRecord(row, delimiter) ?? []);
  return {
    columns: delimiter === null ? [] : (splitRecord(header, delimiter) ?? []),
    numbers: fields.filter((field) => !Number.isNaN(parseNumber(field))).length,
  };
}
