import type { Matrix } from '../../../math/matrices/matrix.ts';
import { AS_FOUND, type Corrections } from '../../corrections.ts';
import { DataError } from '../../error.ts';
import type { JsonLines } from '../../files/json.ts';
import { isParquet, openParquet } from '../../files/parquet/parquet.ts';
import { gunzipStart, isGzip } from '../../files/inflate.ts';
import { binaryWords, readBinaryWords, type Words } from '../../files/wordVectors.ts';
import { readTable } from './table.ts';
import { isTextTable } from './textTable.ts';
import { vectorsOf } from './vectorParquet.ts';
import { createCache } from '../../sources/cache.ts';
import { type OpenedFile, type Source, wholeFile } from '../../sources/source.ts';

/** A table of vectors, and what its rows are. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  /** `[rows, columns]`; read when they are asked for, if the file gives their size in advance */
  vectors(): Promise<Matrix>;
  /** what each row is, and its further columns; `[rows]` */
  labels(): Promise<JsonLines>;
  /** the rows' words, `[rows]` */
  words(): Promise<readonly string[]>;
}

/** Enough of a file to distinguish text from other bytes, in bytes. */
const LOOKED_AT = 1024;

/** The table at a path, opened once; null if the file is something else. */
export type Tables = (path: string) => Promise<Table | null>;

/**
 * Opens the tables of vectors of a source: a text table is read at once, of Parquet only the head.
 *
 * @param correctionsOf  what the user says about the table at a path
 */
export function tablesOf(source: Source, correctionsOf: (path: string) => Corrections | undefined): Tables {
  const cached = createCache();
  return (path) =>
    cached(path, async () => {
      const file = await source.open(path);
      const corrections = correctionsOf(path) ?? AS_FOUND;
      const name = source.describe(path);
      if (/\.parquet$/i.test(path) && (await isParquet(file))) {
        checkUpright(corrections, name);
        return parquetTable(file, name, corrections);
      }
      // The beginning is enough: a checkpoint is not read whole to find that it is no table.
      const start = await file.read(0, Math.min(LOOKED_AT, file.size));
      if (/\.bin(\.gz)?$/i.test(path)) {
        if (!binaryWords(isGzip(start) ? await gunzipStart(start, LOOKED_AT, name) : start)) return null;
        checkUpright(corrections, name);
        return wordTable(await readBinaryWords(await wholeFile(file, name), name));
      }
      if (!isTextTable(start, path)) return null;
      checkUpright(corrections, name);
      return wordTable(await readTable(file, name, corrections));
    });
}

/** A table that is in memory. */
const wordTable = ({ words, vectors }: Words): Table => ({
  rows: vectors.rows,
  columns: vectors.columns,
  vectors: async () => vectors,
  labels: async () => ({ records: words.map((description) => ({ description })), skipped: 0 }),
  words: async () => words,
});

/** Refuses to transpose a table, which has a row for each vector. */
function checkUpright({ transpose }: Corrections, name: string): void {
  if (!transpose) return;
  throw new DataError(
    `${name}: expected an array to transpose, found a table, which has a row for each vector; remove the correction “transpose”.`,
  );
}

async function parquetTable(file: OpenedFile, name: string, corrections: Corrections): Promise<Table> {
  const found = await vectorsOf(await openParquet(file, name), name, corrections);
  const cached = createCache();
  const labels = () => cached('labels', () => found.labels());
  return {
    rows: found.rows,
    columns: found.dim,
    labels,
    vectors: () => cached('vectors', () => found.vectors()),
    words: async () =>
      (await labels()).records.map(({ description }, row) =>
        typeof description === 'string' ? description : String(row),
      ),
  };
}
