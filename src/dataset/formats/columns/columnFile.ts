import type { ColumnFile } from '../../ownColumns.ts';
import { isGzip } from '../../files/inflate.ts';
import { isParquet } from '../../files/parquet/parquet.ts';
import { type OpenedFile, wholeFile } from '../../sources/source.ts';
import { endsAs, orGzipped } from '../format.ts';
import { indexIn, pairedColumns } from './paired.ts';
import { parquetCells } from './parquetCells.ts';
import { recordCells } from './recordCells.ts';
import { textCells } from './textCells.ts';

/**
 * Reads a file of columns for the features of a layer: CSV, TSV, JSON Lines, JSON or Parquet with a column that says
 * which feature a row belongs to.
 *
 * @param file  the file's name, for messages and as the origin of its columns
 * @param features  the number of features of the layer
 * @throws DataError when it is damaged, or has no such column, or nothing for these features
 */
export async function readColumnFile(
  opened: OpenedFile,
  file: string,
  features: number,
): Promise<ColumnFile> {
  if (await isParquet(opened)) return pairedColumns(await parquetCells(opened, file), features, file);
  const isJson = endsAs(file, orGzipped('.jsonl', '.ndjson', '.json'));
  if (!isJson) await checkStart(opened, file);
  const bytes = await wholeFile(opened, file);
  return pairedColumns(await (isJson ? recordCells : textCells)(bytes, file), features, file);
}

/** Enough of a text table to see its header and its first rows, in bytes. */
const START = 1 << 16;

/** Refuses a large text table by its beginning, so that word vectors are not read whole to find that they have no index. */
async function checkStart(opened: OpenedFile, file: string): Promise<void> {
  if (opened.size <= START) return;
  const start = await opened.read(0, START);
  const end = start.lastIndexOf(LINE_FEED) + 1;
  // A compressed table, or one in UTF-16, cannot be cut here; neither can a line that is longer.
  if (isGzip(start) || start.includes(0) || end === 0) return;
  indexIn(await textCells(start.subarray(0, end), file), file);
}

const LINE_FEED = 10;
