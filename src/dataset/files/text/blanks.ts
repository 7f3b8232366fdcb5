import { isUnclear, type DecimalMark, isMissing, isNumber, isWhole } from './numbers.ts';
import { commonest, splitBlanks } from './records.ts';
import { dialectOf } from './separator.ts';

/** The layout of rows that blanks separate: a word, which may contain blanks, and its numbers. */
export interface BlankLayout {
  /** the number of rows that a first line promises, as word2vec writes it; null without one */
  readonly rows: number | null;
  /** the numbers of a row are its last fields, this many */
  readonly dim: number;
  /** whether a word stands before the numbers */
  readonly word: boolean;
  readonly mark: DecimalMark;
  /** whether whole numbers before the last `dim` fields belong to the word, because the numbers all have fractions */
  readonly fractions: boolean;
  /** whether the first line is no row */
  readonly header: boolean;
  /** whether each row begins with its own number, before its word */
  readonly numbered: boolean;
  /** whether words stand in double quotes */
  readonly quoted: boolean;
}

/** The first line of word2vec text: the number of rows and of dimensions. */
const PROMISE = /^\s*(\d+)[ \t]+(\d+)\s*$/;

/**
 * Finds the layout of rows of words and numbers that blanks separate, judged by a sample of rows.
 *
 * @param lines  the first lines, none of them blank
 * @returns null when the lines are no such rows
 */
export function blankLayout(lines: readonly string[]): BlankLayout | null {
  const promised = promiseIn(lines);
  const mark = dialectOf(lines, [' ']).mark;
  const rows = lines.slice(promised || isNames(lines, mark) ? 1 : 0).map(splitBlanks);
  const header = rows.length < lines.length;
  const word = !isWithoutWords(rows, mark);
  const dim =
    promised?.dim ??
    commonest(
      rows.map((row) => trailing(row, mark) - (word ? own(row, mark) : 0)).filter((count) => count > 0),
    );
  if (dim < 1) return null;
  const numbers = rows.flatMap((row) => row.slice(Math.max(0, row.length - dim)));
  const fractions = numbers.every((field) => !isNumber(field, mark) || !isWhole(field));
  const numbered = word && areNumbered(rows, dim);
  const named = numbered ? rows.map((row) => row.slice(1)) : rows;
  const quoted = word && areQuoted(named, dim);
  return { rows: promised?.rows ?? null, dim, word, mark, fractions, header, numbered, quoted };
}

/**
 * The sizes that the first line promises. If the second line is as short, both are rows, unless it is a word and one
 * number.
 */
function promiseIn(lines: readonly string[]): { rows: number; dim: number } | null {
  const found = PROMISE.exec(lines[0]!);
  if (!found) return null;
  const [rows, dim] = [Number(found[1]), Number(found[2])];
  const second = lines.length > 1 ? splitBlanks(lines[1]!) : [];
  const isPair = second.length === 2 && (dim !== 1 || second.every(isWhole));
  return rows > 0 && dim > 0 && !isPair ? { rows, dim } : null;
}

/** Whether the first line names columns: words above numbers. */
function isNames(lines: readonly string[], mark: DecimalMark): boolean {
  if (lines.length < 2) return false;
  const [first, second] = [splitBlanks(lines[0]!), splitBlanks(lines[1]!)];
  const short = second.length - first.length;
  if (trailing(second, mark) === 0 || (short !== 0 && short !== 1)) return false;
  return trailing(first, mark) === 0 || isCounting(first, lines.slice(1).map(splitBlanks), mark);
}

/** Whether the numbers of a first line count the columns, from 0 or 1, above numbers with fractions. */
function isCounting(first: readonly string[], rows: readonly string[][], mark: DecimalMark): boolean {
  const names = first.slice(first.length - trailing(first, mark));
  const counted = names.length > 1 && names.every((name, i) => name === String(i + Number(names[0])));
  if (!counted || !/^[01]$/.test(names[0]!)) return false;
  const below = rows.flatMap((row) => row.slice(-names.length)).filter((field) => isNumber(field, mark));
  return below.length > 0 && below.every((field) => !isWhole(field));
}

/** Whether each row begins with its own number, from 0 or 1, before its word, as pandas prints a table. */
function areNumbered(rows: readonly string[][], dim: number): boolean {
  const from = Number(rows[0]?.[0]);
  return (
    rows.length > 2 &&
    (from === 0 || from === 1) &&
    rows.every((row, i) => row.length > dim + 1 && row[0] === String(from + i))
  );
}

/** Whether all words stand in double quotes, as R writes them. */
const areQuoted = (rows: readonly string[][], dim: number): boolean =>
  rows.length > 1 && rows.every((row) => /^".+"$/.test(row.slice(0, row.length - dim).join(' ')));

/** How many of a row's last fields are numbers, or stand in place of missing ones. */
function trailing(row: readonly string[], mark: DecimalMark): number {
  let count = 0;
  while (count < row.length && isValue(row[row.length - 1 - count]!, mark)) count++;
  return count;
}

const isValue = (field: string, mark: DecimalMark) => isNumber(field, mark) || isMissing(field);

/** One when all fields of a row look like numbers, so that the first of them must be the word. */
const own = (row: readonly string[], mark: DecimalMark): number =>
  trailing(row, mark) === row.length ? 1 : 0;

/**
 * Whether rows are numbers without a word: all fields of all rows are numbers, and the first are like the others. Whole
 * numbers before fractions are words.
 */
function isWithoutWords(rows: readonly string[][], mark: DecimalMark): boolean {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || !rows.every((row) => row.length === width && trailing(row, mark) === width)) return false;
  const firsts = rows.map((row) => row[0]!).filter((field) => isNumber(field, mark));
  if (2 * firsts.length <= rows.length) return false;
  return !isNumbering(
    rows.map((row) => row[0]!),
    rows.flatMap((row) => row.slice(1)),
    mark,
  );
}

/** Whether fields number or name rows beside numbers: distinct whole numbers, where the others all have fractions. */
export const isNumbering = (
  fields: readonly string[],
  others: readonly string[],
  mark: DecimalMark,
): boolean =>
  fields.length > 1 &&
  fields.every(isWhole) &&
  new Set(fields).size === fields.length &&
  others.every((field) => !isNumber(field, mark) || !isWhole(field));

/** A number in a sample of rows whose comma may separate thousands, if every comma may; null if all are clear. */
export function unclearIn(lines: readonly string[], mark: DecimalMark): string | null {
  if (mark === '.') return null;
  const commas = lines.flatMap(splitBlanks).filter((field) => isNumber(field, mark) && field.includes(','));
  return commas.length > 0 && commas.every(isUnclear) ? commas[0]! : null;
}
