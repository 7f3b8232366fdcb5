import type { Matrix } from '../../../math/matrices/matrix.ts';
import { DataError } from '../../error.ts';
import {
  fieldsOf,
  parseNumber,
  splitRecord,
  type TableLayout,
  tableLayout,
} from '../../files/text/delimited.ts';
import { checkColumn } from '../labels/labelColumn.ts';
import { textLines } from '../../files/text/lines.ts';
import { createRows } from './tableRows.ts';

/** Words, or labels of rows, with a vector for each. */
export interface TextTable {
  readonly kind: TableLayout['kind'];
  /** `[rows]`; the rows' numbers if the table has no column of labels */
  readonly words: readonly string[];
  /** `[rows, dim]` */
  readonly vectors: Matrix;
  /** the column that the words come from; empty if they are the rows' numbers, or if no column has a name */
  readonly label: string;
  /** columns that are neither label nor number */
  readonly leftOut: readonly string[];
}

/** The number of lines that decide about the layout. */
const LINES_LOOKED_AT = 20;
/** A quoted field that continues over more lines has a stray quote. */
const LONGEST_RECORD = 1000;

/**
 * Reads a text table, gzipped or plain: word2vec text (first line `rows dim`), GloVe text (no header; a word may contain
 * spaces), CSV or TSV with a column of labels, with or without a header. Read line by line; numbers become float32.
 *
 * @param file  the file's name, for messages
 * @param label  the column of labels that the user names; empty if the user names none
 * @throws DataError naming the line, what was expected and what was found
 */
export async function readTable(bytes: Uint8Array, file: string, label = ''): Promise<TextTable> {
  const reading = createReading(file, label);
  let first: string[] | null = [];
  for await (const lines of textLines(bytes, file)) {
    if (first === null) {
      for (const line of lines) reading.take(line);
      continue;
    }
    first = first.concat(lines);
    if (first.length < LINES_LOOKED_AT) continue;
    reading.begin(first);
    first = null;
  }
  if (first !== null) reading.begin(first);
  return reading.end();
}

function createReading(file: string, label: string) {
  const words: string[] = [];
  const rows = createRows(file);
  let layout: TableLayout;
  let line = 0;
  /** the lines of a record whose quoted field has not ended, and where it began */
  let open: string[] = [];
  let began = 0;

  const fail = (expected: string, found: string, advice: string, at = line): DataError =>
    new DataError(`${file}: line ${at}: expected ${expected}, found ${found}; ${advice}`);

  const spacedRow = (text: string) => {
    const fields = fieldsOf(text);
    const extra = fields.length - layout.fields;
    const dim = layout.numbers.length;
    // A word may contain spaces, but a number in it is one number too many in the row.
    if (extra < 0 || fields.slice(1, 1 + extra).some((field) => !Number.isNaN(parseNumber(field)))) {
      const found = fields.filter((field, i) => i > 0 && !Number.isNaN(parseNumber(field))).length;
      throw fail(`a word and ${dim} numbers`, `${found} numbers`, 'the file is cut short or not one table.');
    }
    words.push(fields.slice(0, 1 + extra).join(' '));
    rows.push(fields, layout.numbers, extra, (field) => {
      throw fail(`${dim} numbers after the word`, quoted(field), 'correct the line or leave it out.');
    });
  };

  const columnRow = (fields: readonly string[], at: number) => {
    if (fields.length !== layout.fields) {
      const advice = 'the file is cut short, or a field contains the delimiter and needs double quotes.';
      throw fail(`${layout.fields} columns`, String(fields.length), advice, at);
    }
    words.push(layout.label === null ? String(words.length) : fields[layout.label]!);
    rows.push(fields, layout.numbers, 0, (field, column) => {
      throw fail(`a number in column ${column + 1}`, quoted(field), 'correct it or leave the row out.', at);
    });
  };

  const take = (text: string) => {
    line++;
    if (open.length === 0 && text.trim() === '') return;
    if (layout.rows !== null && words.length === layout.rows) {
      throw fail(`the end after ${layout.rows} rows, as the first line promises`, 'another row', AGAIN);
    }
    if (layout.delimiter === ' ') return spacedRow(text);
    if (layout.delimiter === '\t') {
      if (!(layout.header && line === headerLine)) columnRow(tabbed(text, layout.fields), line);
      return;
    }
    if (open.length === 0) began = line;
    open.push(text);
    if (open.length > LONGEST_RECORD) throw unended();
    // Only a line with a quote can end what a quote began.
    if (open.length > 1 && !text.includes('"')) return;
    const fields = splitRecord(open.join('\n'), layout.delimiter);
    if (!fields) return;
    open = [];
    if (layout.header && words.length === 0 && began === headerLine) return;
    columnRow(fields, began);
  };

  const unended = () => fail('the end of a quoted field', 'none', 'double the quotes inside fields.', began);

  let headerLine = 0;
  return {
    take,
    begin(lines: readonly string[]) {
      const filled = lines.filter((text) => text.trim() !== '');
      const found = filled.length > 0 ? tableLayout(filled.slice(0, LINES_LOOKED_AT), label) : null;
      if (!found) throw noTable(file, filled[0]);
      checkColumn(label, found.columns, file);
      layout = found;
      headerLine = lines.findIndex((text) => text.trim() !== '') + 1;
      for (const text of lines) {
        if (layout.kind === 'word2vec' && line + 1 === headerLine) line++;
        else take(text);
      }
    },
    end(): TextTable {
      if (open.length > 0) throw unended();
      if (layout.rows !== null && words.length !== layout.rows) {
        throw fail(`${layout.rows} rows, as the first line promises`, String(words.length), AGAIN);
      }
      if (words.length === 0) throw noTable(file, undefined);
      const { kind, leftOut, numbers } = layout;
      const named = layout.label === null ? '' : (layout.columns[layout.label] ?? '');
      const vectors = { data: rows.data(), rows: words.length, columns: numbers.length };
      return { kind, words, vectors, label: named, leftOut };
    },
  };
}

/** Tables with tabs are written with and without quoting: a quote that does not fit the row is a character. */
function tabbed(text: string, width: number): string[] {
  const fields = splitRecord(text, '\t');
  return fields?.length === width ? fields : text.split('\t');
}

const AGAIN = 'the file is cut short or damaged, download or write it again.';
const quoted = (field: string | undefined) =>
  field === undefined || field === '' ? 'nothing' : `“${field.slice(0, 40)}”`;

function noTable(file: string, start: string | undefined): DataError {
  return new DataError(
    `${file}: expected a table of words and numbers (word2vec, GloVe, CSV or TSV), found ` +
      `${start === undefined ? 'no rows' : `text starting ${quoted(start)}`}; write a word and its numbers on each line.`,
  );
}
