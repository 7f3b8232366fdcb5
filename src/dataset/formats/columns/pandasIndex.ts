import * as v from 'valibot';
import type { CellColumn } from './cells.ts';

/** What `index_columns` in pandas's description of a frame may say: a stored column, or a range that is not stored. */
const PANDAS = v.object({
  index_columns: v.array(
    v.union([
      v.string(),
      v.object({
        kind: v.literal('range'),
        name: v.nullish(v.string()),
        start: v.pipe(v.number(), v.safeInteger()),
        step: v.pipe(v.number(), v.safeInteger()),
      }),
    ]),
  ),
});

/** What an index without a name is called in messages. */
const UNNAMED = 'index of pandas';

/** The index of a frame that pandas wrote: the name of a stored column, or the values of a range. */
export type PandasIndex = { readonly stored: string } | { readonly range: CellColumn };

/**
 * The index of the frame that pandas wrote into a Parquet file (pandas, “Storing pandas DataFrame objects in Apache
 * Parquet format”).
 *
 * @param pandas  the value of `pandas` in the file's metadata
 * @param rows  the number of rows of the file
 * @returns null if there is none, if it has several levels, or if it cannot be read
 */
export function pandasIndex(pandas: string, rows: number): PandasIndex | null {
  if (pandas === '') return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(pandas);
  } catch {
    return null;
  }
  const known = v.safeParse(PANDAS, parsed);
  if (!known.success || known.output.index_columns.length !== 1) return null;
  const index = known.output.index_columns[0]!;
  if (typeof index === 'string') return { stored: index };
  const { name, start, step } = index;
  const cells = Array.from({ length: rows }, (_, row) => start + step * row);
  return { range: { name: name || UNNAMED, cells } };
}
