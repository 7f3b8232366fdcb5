import { readJsonLines } from '../../files/json.ts';
import { type OpenedFile, wholeFile } from '../../sources/source.ts';
import { counted, type Finding, found, withColumns } from '../finding.ts';
import { endsAs, type Head, orGzipped, type Reading } from '../format.ts';
import { textFields } from './labelColumn.ts';
import { readLabelTable } from './labelTable.ts';

/**
 * Counts the records of a file of labels, and says which of its columns may be the labels. The file is read whole.
 *
 * @throws DataError when it is damaged or has no records, or not the column that the user named
 */
export async function describe(
  { name }: Head,
  file: OpenedFile,
  { corrections: { label } }: Reading,
): Promise<Finding> {
  const bytes = await wholeFile(file, name);
  if (endsAs(name, orGzipped('.jsonl'))) {
    const { records, skipped } = await readJsonLines(bytes, name);
    const fields = textFields(records);
    const shown = [label, 'description'].find((field) => fields.includes(field)) ?? '';
    return withColumns(counting(records.length, 'lines', skipped), fields, shown);
  }
  const table = await readLabelTable(bytes, name, label);
  return withColumns(counting(table.records.length, 'rows', table.skipped), table.columns, table.label);
}

function counting(records: number, things: string, skipped: number): Finding {
  const count = counted(records, things);
  return found('labels', 'labels', skipped > 0 ? `${count}, ${skipped} unreadable` : count);
}
