import { endsAs, type Head, orGzipped, type Reading } from '../format.ts';
import { type OpenedFile, wholeFile } from '../../sources/source.ts';
import { counted, type Finding, found, withChoices, withColumns } from '../finding.ts';
import { isEither } from './labelTables.ts';
import { readLabelFile } from './labelFile.ts';

/**
 * Counts the records of a file of labels, and says which of its columns may be the labels. The file is read whole.
 *
 * @throws DataError when it is damaged or has no records, or not the column that the user named
 */
export async function describe(head: Head, file: OpenedFile, { corrections }: Reading): Promise<Finding> {
  const { name } = head;
  const { records, skipped, columns, label } = await readLabelFile(
    await wholeFile(file, name),
    name,
    corrections.label,
  );
  const things = endsAs(name, orGzipped('.jsonl'))
    ? 'lines'
    : endsAs(name, orGzipped('.json'))
      ? 'records'
      : 'rows';
  const count = counted(records.length, things);
  const finding = found('labels', 'labels', skipped > 0 ? `${count}, ${skipped} unreadable` : count);
  if (!isEither(head)) return withColumns(finding, columns, label);
  return withChoices(finding, { columns: columns.length > 1 ? columns : [], label, table: 'labels' });
}
