import type { Dataset } from '../../../../dataset/dataset.ts';
import { pooledRange, type ColourRange } from './pooledRange.ts';

/** A colour range over layers. */
export interface LayersRange extends ColourRange {
  /** the number of layers that have the column */
  readonly layers: number;
}

/**
 * The range that colours span over a numeric column of the labels in several layers.
 *
 * @param column  the column's name; null for the firing frequency, whose colours always follow the logarithm
 * @param layers  ids of layers that have labels
 * @returns null if no layer has a usable value of the column
 * @throws DataError if the labels of a layer cannot be read
 */
export async function columnRange(
  dataset: Pick<Dataset, 'labels'>,
  column: string | null,
  layers: readonly string[],
): Promise<LayersRange | null> {
  const columns: ArrayLike<number>[] = [];
  for (const layer of layers) {
    const { frequency, numeric } = await dataset.labels(layer);
    const values = column === null ? frequency : Object.hasOwn(numeric, column) ? numeric[column] : null;
    if (values) columns.push(values);
  }
  const range = pooledRange(columns, column === null ? true : undefined);
  return range && { ...range, layers: columns.length };
}
