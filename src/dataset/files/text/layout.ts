import { blankLayout, type BlankLayout, isNumbering, unclearIn } from './blanks.ts';
import { isLabelName, isVectorName, LABEL_COLUMNS, VECTOR_NAMES } from './columnNames.ts';
import { adornedColumn, type NoLayout, secondHeader, unclearFault } from './layoutFaults.ts';
import { listFields } from './lists.ts';
import { type DecimalMark, isMissing, isNumber, isWhole } from './numbers.ts';
import type { Separator } from './records.ts';
import { commonest } from './records.ts';
import { dialectOf, DELIMITERS } from './separator.ts';
import { indexColumn, type Sketch, sketchOf } from './sketch.ts';

/** The layout of a text table's rows. */
export interface TableLayout {
  readonly kind: 'word2vec' | 'GloVe' | 'CSV' | 'TSV' | 'text';
  readonly separator: Separator;
  readonly mark: DecimalMark;
  /** whether the first line is a header, not a row */
  readonly header: boolean;
  /** the number of rows that the header promises; null if it promises none */
  readonly rows: number | null;
  /** the column of the label; null when there is none */
  readonly label: number | null;
  /** the columns of the numbers */
  readonly numbers: readonly number[];
  /** the column of lists that holds the numbers instead; null when there is none */
  readonly list: number | null;
  /** the number of numbers in a row */
  readonly dim: number;
  /** the number of fields in a row */
  readonly fields: number;
  /** whether whole numbers before the numbers belong to the word; only if blanks separate */
  readonly fractions: boolean;
  /** whether each row begins with its own number, before its word; only if blanks separate */
  readonly numbered: boolean;
  /** whether words stand in double quotes; only if blanks separate */
  readonly quoted: boolean;
  /** the columns' names, `column 2` for a column without one; empty if a row is a word and its numbers */
  readonly columns: readonly string[];
  /** columns that are neither label nor number */
  readonly leftOut: readonly string[];
  /** columns of lists, any of which may hold the numbers, and their lengths */
  readonly lists: readonly { readonly name: string; readonly dim: number }[];
}

/** The columns that the user names; a name that no column has is ignored here. */
export interface NamedColumns {
  readonly label: string;
  /** the column of vectors */
  readonly tensor: string;
}

/** More columns than any table of vectors has. */
const MOST_NUMBERS = 1 << 22;

/**
 * Finds the layout of a text table from a sample of its first lines: word2vec (first line: rows and dimension), GloVe (a
 * word and its numbers, no header), numbers without words, CSV or TSV (with or without a header; a column of labels and
 * columns of numbers, or one column of lists of numbers).
 *
 * @param lines  the first lines, at least one, none of them blank
 * @param given  the separator, if the file names it
 * @returns the layout; null when the lines are not a table of numbers, or why they are none
 */
export function tableLayout(
  lines: readonly string[],
  given: Separator | null,
  named: NamedColumns,
): TableLayout | NoLayout | null {
  const spaced = given === null ? spacedLayout(lines) : null;
  if (spaced) return spaced;
  const sketch = sketchOf(lines, given);
  return sketch && columnsLayout(sketch, named);
}

/** The layout of rows that blanks separate; null when something else gives more numbers. */
function spacedLayout(lines: readonly string[]): TableLayout | NoLayout | null {
  const blank = blankLayout(lines);
  if (!blank) return null;
  if (blank.rows === null && dialectOf(lines, [...DELIMITERS, ' ']).separator !== ' ') return null;
  const unclear = unclearIn(lines, blank.mark);
  if (unclear !== null) return unclearFault(unclear);
  return blank.dim > MOST_NUMBERS ? null : ofBlanks(blank);
}

function ofBlanks({ rows, dim, word, mark, header, ...about }: BlankLayout): TableLayout {
  const before = word ? 1 : 0;
  return {
    kind: rows !== null ? 'word2vec' : word ? 'GloVe' : 'text',
    separator: ' ',
    mark,
    header,
    rows,
    label: word ? 0 : null,
    numbers: Array.from({ length: dim }, (_, i) => i + before),
    list: null,
    dim,
    fields: dim + before,
    fractions: about.fractions,
    numbered: about.numbered,
    quoted: about.quoted,
    columns: [],
    leftOut: [],
    lists: [],
  };
}

function columnsLayout(sketch: Sketch, named: NamedColumns): TableLayout | NoLayout | null {
  const { separator, mark, header, names, kinds, unclear } = sketch;
  if (unclear !== null) return unclearFault(unclear);
  const lists = namesOf(sketch, 'list');
  const list = listColumn(sketch, named.tensor);
  if (typeof list === 'object' && list !== null) return list;
  const label = labelColumn(sketch, named.label, list);
  const adorned = adornedColumn(sketch, label);
  if (adorned && list === null) return adorned;
  const index = indexColumn(sketch, label);
  const numeric = numericColumns(sketch).filter((column) => column !== label && column !== index);
  const numbers = list === null ? numeric : [];
  const second = secondHeader(sketch, label, numbers);
  if (second) return second;
  const dim = list === null ? numbers.length : lengthOf(sketch, list);
  if (dim === 0 || dim > MOST_NUMBERS) return null;
  const used = new Set([label, list, ...numbers]);
  return {
    kind: separator === '\t' ? 'TSV' : 'CSV',
    separator,
    mark,
    header,
    rows: null,
    label: label < 0 ? null : label,
    numbers,
    list,
    dim,
    fields: kinds.length,
    fractions: false,
    numbered: false,
    quoted: false,
    columns: names,
    leftOut: names.filter((_, column) => !used.has(column)),
    lists: lists.map((column) => ({ name: names[column]!, dim: lengthOf(sketch, column) })),
  };
}

const namesOf = ({ kinds }: Sketch, kind: string): number[] =>
  kinds.flatMap((one, column) => (one === kind ? [column] : []));

/** The columns of numbers. A first column that words stand in is none, although most of its words are numbers. */
function numericColumns(sketch: Sketch): number[] {
  return namesOf(sketch, 'number').filter((column) => column > 0 || !isFirstOfWords(sketch));
}

const isFirstOfWords = ({ kinds, body, mark, first, header }: Sketch): boolean => {
  if (kinds.includes('text') || (header && isVectorName(first[0]!))) return false;
  const fields = body.map((row) => row[0]!);
  const others = body.flatMap((row) => row.slice(1));
  // Fractions are no words: a text among them is an error in a column of numbers.
  if (fields.some((field) => isNumber(field, mark) && !isWhole(field))) return false;
  return (
    fields.some((field) => /\p{L}/u.test(field) && !isMissing(field) && !isNumber(field, mark)) ||
    (!header && kinds.length > 2 && isNumbering(fields, others, mark))
  );
};

/** The column of labels: the one that the user names, one with a telling name, or the first of texts; -1 for none. */
function labelColumn(sketch: Sketch, named: string, list: number | null): number {
  const { header, first, names, kinds } = sketch;
  const chosen = named === '' ? -1 : names.indexOf(named);
  if (chosen >= 0) return chosen;
  const isText = (column: number) => kinds[column] === 'text' && column !== list;
  const isBlank = (column: number) => kinds[column] === 'blank';
  const telling = (allowed: (column: number) => boolean) =>
    header
      ? LABEL_COLUMNS.map((pattern) =>
          first.findIndex((name, at) => allowed(at) && pattern.test(name.trim())),
        )
      : [];
  const words = isFirstOfWords(sketch) ? 0 : -1;
  const anyKind = (column: number) =>
    column !== list &&
    kinds[column] === 'number' &&
    isLabelName(first[column]!) &&
    !VECTOR_NAMES.test(first[column]!);
  return (
    [
      ...telling(isText),
      kinds.findIndex((_, at) => isText(at)),
      words,
      ...telling(anyKind),
      ...telling(isBlank),
    ].find((at) => at >= 0) ?? -1
  );
}

/** The column of lists that holds the vectors; null when there is none, or why it is unknown. */
function listColumn({ kinds, names, first, header, body }: Sketch, named: string): number | null | NoLayout {
  const lists = kinds.flatMap((kind, column) => (kind === 'list' ? [column] : []));
  const chosen = named === '' ? undefined : lists.find((column) => names[column] === named);
  if (chosen !== undefined) return chosen;
  const text = first.findIndex((name, at) => header && kinds[at] === 'text' && isVectorName(name.trim()));
  if (lists.length === 0 && text >= 0 && named === '') {
    const shown = body[0]?.[text]?.slice(0, 40) ?? '';
    return {
      fault: `expected lists of numbers in column “${names[text]}”, found “${shown}”; write each vector as numbers in brackets, such as [0.1, 0.2].`,
    };
  }
  const usual = lists.length > 1 ? lists.filter((column) => VECTOR_NAMES.test(names[column]!)) : lists;
  if (usual.length === 1) return usual[0]!;
  if (lists.length === 0) return null;
  return {
    fault: `expected one column of vectors, found ${lists.map((column) => `“${names[column]}”`).join(', ')}; say which column holds the vectors.`,
  };
}

const lengthOf = ({ body }: Sketch, column: number): number =>
  commonest(body.map((row) => listFields(row[column]!)?.length ?? 0).filter((length) => length > 0));
