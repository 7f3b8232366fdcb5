import { basename } from 'node:path';
import type { DatasetInfo } from '../dataset/dataset.ts';
import { readColumnFile } from '../dataset/formats/columns/columnFile.ts';
import { missingIn, type OwnColumn } from '../dataset/ownColumns.ts';
import { folderSource } from './folder.ts';
import { chosenLayer } from './source.ts';

/**
 * What a table of columns adds to a layer of a dataset, as the app shows it before it adds them.
 *
 * @param path  of the table
 * @param requested  the id of the layer; the default layer if left out
 * @throws UsageError when the dataset has no such layer
 * @throws DataError when the table holds no columns for its features
 */
export async function columnsSummary(info: DatasetInfo, path: string, requested?: string): Promise<object> {
  const id = chosenLayer(info, requested);
  const { features } = info.layers.find((layer) => layer.id === id)!;
  const opened = await folderSource('').open(path);
  const { columns, ...found } = await readColumnFile(opened, basename(path), features);
  return { layer: id, ...found, columns: columns.map(summary) };
}

function summary(column: OwnColumn): object {
  const { kind, name } = column;
  const missing = missingIn(column);
  if (column.kind !== 'number') return { name, kind, distinct: column.distinct, missing };
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return { name, kind, least, greatest, missing };
}
