import type { FileMetaData } from 'hyparquet';
import { rowStart, type Cooccurrence } from '../../math/cooccurrence.ts';
import { DataError } from '../error.ts';
import type { OpenedFile } from '../sources/source.ts';
import { checkDiagonal, emptyCounts } from './cooccurrence.ts';
import { listNames } from './npz.ts';

/** The columns of a table of counts, as `recipes/cooccurrence.sql` names them. */
const COLUMNS = ['feature_a', 'feature_b', 'blocks', 'recorded'] as const;
type Column = (typeof COLUMNS)[number];

/** Whether a file is Parquet, by its first bytes. */
export const isParquet = async (file: OpenedFile): Promise<boolean> =>
  file.size >= 12 && new TextDecoder('latin1').decode(await file.read(0, 4)) === 'PAR1';

/**
 * How many pairs a file of counts holds, by its head.
 *
 * @throws DataError when a column is missing
 */
export const countedPairs = async (opened: OpenedFile, file: string): Promise<number> =>
  (await openTable(opened, file)).rows;

/**
 * Reads counts of pairs from Parquet: `feature_a`, `feature_b` (in either order, each pair once, a feature with itself too),
 * `blocks` in which both fire, and `recorded`, the number of blocks. Pairs that are left out count 0. Read by row groups.
 *
 * @param features  the number of features; null to take it from the largest
 * @throws DataError when a column is missing or a value is no such number
 */
export async function readCooccurrenceParquet(
  opened: OpenedFile,
  file: string,
  features: number | null,
): Promise<Cooccurrence> {
  const table = await openTable(opened, file);
  let [top, recorded] = [0, 0];
  for (const { feature_a: a, feature_b: b, recorded: blocks } of table.groups()) {
    const [first, second, all] = [await a(), await b(), await blocks()];
    for (let i = 0; i < first.length; i++) {
      top = Math.max(top, first[i]!, second[i]!);
      recorded ||= all[i]!;
      if (all[i] !== recorded) {
        throw new DataError(
          `${file}: recorded should be one number of blocks throughout, found ${recorded} and ${all[i]}; count one table of firings.`,
        );
      }
    }
  }
  if (recorded === 0)
    throw new DataError(`${file}: expected counts of pairs, found none; count the firings again.`);
  const count = features ?? top + 1;
  if (top >= count) {
    throw new DataError(
      `${file}: counts of feature ${top.toLocaleString('en')}, the layer has ${count.toLocaleString('en')}; use the files of one and the same SAE.`,
    );
  }
  const counts = emptyCounts(count, recorded, file);
  for (const { feature_a: a, feature_b: b, blocks } of table.groups()) {
    const [first, second, together] = [await a(), await b(), await blocks()];
    for (let p = 0; p < first.length; p++) {
      const [i, j] = [Math.min(first[p]!, second[p]!), Math.max(first[p]!, second[p]!)];
      const at = rowStart(i, count) + j - i;
      if (counts[at] !== 0 || together[p]! > recorded || together[p] === 0) {
        throw new DataError(
          `${file}: the pair (${i}, ${j}) should have one count from 1 to ${recorded}, found ${together[p]}${counts[at] === 0 ? '' : ` after ${counts[at]}`}; count rows of distinct blocks and features.`,
        );
      }
      counts[at] = together[p]!;
    }
  }
  const found = { features: count, blocks: recorded, counts };
  checkDiagonal(found, file);
  return found;
}

/** Reads a column's values in one row group. */
type ReadColumn = () => Promise<Float64Array>;

async function openTable(opened: OpenedFile, file: string) {
  // Only who opens a Parquet file loads what reads it.
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const buffer = {
    byteLength: opened.size,
    // The buffer of a copy is the part that was asked for and no more.
    slice: async (from: number, to = opened.size) => (await opened.read(from, to)).slice().buffer,
  };
  const damaged = (error: unknown) =>
    new DataError(
      `${file}: expected a Parquet file, found that it cannot be read (${error instanceof Error ? error.message : String(error)}); write it again.`,
    );
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(buffer);
  } catch (error) {
    throw damaged(error);
  }
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const missing = COLUMNS.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new DataError(
      `${file}: expected columns feature_a, feature_b, blocks and recorded, found ${listNames(names)}; count pairs by recipes/cooccurrence.sql.`,
    );
  }
  // A pair takes a bit at the least: a header that promises more rows is not believed.
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (!(rows >= 0 && rows <= 8 * opened.size)) {
    throw damaged(`${rows} rows in ${opened.size} bytes`);
  }
  const read = async (column: Column, from: number, to: number): Promise<Float64Array> => {
    const values = new Float64Array(to - from).fill(NaN);
    try {
      await parquetRead({
        ...{ file: buffer, metadata, compressors, columns: [column], rowStart: from, rowEnd: to },
        onChunk: ({ columnData, rowStart: first }) => {
          for (let i = 0; i < columnData.length; i++) {
            const at = first + i - from;
            if (at >= 0 && at < values.length) values[at] = Number(columnData[i]);
          }
        },
      });
    } catch (error) {
      throw damaged(error);
    }
    const bad = values.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value <= 0xffffffff));
    if (bad < 0) return values;
    throw new DataError(
      `${file}: row ${from + bad}: ${column} should be a whole number, found ${values[bad]}; count pairs by recipes/cooccurrence.sql.`,
    );
  };
  return {
    rows,
    *groups(): Generator<Readonly<Record<Column, ReadColumn>>> {
      let from = 0;
      for (const { num_rows: count } of metadata.row_groups) {
        const [begin, end] = [from, (from += Number(count))];
        const column =
          (name: Column): ReadColumn =>
          () =>
            read(name, begin, end);
        yield {
          ...{ feature_a: column('feature_a'), feature_b: column('feature_b') },
          ...{ blocks: column('blocks'), recorded: column('recorded') },
        };
      }
    },
  };
}
