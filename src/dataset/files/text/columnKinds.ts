import { isList } from './lists.ts';
import { type DecimalMark, isMissing, isNumber } from './numbers.ts';

/** What most fields of a column hold; blank if none holds anything. */
export type ColumnKind = 'number' | 'list' | 'text' | 'blank';

/**
 * What the columns of a table hold, judged by all rows of a sample, so that a hole or an error in one of them does not
 * decide: a column with more numbers than texts is one of numbers.
 *
 * @param body  rows without the header; those of another width are passed over
 */
export function columnKinds(
  body: readonly (readonly string[])[],
  width: number,
  mark: DecimalMark,
): ColumnKind[] {
  const rows = body.filter((row) => row.length === width);
  return Array.from({ length: width }, (_, column) =>
    kindOf(
      rows.map((row) => row[column]!),
      mark,
    ),
  );
}

function kindOf(fields: readonly string[], mark: DecimalMark): ColumnKind {
  const count = { number: 0, list: 0, text: 0, missing: 0 };
  for (const field of fields) {
    if (field.trim() === '') continue;
    else if (isNumber(field, mark)) count.number++;
    else if (isMissing(field)) count.missing++;
    else if (isList(field)) count.list++;
    else count.text++;
  }
  if (count.list > count.text + count.number) return 'list';
  if (count.number > count.text) return 'number';
  if (count.text > 0 || count.number > 0) return 'text';
  return count.missing > 0 ? 'number' : 'blank';
}
