/** The layout of a text table's rows. */
export interface TableLayout {
  readonly kind: 'word2vec' | 'GloVe' | 'CSV' | 'TSV';
  readonly delimiter: ' ' | ',' | ';' | '\t';
  /** whether the first line is a header, not a row */
  readonly header: boolean;
  /** the number of rows that the header promises; null if it promises none */
  readonly rows: number | null;
  /** the column of the label; null when there is none */
  readonly label: number | null;
  /** the columns of the numbers */
  readonly numbers: readonly number[];
  /** the number of fields in a row */
  readonly fields: number;
  /** the columns' names, `column 2` for a column without one; empty if a row is a word and its numbers */
  readonly columns: readonly string[];
  /** columns that are neither label nor number */
  readonly leftOut: readonly string[];
}

/** A number as text tables write it; NaN for anything else, including infinities and numbers too large for float32. */
export function parseNumber(field: string): number {
  const number = /^\s*[+-]?[\d.]/.test(field) && !/x/i.test(field) ? Number(field) : NaN;
  return Number.isFinite(Math.fround(number)) ? number : NaN;
}

const isNumber = (field: string) => !Number.isNaN(parseNumber(field));

/**
 * The fields of a delimited record (RFC 4180): a field in double quotes may contain delimiters and line breaks, and two
 * double quotes in it stand for one.
 *
 * @returns the fields; null if a quoted field has not ended
 */
export function splitRecord(record: string, delimiter: string): string[] | null {
  if (!record.includes('"')) return record.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (record[at] !== '"') {
      const end = record.indexOf(delimiter, at);
      fields.push(record.slice(at, end < 0 ? undefined : end));
      if (end < 0) return fields;
      at = end + 1;
      continue;
    }
    let end = record.indexOf('"', at + 1);
    while (end >= 0 && record[end + 1] === '"') end = record.indexOf('"', end + 2);
    if (end < 0) return null;
    const quoted = record.slice(at + 1, end).replaceAll('""', '"');
    const next = record.indexOf(delimiter, end + 1);
    fields.push(quoted + record.slice(end + 1, next < 0 ? undefined : next));
    if (next < 0) return fields;
    at = next + 1;
  }
}

/** The delimiter of a table's header: tab, comma or semicolon, the first of these that it contains; null for none. */
export const delimiterOf = (header: string): string | null =>
  ['\t', ',', ';'].find((delimiter) => header.includes(delimiter)) ?? null;

/**
 * Finds the layout of a text table: word2vec (first line: rows and dimension), GloVe (a word and its numbers,
 * no header), CSV or TSV (with or without a header; a column of labels and columns of numbers).
 *
 * @param lines  the first lines, at least one
 * @param named  the column of labels that the user names; a name that no column has is ignored
 * @returns the layout; null when the lines are not a table of numbers
 */
export function tableLayout(lines: readonly string[], named = ''): TableLayout | null {
  const [first, second] = lines as [string, string | undefined];
  if (first.includes('\t')) return columnsOf(lines, '\t', named);
  const words = fieldsOf(first);
  const promise = /^\s*(\d+) +(\d+)\s*$/.exec(first);
  if (promise) {
    const [rows, dim] = [Number(promise[1]), Number(promise[2])];
    const ownWidth = second === undefined ? 0 : fieldsOf(second).length;
    if (dim > 0 && (ownWidth !== 2 || dim === 1)) return spaced('word2vec', dim, rows);
  }
  if (words.length > 1 && words.slice(1).every(isNumber)) return spaced('GloVe', words.length - 1, null);
  const delimiter = first.includes(',') ? ',' : first.includes(';') ? ';' : null;
  if (delimiter) return columnsOf(lines, delimiter, named);
  return null;
}

/** The fields of a line that is delimited by spaces. */
export const fieldsOf = (line: string): string[] => line.replace(/ +$/, '').split(' ');

/** More columns than any table of vectors has. */
const MOST_NUMBERS = 1 << 22;

function spaced(kind: 'word2vec' | 'GloVe', dim: number, rows: number | null): TableLayout | null {
  if (dim > MOST_NUMBERS) return null;
  const numbers = Array.from({ length: dim }, (_, i) => i + 1);
  const header = kind === 'word2vec';
  const layout = { kind, delimiter: ' ', header, rows, label: 0, numbers, fields: dim + 1 } as const;
  return { ...layout, columns: [], leftOut: [] };
}

const LABEL = /^(words?|labels?|tokens?|names?|terms?|texts?|keys?|items?|features?)$/i;
const INDEX = /^(|index|id|unnamed.*)$/i;

function columnsOf(
  lines: readonly string[],
  delimiter: ',' | ';' | '\t',
  chosen: string,
): TableLayout | null {
  const records = recordsOf(lines, delimiter);
  const first = records[0];
  if (!first) return null;
  const header = records.length > 1 && isHeader(first);
  const body = records.slice(header ? 1 : 0).filter((record) => record.length === first.length);
  const sample = body[0] ?? first;
  const columns = first.map((name, at) => (header && name.trim()) || `column ${at + 1}`);
  const named = header ? first.findIndex((name) => LABEL.test(name.trim())) : -1;
  // The first word may be a number by chance, so several rows decide about the first column.
  const numeric = sample.map((field, column) =>
    column === 0 ? body.every((record) => isNumber(record[0]!)) : isNumber(field),
  );
  const label = [columns.indexOf(chosen), named, numeric.indexOf(false)].find((at) => at >= 0) ?? -1;
  const isIndex = (column: number) => header && column === 0 && INDEX.test(first[0]!.trim());
  const numbers = first
    .map((_, column) => column)
    .filter((column) => column !== label && numeric[column] && !isIndex(column));
  if (numbers.length === 0 || numbers.length > MOST_NUMBERS) return null;
  const used = new Set(numbers);
  const leftOut = columns.filter((_, column) => column !== label && !used.has(column));
  return {
    kind: delimiter === '\t' ? 'TSV' : 'CSV',
    delimiter,
    header,
    rows: null,
    columns,
    leftOut,
    label: label < 0 ? null : label,
    numbers,
    fields: first.length,
  };
}

/** The records of some lines; a quoted field may continue over several of them. */
function recordsOf(lines: readonly string[], delimiter: string): string[][] {
  const records: string[][] = [];
  let open = '';
  for (const line of lines) {
    const record = splitRecord(open + line, delimiter);
    if (record) records.push(record);
    open = record ? '' : `${open}${line}\n`;
  }
  // Without one complete row nothing is known about the columns, so the row is taken as it is.
  if (open !== '' && records.length < 2) records.push(lines[records.length]!.split(delimiter));
  return records;
}

/** Whether a first row is a header: it contains no numbers, or counts its columns as pandas does, 0, 1, 2, … */
function isHeader(fields: readonly string[]): boolean {
  if (!fields.some(isNumber)) return true;
  const counted = isNumber(fields[0]!) ? fields : fields.slice(1);
  return counted.length > 1 && counted.every((field, i) => field.trim() === String(i));
}
