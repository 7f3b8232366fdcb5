import { DataError } from '../../error.ts';
import { readJson, readJsonLines } from '../../files/json.ts';
import { endsAs, orGzipped } from '../format.ts';
import { readLabelParquet } from './labelParquet.ts';
import { labelRecords } from './labelRecords.ts';
import { type LabelTable, readLabelTable } from './labelTable.ts';
import { recordsIn } from './recognised.ts';
import { isVectorJson, vectorField, vectorsInJson } from './vectorRecords.ts';

/**
 * Reads a file of labels by the ending of its name: a text table, Parquet, JSON Lines, or JSON.
 *
 * @param file  the file's name, for messages
 * @param label  the column or field of descriptions that the user names; empty if the user names none
 * @throws DataError when it is damaged, has no records, or not that column
 */
export async function readLabelFile(bytes: Uint8Array, file: string, label: string): Promise<LabelTable> {
  if (endsAs(file, orGzipped('.csv', '.tsv', '.txt'))) return readLabelTable(bytes, file, label);
  if (endsAs(file, ['.parquet'])) return readLabelParquet(bytes, file, label);
  if (!endsAs(file, orGzipped('.json'))) {
    const lines = await readJsonLines(bytes, file);
    if (vectorField(lines.records) !== null) throw vectorsInJson(file);
    return labelRecords(lines, label, file);
  }
  const value = await readJson(bytes, file);
  if (isVectorJson(value)) throw vectorsInJson(file);
  const records = recordsIn(value);
  if (records) return labelRecords({ records, skipped: 0 }, label, file);
  throw new DataError(
    `${file}: expected labels, a list of records or an object of texts by index, found something else; write [{"index": 0, "description": "…"}, …].`,
  );
}
