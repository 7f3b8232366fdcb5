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
  return { rows: promised?.rows ?? null, dim, word, mark, fractions, header };
}

/** The sizes that the first line promises. If the second line is as short, both are rows, unless it is one dimension. */
function promiseIn(lines: readonly string[]): { rows: number; dim: number } | null {
  const found = PROMISE.exec(lines[0]!);
  if (!found) return null;
  const [rows, dim] = [Number(found[1]), Number(found[2])];
  const width = lines.length > 1 ? splitBlanks(lines[1]!).length : 0;
  return dim > 0 && (width !== 2 || dim === 1) ? { rows, dim } : null;
}

/** Whether the first line names columns: words above numbers. */
function isNames(lines: readonly string[], mark: DecimalMark): boolean {
  if (lines.length < 2) return false;
  const [first, second] = [splitBlanks(lines[0]!), splitBlanks(lines[1]!)];
  const short = second.length - first.length;
  return trailing(first, mark) === 0 && trailing(second, mark) > 0 && (short === 0 || short === 1);
}

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
