import { DataError, listNames } from '../../error.ts';

/**
 * Checks that a table has the column that the user named for its labels.
 *
 * @param label  empty if the user named none
 * @throws DataError when it has no column of that name
 */
export function checkColumn(label: string, columns: readonly string[], file: string): void {
  if (label === '' || columns.includes(label)) return;
  throw new DataError(
    `${file}: expected a column “${label}”, found ${columns.length === 0 ? 'no columns with names' : listNames(columns)}; choose one of them for the labels.`,
  );
}

/** The fields that hold text in the first records, any of which may be the labels. */
export function textFields(records: readonly Readonly<Record<string, unknown>>[]): string[] {
  const fields = new Set<string>();
  for (const record of records.slice(0, LOOKED_AT)) {
    for (const [name, value] of Object.entries(record)) if (typeof value === 'string') fields.add(name);
  }
  return [...fields];
}

const LOOKED_AT = 100;

/**
 * Records with another of their fields as the `description`.
 *
 * @param label  that field; empty to leave the records as they are
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
