import { DataError } from '../../error.ts';
import { delimiterOf, parseNumber, splitRecord } from '../../files/text/delimited.ts';
import { type JsonLines, withoutFaults } from '../../files/json.ts';
import { LABEL_COLUMNS } from './columns.ts';
import { checkColumn } from './labelColumn.ts';
import { textLines } from '../../files/text/lines.ts';

/** Names of the column that says which feature a row belongs to. */
const INDEX = /^(index|feature|feature_?(id|index|number)|id)$/i;
/** A quoted field that continues over more lines has a stray quote. */
const LONGEST_RECORD = 200;

/**
 * Reads a table of labels, CSV or TSV, as records: `description` from the column of that name (or `label`, `name`,
 * `word`, …, or the first column), `index` if a column says which feature a row belongs to, and every column of
 * numbers under its own name. A single column has no header, as in the TensorFlow Projector. Rows of another
 * width are left out and counted.
 *
 * @param file  the file's name, for messages
 * @param label  the column of descriptions that the user names; empty if the user names none
 * @throws DataError when there is no row, or no such column
 */
export async function readLabelTable(bytes: Uint8Array, file: string, label = ''): Promise<LabelTable> {
  const found: (Record<string, unknown> | null)[] = [];
  let columns: Columns | null = null;
  /** the lines of a record whose quoted field has not ended */
  let open: string[] = [];
  for await (const lines of textLines(bytes, file)) {
    for (const line of lines) {
      if (columns === null) {
        const delimiter = delimiterOf(line);
        columns =
          delimiter === null ? SINGLE : columnsOf(splitRecord(line, delimiter) ?? [], delimiter, label, file);
        if (delimiter !== null) continue;
      }
      // A blank line of a single column is a row without a label.
      if (columns !== SINGLE && open.length === 0 && line.trim() === '') continue;
      // Only a line with a quote can end what a quote began.
      const goesOn = open.length > 0 && !line.includes('"') && open.length < LONGEST_RECORD;
      if (goesOn) {
        open.push(line);
        continue;
      }
      const fields =
        columns.delimiter === '' ? [line] : splitRecord([...open, line].join('\n'), columns.delimiter);
      open = fields || open.length >= LONGEST_RECORD ? [] : [...open, line];
      if (fields && fields.length === columns.names.length) found.push(recordOf(fields, columns));
      else if (fields || open.length === 0) found.push(null);
    }
  }
  if (open.length > 0) found.push(null);
  if (columns && found.some((record) => record !== null)) {
    return { ...withoutFaults(found), columns: columns.header, label: columns.label };
  }
  throw new DataError(
    `${file}: expected a row for each feature, found none; write a header, such as index,description, and a row for each.`,
  );
}

/** Labels, and the column that they come from. */
export interface LabelTable extends JsonLines {
  /** the columns' names; empty for a single column without a name */
  readonly columns: readonly string[];
  /** the column that holds the descriptions */
  readonly label: string;
}

interface Columns {
  readonly delimiter: string;
  /** the columns' names in the file */
  readonly header: readonly string[];
  /** the column of descriptions */
  readonly label: string;
  /** the key of each column; empty for a column that is left out */
  readonly names: readonly string[];
}

const SINGLE: Columns = { delimiter: '', header: [], label: '', names: ['description'] };

function columnsOf(fields: readonly string[], delimiter: string, label: string, file: string): Columns {
  const header = fields.map((name) => name.replace(/^\uFEFF/, '').trim());
  checkColumn(label, header, file);
  const named = [label, ...LABEL_COLUMNS].map((wanted) =>
    header.findIndex((name) =>
      typeof wanted === 'string' ? wanted !== '' && name === wanted : wanted.test(name),
    ),
  );
  const description = named.find((at) => at >= 0) ?? 0;
  const index = header.findIndex((name, at) => at !== description && INDEX.test(name));
  const names = header.map((name, at) => {
    if (at === description) return 'description';
    // A column of descriptions that the user did not choose would take the place of the other one.
    return at === index ? 'index' : name === 'description' ? '' : name;
  });
  return { delimiter, header, label: header[description]!, names };
}

function recordOf(fields: readonly string[], { names }: Columns): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  names.forEach((name, at) => {
    const field = fields[at]!.trim();
    const number = name === 'description' ? NaN : parseNumber(field);
    if (name !== '' && field !== '') record[name] = Number.isNaN(number) ? field : number;
  });
  return record;
}
