import type { ColumnFile } from '../../ownColumns.ts';
import { isParquet } from '../../files/parquet/parquet.ts';
import { type OpenedFile, wholeFile } from '../../sources/source.ts';
import { endsAs, orGzipped } from '../format.ts';
import { pairedColumns } from './paired.ts';
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
  const bytes = await wholeFile(opened, file);
  const isJson = endsAs(file, orGzipped('.jsonl', '.ndjson', '.json'));
  return pairedColumns(await (isJson ? recordCells : textCells)(bytes, file), features, file);
}
