import { DataError } from '../../error.ts';
import { type JsonLines, withoutFaults } from '../../files/json.ts';
import { LABEL_COLUMNS } from '../../files/text/columnNames.ts';
import { textLines } from '../../files/text/lines.ts';
import { type DecimalMark, parseNumber } from '../../files/text/numbers.ts';
import { ownComments } from '../../files/text/ownComments.ts';
import { quotedRecords } from '../../files/text/quotedRecords.ts';
import { type Separator, splitTabs } from '../../files/text/records.ts';
import { DELIMITERS } from '../../files/text/separator.ts';
import {
  indexColumn,
  LINES_SAMPLED,
  separatorNamed,
  type Sketch,
  sketchOf,
} from '../../files/text/sketch.ts';
import { checkColumn } from './labelColumn.ts';

/** Labels, and the column that they come from. */
export interface LabelTable extends JsonLines {
  /** the columns' names; empty for a single column without a name */
  readonly columns: readonly string[];
  /** the column that holds the descriptions */
  readonly label: string;
  /** a first row that was taken for a header, although nothing proves that it is one; null when there is no doubt */
  readonly first: Readonly<Record<string, unknown>> | null;
}

/**
 * Reads a table of labels, CSV or TSV, as records: `description` from the column of that name (or `label`, `name`,
 * `word`, …, or the first column of text), `index` if a column says which feature a row belongs to, and every column of
 * numbers under its own name. A single column has no header, as in the TensorFlow Projector. Rows of another
 * width, or without an index where others have one, are left out and counted.
 *
 * @param file  the file's name, for messages
 * @param label  the column of descriptions that the user names; empty if the user names none
 * @throws DataError when there is no row, or no such column
 */
export async function readLabelTable(bytes: Uint8Array, file: string, label = ''): Promise<LabelTable> {
  let columns: Columns | null = null;
  let reading: ReturnType<typeof createReading> | null = null;
  let sample: string[] = [];
  const begin = () => {
    const { skipped, found } = columnsIn(sample, file, label);
    columns = found;
    reading = createReading(found);
    for (const line of sample.slice(skipped)) reading.take(line);
  };
  for await (const lines of textLines(bytes, file)) {
    if (reading) for (const line of lines) (reading as ReturnType<typeof createReading>).take(line);
    else {
      sample = sample.concat(lines);
      if (sample.length >= 2 * LINES_SAMPLED) begin();
    }
  }
  if (!reading) begin();
  const found = reading!.end();
  if (columns && found.some((record) => record !== null)) {
    const { header, label: taken, first } = columns as Columns;
    return { ...withoutFaults(found), columns: header, label: taken, first };
  }
  throw new DataError(
    `${file}: expected a row for each feature, found none; write a header, such as index,description, and a row for each.`,
  );
}

interface Columns {
  /** null when each line is one field */
  readonly separator: Separator | null;
  readonly mark: DecimalMark;
  /** the columns' names in the file */
  readonly header: readonly string[];
  /** whether the first row is a header */
  readonly headed: boolean;
  /** the column of descriptions */
  readonly label: string;
  /** the key of each column; empty for a column that is left out */
  readonly names: readonly string[];
  readonly first: Readonly<Record<string, unknown>> | null;
}

const SINGLE: Columns = {
  separator: null,
  mark: '.',
  header: [],
  headed: false,
  label: '',
  names: ['description'],
  first: null,
};

/** The columns of a table, and the number of its lines above the first row. */
function columnsIn(
  lines: readonly string[],
  file: string,
  label: string,
): { readonly skipped: number; readonly found: Columns } {
  const start = lines.findIndex((line) => line.trim() !== '');
  const given = separatorNamed(lines[start] ?? '');
  const skipped = given === null ? ownComments(lines) : start + 1;
  const among: readonly Separator[] = /\.tsv(\.gz)?$/i.test(file) ? ['\t'] : DELIMITERS;
  const sample = lines
    .slice(skipped)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_SAMPLED);
  const sketch = sample.length === 0 ? null : sketchOf(sample, given, among);
  return { skipped, found: sketch ? columnsOf(sketch, file, label) : SINGLE };
}

function columnsOf(sketch: Sketch, file: string, label: string): Columns {
  const { separator, header: headed, certain, first, names: titles, kinds, unclear } = sketch;
  // A comma that may separate thousands makes no number.
  const mark = unclear === null ? sketch.mark : '.';
  checkColumn(label, titles, file);
  const index = indexColumn(sketch, label === '' ? -1 : titles.indexOf(label));
  const description = descriptionColumn(sketch, label, index);
  const names = titles.map((name, at) => {
    if (at === description) return 'description';
    // A column of descriptions that the user did not choose would take the place of the other one.
    return at === index ? 'index' : name === 'description' || kinds[at] === 'blank' ? '' : name;
  });
  const columns = { separator, mark, header: titles, headed, label: titles[description]!, names };
  return { ...columns, first: headed && !certain ? recordOf(first, columns) : null };
}

/** The column of descriptions: the one that the user names, one with a telling name, the first of texts, or the first. */
function descriptionColumn({ header, names, kinds }: Sketch, label: string, index: number): number {
  const telling = header
    ? LABEL_COLUMNS.map((pattern) => names.findIndex((name, at) => at !== index && pattern.test(name)))
    : [];
  const texts = kinds.findIndex((kind, at) => kind === 'text' && at !== index);
  const chosen = label === '' ? -1 : names.indexOf(label);
  const other = names.findIndex((_, at) => at !== index);
  return [chosen, ...telling, texts, other].find((at) => at >= 0) ?? 0;
}

/** Reads the rows of a table whose columns are known. */
function createReading(columns: Columns) {
  const { separator, names, headed } = columns;
  const found: (Record<string, unknown> | null)[] = [];
  let rows = 0;
  const add = (fields: readonly string[]) => {
    if (rows++ === 0 && headed) return;
    found.push(fields.length === names.length ? recordOf(fields, columns) : null);
  };
  const quoted = quotedRecords(separator ?? '', add);
  return {
    take(line: string) {
      // A blank line of a single column is a row without a label.
      if (separator === null) return add([line]);
      if (!quoted.isOpen() && line.trim() === '') return;
      if (separator === '\t') return add(splitTabs(line, names.length));
      quoted.take(line);
    },
    end() {
      quoted.end();
      return found;
    },
  };
}

function recordOf(
  fields: readonly string[],
  { names, mark }: Pick<Columns, 'names' | 'mark'>,
): Record<string, unknown> | null {
  const record: Record<string, unknown> = {};
  names.forEach((name, at) => {
    const field = fields[at]!.trim();
    const number = name === 'description' ? NaN : parseNumber(field, mark);
    if (name !== '' && field !== '') record[name] = Number.isNaN(number) ? field : number;
  });
  return names.includes('index') && !(typeof record.index === 'number' && record.index >= 0) ? null : record;
}
