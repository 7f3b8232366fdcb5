import { DataError, listNames } from '../../error.ts';

/**
 * Checks that a table has the column that a reader named for its labels.
 *
 * @param label  empty where none was named
 * @throws DataError when it has none of that name
 */
export function checkColumn(label: string, columns: readonly string[], file: string): void {
  if (label === '' || columns.includes(label)) return;
  throw new DataError(
    `${file}: expected a column “${label}”, found ${columns.length === 0 ? 'no columns with names' : listNames(columns)}; choose one of them for the labels.`,
  );
}

/** The fields of records that hold text, by their first ones: what may be their labels. */
export function textFields(records: readonly Readonly<Record<string, unknown>>[]): string[] {
  const fields = new Set<string>();
  for (const record of records.slice(0, LOOKED_AT)) {
    for (const [name, value] of Object.entries(record)) if (typeof value === 'string') fields.add(name);
  }
  return [...fields];
}

const LOOKED_AT = 100;

/**
 * Records whose `description` is another of their fields.
 *
 * @param label  that field; empty where the records stay as they are
 * @throws DataError when none of the first records has it
 */
export function describedBy<T extends Readonly<Record<string, unknown>>>(
  records: readonly T[],
  label: string,
  file: string,
): readonly Readonly<Record<string, unknown>>[] {
  if (label === '' || label === 'description') return records;
  checkColumn(label, textFields(records), file);
  return records.map((record) => ({ ...record, description: record[label] }));
}
