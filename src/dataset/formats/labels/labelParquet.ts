import { DataError } from '../../error.ts';
import { numberOf, openParquet } from '../../files/parquet/parquet.ts';
import { openedBytes } from '../../sources/source.ts';
import { labelRecords } from './labelRecords.ts';
import type { LabelTable } from './labelTable.ts';

/** A file of labels with more fields is a mistake. */
const MOST_FIELDS = 2 ** 26;

/**
 * Reads labels from a Parquet table: a record for each row, as from JSON.
 *
 * @param label  the column of descriptions that the user names; empty if the user names none
 * @throws DataError when it is damaged, has no rows, or not that column
 */
export async function readLabelParquet(bytes: Uint8Array, file: string, label: string): Promise<LabelTable> {
  const table = await openParquet(openedBytes(bytes), file);
  const columns = table.columns.filter(({ kind }) => kind === 'text' || kind === 'number');
  if (table.rows === 0 || table.rows * columns.length > MOST_FIELDS) {
    throw new DataError(
      `${file}: expected up to ${MOST_FIELDS.toLocaleString('en')} fields of labels, found ${table.rows} rows of ${columns.length}; write a row for each feature.`,
    );
  }
  const records: Record<string, unknown>[] = [];
  for (const { name } of columns) {
    for (const group of table.groups) {
      await table.each(name, group, (row, value) => {
        const record = (records[row] ??= {});
        const number = numberOf(value);
        if (typeof value === 'string') record[name] = value;
        else if (!Number.isNaN(number)) record[name] = number;
      });
    }
  }
  return labelRecords({ records, skipped: 0 }, label, file);
}
