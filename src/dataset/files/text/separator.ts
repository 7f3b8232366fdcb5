import { indexRank, isLabelName } from './columnNames.ts';
import { numbersIn } from './lists.ts';
import { type DecimalMark, isUnclear } from './numbers.ts';
import { commonest, recordsOf, type Separator } from './records.ts';

/** How the fields of a text table are separated, and how its numbers are written. */
export interface Dialect {
  /** null when each line is one field */
  readonly separator: Separator | null;
  readonly mark: DecimalMark;
}

/** What may separate columns: not blanks, which stand within labels as well. */
export const DELIMITERS: readonly Separator[] = ['\t', ',', ';', '|'];
const MARKS: readonly DecimalMark[] = ['.', ','];

/**
 * Finds how a table is separated: in the way that gives the most numbers in the sample, all rows of one width; without
 * numbers, by the first of tab, comma, semicolon and bar that separates the first line as most others.
 *
 * @param lines  a sample of lines, none of them blank
 * @param among  what may separate, the likeliest first
 */
export function dialectOf(lines: readonly string[], among: readonly Separator[]): Dialect {
  let best: Dialect & { readonly numbers: number } = { separator: null, mark: '.', numbers: -1 };
  for (const separator of among) {
    if (separator !== ' ' && !lines.some((line) => line.includes(separator))) continue;
    const records = recordsOf(lines, separator);
    if (!separates(records, separator)) continue;
    for (const mark of MARKS) {
      const numbers = records.reduce((sum, record) => sum + numbersOf(record, mark), 0);
      if (numbers > best.numbers) best = { separator, mark, numbers };
    }
  }
  return { separator: best.separator, mark: best.mark };
}

const numbersOf = (record: readonly string[], mark: DecimalMark): number =>
  record.reduce((sum, field) => sum + numbersIn(field, mark), 0);

/** Whether records have several fields, most of them as many, or a header that names a column of labels or indices. */
function separates(records: readonly string[][], separator: Separator): boolean {
  const first = records[0];
  if (!first) return false;
  if (separator === ' ') return records.some((record) => record.length > 1);
  const widths = records.map((record) => record.length);
  const width = commonest(widths.length > 2 ? widths.slice(1) : widths);
  if (
    first.length > 1 &&
    first.some((name) => isLabelName(name) || (name.trim() !== '' && indexRank(name) >= 0))
  )
    return true;
  return width > 1 && 2 * widths.filter((one) => one === width).length > widths.length;
}

/** A number with a comma that may separate thousands, if every number with a comma in a sample is like this; else null. */
export function unclearNumber(records: readonly (readonly string[])[], mark: DecimalMark): string | null {
  if (mark === '.') return null;
  const commas = records.flat().filter((field) => /^\s*[+-]?\d*,\d+\s*$/.test(field));
  return commas.length > 0 && commas.every(isUnclear) ? commas[0]!.trim() : null;
}
