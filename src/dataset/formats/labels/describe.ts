import { endsAs, type Head, orGzipped, type Reading } from '../format.ts';
import { type OpenedFile, wholeFile } from '../../sources/source.ts';
import { counted, type Finding, found, withColumns } from '../finding.ts';
import { readLabelFile } from './labelFile.ts';

/**
 * Counts the records of a file of labels, and says which of its columns may be the labels. The file is read whole.
 *
 * @throws DataError when it is damaged or has no records, or not the column that the user named
 */
export async function describe(
  { name }: Head,
  file: OpenedFile,
  { corrections }: Reading,
): Promise<Finding> {
  const { records, skipped, columns, label } = await readLabelFile(
    await wholeFile(file, name),
    name,
    corrections.label,
  );
  const things = endsAs(name, orGzipped('.jsonl')) ? 'lines' : endsAs(name, orGzipped('.json')) ? 'records' : 'rows';
  const count = counted(records.length, things);
  const finding = found('labels', 'labels', skipped > 0 ? `${count}, ${skipped} unreadable` : count);
  return withColumns(finding, columns, label);
}
