import { DataError } from '../../error.ts';
import { type JsonLines, readJson, readJsonLines } from '../../files/json.ts';
import { endsAs, orGzipped } from '../format.ts';
import { recordsIn } from '../labels/recognised.ts';
import { type Cells, MOST_COLUMNS } from './cells.ts';

/**
 * Reads the cells of JSON Lines, or of JSON in one of the forms that labels have. Fields that hold lists or objects
 * are left out, and named.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is damaged, holds no records, or has more fields than a record of statistics has
 */
export async function recordCells(bytes: Uint8Array, file: string): Promise<Cells> {
  const { records: all, skipped } = await recordsOf(bytes, file);
  // Lines that cannot be read are records without fields.
  const records = all.filter((record) => Object.keys(record).length > 0);
  const unreadable = Math.max(skipped, all.length - records.length);
  const names = new Set<string>();
  const nested = new Set<string>();
  for (const record of records) {
    for (const name in record) {
      const value = record[name];
      if (typeof value !== 'object') names.add(name);
      else if (value !== null) nested.add(name);
    }
    if (names.size > MOST_COLUMNS) {
      throw new DataError(
        `${file}: expected at most ${MOST_COLUMNS} fields in its records, found more; leave out those that are not wanted.`,
      );
    }
  }
  const columns = [...names].map((name) => ({
    name,
    cells: records.map((record) => {
      const value = Object.hasOwn(record, name) ? record[name] : null;
      return typeof value === 'object' ? null : value;
    }),
  }));
  const unread = [...nested].filter((name) => !names.has(name));
  return { columns, unread, rows: records.length, unreadable, mark: '.' };
}

async function recordsOf(bytes: Uint8Array, file: string): Promise<JsonLines> {
  if (!endsAs(file, orGzipped('.json'))) return readJsonLines(bytes, file);
  const records = recordsIn(await readJson(bytes, file));
  if (records) return { records, skipped: 0 };
  throw new DataError(
    `${file}: expected a list of records or an object of records by index, found something else; write [{"feature": 0, "score": 1.5}, …].`,
  );
}
