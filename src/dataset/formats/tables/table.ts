import type { Matrix } from '../../../math/matrices/matrix.ts';
import { DataError, listNames } from '../../error.ts';
import { type NamedColumns, type TableLayout, tableLayout } from '../../files/text/layout.ts';
import { textLines } from '../../files/text/lines.ts';
import { ownComments } from '../../files/text/ownComments.ts';
import { wholeLists } from '../../files/text/lists.ts';
import { type Separator, splitRecord, splitTabs } from '../../files/text/records.ts';
import { LINES_SAMPLED, separatorNamed } from '../../files/text/sketch.ts';
import { isNumber } from '../../files/text/numbers.ts';
import type { Readable } from '../../sources/source.ts';
import { checkColumn } from '../labels/labelColumn.ts';
import { createRowReading, quoted, rowFault, type RowReading } from './rowReading.ts';

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
  /** columns of lists, any of which may hold the vectors */
  readonly lists: TableLayout['lists'];
  /** the column of lists that holds them; empty if each column of numbers is a dimension */
  readonly list: string;
}

const NOTHING_NAMED: NamedColumns = { label: '', tensor: '' };
/** A quoted field that continues over more lines has a stray quote; NumPy prints five numbers on a line. */
const LONGEST_RECORD = 5000;

/**
 * Reads a text table, gzipped or plain: word2vec text (first line `rows dim`), GloVe text (no header; a word may contain
 * spaces), numbers without words, CSV or TSV with a column of labels and columns of numbers or one of lists, with or
 * without a header. Read line by line; numbers become float32.
 *
 * @param file  the file's name, for messages
 * @param named  the columns of labels and of vectors that the user names; empty if the user names none
 * @throws DataError naming the line, what was expected and what was found
 */
export async function readTable(
  given: Readable,
  file: string,
  named: Partial<NamedColumns> = {},
): Promise<TextTable> {
  const reading = createReading(file, { ...NOTHING_NAMED, ...named });
  let first: string[] | null = [];
  for await (const lines of textLines(given, file)) {
    if (first === null) {
      for (const line of lines) reading.take(line);
      continue;
    }
    first = first.concat(lines);
    if (wholeLists(first).length < 2 * LINES_SAMPLED) continue;
    reading.begin(first);
    first = null;
  }
  if (first !== null) reading.begin(first);
  return reading.end();
}

function createReading(file: string, named: NamedColumns) {
  let rows: RowReading;
  let layout: TableLayout;
  let line = 0;
  /** the lines of a record whose quoted field has not ended, and where it began */
  let open: string[] = [];
  let began = 0;
  let headerLine = 0;
  const unended = () =>
    rowFault(file, began, 'the end of a quoted field', 'none', 'double the quotes inside fields.');

  const take = (text: string) => {
    line++;
    if (open.length === 0 && text.trim() === '') return;
    if (layout.rows !== null && rows.words.length === layout.rows) {
      const expected = `the end after ${layout.rows} rows, as the first line promises`;
      throw rowFault(file, line, expected, 'another row', AGAIN);
    }
    if (line < headerLine || (layout.header && line === headerLine && isOneLine(layout))) return;
    if (layout.separator === ' ') return rows.spaced(text, line);
    if (layout.separator === '\t') return rows.columns(splitTabs(text, layout.fields), line);
    if (open.length === 0) began = line;
    open.push(text);
    if (open.length > LONGEST_RECORD) throw unended();
    // Only a line with a quote can end what a quote began.
    if (open.length > 1 && !text.includes('"')) return;
    const fields = splitRecord(open.join('\n'), layout.separator);
    if (!fields) return;
    open = [];
    if (layout.header && began === headerLine) return;
    rows.columns(fields, began);
  };

  return {
    take,
    begin(lines: readonly string[]) {
      const { skipped, given } = preamble(lines);
      const filled = wholeLists(lines.slice(skipped)).filter((text) => text.trim() !== '');
      const found = filled.length > 0 ? tableLayout(filled.slice(0, LINES_SAMPLED), given, named) : null;
      if (!found) throw noTable(file, filled[0]);
      if ('fault' in found) throw new DataError(`${file}: ${found.fault}`);
      checkColumn(named.label, found.columns, file);
      if (named.tensor !== '') checkList(named.tensor, found, file);
      layout = found;
      rows = createRowReading(layout, file);
      headerLine = lines.findIndex((text, at) => at >= skipped && text.trim() !== '') + 1;
      for (const text of lines) take(text);
    },
    end(): TextTable {
      if (open.length > 0) throw unended();
      const { words } = rows;
      if (layout.rows !== null && words.length !== layout.rows) {
        const expected = `${layout.rows} rows, as the first line promises`;
        throw rowFault(file, line, expected, String(words.length), AGAIN);
      }
      if (words.length === 0) throw noTable(file, undefined);
      return tableOf(layout, rows);
    },
  };
}

/** Whether a header ends with its line, because no field is quoted. */
const isOneLine = ({ separator }: TableLayout) => separator === ' ' || separator === '\t';

function tableOf(layout: TableLayout, rows: RowReading): TextTable {
  const { kind, leftOut, columns, lists, list, label } = layout;
  return {
    kind,
    words: rows.words,
    vectors: { data: rows.data(), rows: rows.words.length, columns: layout.dim },
    label: label === null ? '' : (columns[label] ?? ''),
    leftOut,
    lists,
    list: list === null ? '' : columns[list]!,
  };
}

/** What stands above a table: a line that names the separator, and remarks. */
function preamble(lines: readonly string[]): { skipped: number; given: Separator | null } {
  let skipped = lines.findIndex((text) => text.trim() !== '');
  if (skipped < 0) return { skipped: 0, given: null };
  const given = separatorNamed(lines[skipped]!);
  if (given !== null) skipped++;
  skipped += ownComments(lines.slice(skipped));
  while (isRemark(lines[skipped] ?? '')) skipped++;
  return { skipped: skipped < lines.length ? skipped : 0, given };
}

/** Whether a line begins with a number sign and has no number at its end, as a row of the word “#” has. */
const isRemark = (line: string): boolean =>
  /^#\s*\S/.test(line) &&
  !isNumber(
    line
      .trimEnd()
      .split(/[\s,;]/)
      .at(-1),
  );

function checkList(tensor: string, { list, columns, lists }: TableLayout, file: string): void {
  if (list !== null && columns[list] === tensor) return;
  throw new DataError(
    lists.length === 0
      ? `${file}: expected a file of several tensors or of lists, found a text table, whose numbers are its vectors; leave out “${tensor}”.`
      : `${file}: expected a column “${tensor}” of lists of numbers, found ${listNames(lists.map(({ name }) => name))}; choose one of its columns of lists.`,
  );
}

const AGAIN = 'the file is cut short or damaged, download or write it again.';

function noTable(file: string, start: string | undefined): DataError {
  return new DataError(
    `${file}: expected a table of words and numbers (word2vec, GloVe, CSV or TSV), found ` +
      `${start === undefined ? 'no rows' : `text starting ${quoted(start)}`}; write a word and its numbers on each line.`,
  );
}
