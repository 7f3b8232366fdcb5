import { type ColumnKind, columnKinds } from './columnKinds.ts';
import { indexRank, LOOSE_RANK } from './columnNames.ts';
import { headerOf } from './header.ts';
import { type DecimalMark, isWhole } from './numbers.ts';
import { commonest, recordsOf, type Separator } from './records.ts';
import { DELIMITERS, dialectOf, unclearNumber } from './separator.ts';

/** What a sample of its first lines says about a text table with columns. */
export interface Sketch {
  readonly separator: Separator;
  readonly mark: DecimalMark;
  /** a number whose comma may separate thousands or a fraction; null if all are clear */
  readonly unclear: string | null;
  /** whether the first row is a header */
  readonly header: boolean;
  /** whether the rows leave no doubt about that */
  readonly certain: boolean;
  /** the fields of the first row */
  readonly first: readonly string[];
  /** the columns' names, `column 2` for a column without one; `[width]` */
  readonly names: readonly string[];
  /** what the columns hold, `[width]` */
  readonly kinds: readonly ColumnKind[];
  /** the rows of the sample, without the header */
  readonly body: readonly (readonly string[])[];
}

/** The number of lines that decide about a table's layout. */
export const LINES_SAMPLED = 50;

/** A line that says how the others are separated, as Excel writes it. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?[\s,;]*$/i;

/** The separator that a line such as `sep=;` names; null for another line. */
export function separatorNamed(line: string): Separator | null {
  const named = SEPARATOR_LINE.exec(line)?.[1];
  return named && [',', ';', '\t', '|', ' '].includes(named) ? (named as Separator) : null;
}

/**
 * Sketches a table with columns from a sample of its lines.
 *
 * @param lines  lines that are not blank, without one that names the separator
 * @param given  the separator, if the file names it
 * @param among  what may separate the columns
 * @returns null when each line is one field
 */
export function sketchOf(
  lines: readonly string[],
  given: Separator | null,
  among: readonly Separator[] = DELIMITERS,
): Sketch | null {
  const found = dialectOf(lines, among);
  const separator = given ?? found.separator;
  if (separator === null) return null;
  const { mark } = found;
  const records = recordsOf(lines, separator);
  const first = records[0];
  if (!first) return null;
  const wide = records.length > 1 ? first.length : commonest(records.map((record) => record.length));
  const body = records.slice(1).filter((record) => record.length === wide);
  const below = columnKinds(body, wide, mark);
  const { header, certain } = headerOf(first, body, below, mark);
  return {
    separator,
    mark,
    unclear: unclearNumber(records, mark),
    header,
    certain,
    first,
    names: first.map((name, at) => (header && name.trim()) || `column ${at + 1}`),
    kinds: header ? below : columnKinds([first, ...body], wide, mark),
    body: header ? body : [first, ...body],
  };
}

/**
 * The column that numbers the rows or features, by its name and its values: whole numbers, not negative except for the
 * −1 of a row that belongs to no feature. The likeliest name wins.
 *
 * @param except  a column that is something else
 * @returns -1 when there is none
 */
export function indexColumn({ header, first, kinds, body }: Sketch, except = -1): number {
  if (!header) return -1;
  const ranked = first
    .map((name, column) => ({ column, rank: column === except ? -1 : indexRank(name) }))
    .filter(({ column, rank }) => rank >= 0 && (kinds[column] === 'number' || kinds[column] === 'text'))
    .filter(({ column }) => body.every((row) => row[column]!.trim() === '' || isPlace(row[column]!)))
    .filter(({ column, rank }) => rank < LOOSE_RANK || differ(body.map((row) => row[column]!.trim())));
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.column ?? -1;
}

const differ = (fields: readonly string[]): boolean => new Set(fields).size === fields.length;

const isPlace = (field: string) =>
  /^\s*-1(\.0+)?\s*$/.test(field) ||
  (/^\s*\d+(\.0+)?\s*$/.test(field) && isWhole(field.replace(/\.0+\s*$/, '')));
