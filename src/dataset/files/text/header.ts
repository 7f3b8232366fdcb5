import { type ColumnKind } from './columnKinds.ts';
import { indexRank, isLabelName } from './columnNames.ts';
import { isList } from './lists.ts';
import { type DecimalMark, isMissing, isNumber, isWhole, parseNumber } from './numbers.ts';

/** Whether the first row of a table is a header: by its fields, or, if these leave it open, as tables mostly are. */
export interface HeaderGuess {
  readonly header: boolean;
  /** whether the rows leave no doubt */
  readonly certain: boolean;
}

const YES: HeaderGuess = { header: true, certain: true };
const NO: HeaderGuess = { header: false, certain: true };

/**
 * Whether the first row of a table is a header, judged against a sample of the rows below it. It is one if it has words
 * where others have numbers; if its numbers count columns or years; or if it names a column of labels.
 *
 * @param first  the fields of the first row
 * @param body  the rows below it, of the same width
 * @param kinds  what the columns of the body hold
 */
export function headerOf(
  first: readonly string[],
  body: readonly (readonly string[])[],
  kinds: readonly ColumnKind[],
  mark: DecimalMark,
): HeaderGuess {
  const numeric = first.map((_, column) => column).filter((column) => kinds[column] === 'number');
  const lists = first.map((_, column) => column).filter((column) => kinds[column] === 'list');
  const named = first.some((name) => isLabelName(name) || indexRank(name) >= 0);
  if (body.length === 0) return named && !first.some((name) => isNumber(name, mark)) ? YES : NO;
  if (lists.length > 0) return lists.some((column) => isList(first[column]!)) ? NO : YES;
  if (numeric.length === 0) return named ? YES : { header: true, certain: false };
  const values = numeric.filter((column) => isNumber(first[column]!, mark));
  const words = numeric.filter((column) => {
    const field = first[column]!;
    return field.trim() !== '' && !isNumber(field, mark) && !isMissing(field);
  });
  const whole = values.every((column) => isWhole(first[column]!));
  if (words.length > 0) return whole ? YES : NO;
  if (values.length === 0) return YES;
  return (whole || named) && counts(first, body, { numeric: values, kinds, named, mark }) ? YES : NO;
}

/** Whether the whole numbers of a first row are names of columns: 0, 1, 2, …, or years. */
function counts(
  first: readonly string[],
  body: readonly (readonly string[])[],
  about: {
    readonly numeric: readonly number[];
    readonly kinds: readonly ColumnKind[];
    readonly named: boolean;
    readonly mark: DecimalMark;
  },
): boolean {
  const { numeric, kinds, named, mark } = about;
  const values = numeric.map((column) => parseNumber(first[column]!, mark));
  if (!values.every((value, i) => i === 0 || value > values[i - 1]!)) return false;
  if (values.length < 2) return false;
  const fractional = numeric.every(
    (column) => 2 * body.filter((row) => !isWhole(row[column]!)).length >= body.length,
  );
  const step = values[1]! - values[0]!;
  const even = values.every(
    (value, i) => i === 0 || Math.abs(value - values[i - 1]! - step) < 1e-6 * Math.abs(step),
  );
  const whole = values.every(Number.isInteger);
  // Fractions name columns only if they are as far from each other, such as wavelengths.
  if (named) return whole || (even && values.length > 2);
  // Without a column of words nothing but the counting itself speaks for a header.
  if (fractional) return even || kinds.includes('text');
  return areYears(values) && !body.some((row) => areYears(numeric.map((column) => Number(row[column]))));
}

const areYears = (values: readonly number[]): boolean =>
  values.every((value) => value >= 1500 && value <= 2100);
