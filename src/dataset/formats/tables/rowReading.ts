import { DataError } from '../../error.ts';
import type { TableLayout } from '../../files/text/layout.ts';
import { listFields } from '../../files/text/lists.ts';
import { isNumber, isWhole } from '../../files/text/numbers.ts';
import { splitBlanks } from '../../files/text/records.ts';
import { createRows } from './tableRows.ts';

/** Words and their numbers, collected row by row. */
export interface RowReading {
  /** `[rows]` */
  readonly words: string[];
  /** Takes a line that blanks separate. */
  spaced(text: string, line: number): void;
  /** Takes the fields of a record that begins on a line. */
  columns(fields: readonly string[], line: number): void;
  /** `[rows, dim]` */
  data(): Float32Array<ArrayBuffer>;
}

/** Where and why a row cannot be read. */
export function rowFault(
  file: string,
  line: number,
  expected: string,
  found: string,
  advice: string,
): DataError {
  return new DataError(`${file}: line ${line}: expected ${expected}, found ${found}; ${advice}`);
}

/** A copy of a field. A part of a line would keep the text around it in memory, which is the whole file in the end. */
const ownText = (field: string): string => (' ' + field).slice(1);

/** A field as a message shows it. */
export const quoted = (field: string | undefined) =>
  field === undefined || field.trim() === '' ? 'nothing' : `“${field.slice(0, 40)}”`;

/**
 * Collects the rows of a table.
 *
 * @param file  the file's name, for messages
 */
export function createRowReading(layout: TableLayout, file: string): RowReading {
  const words: string[] = [];
  const rows = createRows(file);
  const places = layout.list === null ? layout.numbers : Array.from({ length: layout.dim }, (_, i) => i);
  const { mark, dim } = layout;
  const nameOf = (column: number) => {
    const name = layout.columns[column];
    return name === undefined || name === `column ${column + 1}`
      ? `column ${column + 1}`
      : `column ${column + 1} (“${name}”)`;
  };
  const listIn = (fields: readonly string[], line: number): string[] => {
    const field = fields[layout.list!]!;
    const list = listFields(field);
    if (list?.length === dim) return list;
    const found = list ? `${list.length}` : quoted(field);
    const advice = field.includes('...')
      ? 'the list was shortened when it was printed, write all of its numbers.'
      : 'write the same number of numbers in each row, none missing.';
    throw rowFault(file, line, `${dim} numbers in ${nameOf(layout.list!)}`, found, advice);
  };
  const wordOf = (field: string) =>
    ownText(layout.quoted && /^".+"$/.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field);
  return {
    words,
    spaced(text, line) {
      const row = layout.numbered ? text.replace(/^\s*\d+\s+/, '') : text;
      const { fields, extra } = spacedFields(row, layout, file, line);
      const before = layout.label === null ? 0 : 1;
      words.push(before === 0 ? String(words.length) : wordOf(fields.slice(0, 1 + extra).join(' ')));
      rows.push(fields, places, extra, mark, (field) => {
        const expected = before === 0 ? `${dim} numbers` : `${dim} numbers after the word`;
        throw rowFault(file, line, expected, quoted(field), 'correct the line or leave it out.');
      });
    },
    columns(fields, line) {
      if (fields.length !== layout.fields) {
        const advice = 'the file is cut short, or a field contains the delimiter and needs double quotes.';
        throw rowFault(file, line, `${layout.fields} columns`, String(fields.length), advice);
      }
      words.push(layout.label === null ? String(words.length) : ownText(fields[layout.label]!));
      const numbers = layout.list === null ? fields : listIn(fields, line);
      rows.push(numbers, places, 0, mark, (field, column) => {
        const where =
          layout.list === null ? `a number in ${nameOf(column)}` : `numbers in ${nameOf(layout.list)}`;
        throw rowFault(file, line, where, quoted(field), 'correct it or leave the row out.');
      });
    },
    data: () => rows.data(),
  };
}

/** The fields of a line, and the number of those of its word beyond the first. */
function spacedFields(
  text: string,
  { label, dim, mark, fractions }: TableLayout,
  file: string,
  line: number,
): { fields: string[]; extra: number } {
  const fields = splitBlanks(text);
  const extra = fields.length - dim - (label === null ? 0 : 1);
  if (extra === 0) return { fields, extra };
  // A line of numbers behind a blank belongs to a word that is blank itself.
  if (extra === -1 && label !== null && text.startsWith(' ')) return { fields: ['', ...fields], extra: 0 };
  const within = label === null ? fields.slice(dim) : fields.slice(1, 1 + Math.max(0, extra));
  // A word may contain spaces, and whole numbers among fractions; another number is one too many in the row.
  const odd = within.some((field) => isNumber(field, mark) && !(fractions && isWhole(field)));
  if (extra > 0 && label !== null && !odd) return { fields, extra };
  const numbers = fields.filter((field, i) => (i > 0 || label === null) && isNumber(field, mark));
  const expected = label === null ? `${dim} numbers` : `a word and ${dim} numbers`;
  const sparse = fields.find((field) => /^\d+:[+-]?[\d.]/.test(field));
  if (sparse !== undefined) {
    const advice = 'write every number of each vector, zeros as well.';
    throw rowFault(
      file,
      line,
      expected,
      `“${sparse}”, a place and its number as sparse tables have them`,
      advice,
    );
  }
  const found = numbers.length === 1 ? '1 number' : `${numbers.length} numbers`;
  throw rowFault(file, line, expected, found, 'the file is cut short or not one table.');
}
