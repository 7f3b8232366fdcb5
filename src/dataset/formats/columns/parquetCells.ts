import { DataError } from '../../error.ts';
import { openParquet, type ParquetColumn } from '../../files/parquet/parquet.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { type Cells, type CellColumn, MOST_COLUMNS } from './cells.ts';
import { pandasIndex } from './pandasIndex.ts';

/**
 * Reads the numbers, texts and truth values of a Parquet file. Of columns of other kinds, such as lists and dates, it names
 * those that it leaves out.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is damaged, or has more columns than a table of statistics has
 */
export async function parquetCells(opened: OpenedFile, file: string): Promise<Cells> {
  const table = await openParquet(opened, file);
  const isRead = ({ kind }: ParquetColumn) => kind === 'number' || kind === 'text' || kind === 'truth';
  const wanted = table.columns.filter(isRead);
  const unread = table.columns.filter((column) => !isRead(column)).map(({ name }) => name);
  if (wanted.length > MOST_COLUMNS) {
    throw new DataError(
      `${file}: expected at most ${MOST_COLUMNS} columns, found ${wanted.length}; leave out those that are not wanted.`,
    );
  }
  const columns: CellColumn[] = [];
  for (const { name } of wanted) {
    const cells: unknown[] = [];
    for (const group of table.groups) {
      await table.each(name, group, (_, value) =>
        cells.push(typeof value === 'bigint' ? Number(value) : value),
      );
    }
    columns.push({ name, cells });
  }
  const pandas = pandasIndex(table.pandas, table.rows);
  const index =
    pandas && ('range' in pandas ? pandas.range : columns.find(({ name }) => name === pandas.stored));
  return { columns, index: index ?? undefined, unread, rows: table.rows, unreadable: 0, mark: '.' };
}
