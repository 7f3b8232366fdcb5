import type { ColumnData, FileMetaData, SchemaTree } from 'hyparquet';
import { DataError } from '../error.ts';
import type { OpenedFile } from '../sources/source.ts';
import { eachList } from './parquetPages.ts';

/** A column of a Parquet table at its top level. */
export interface ParquetColumn {
  readonly name: string;
  /** lists are of numbers; what is none of these is left alone */
  readonly kind: 'number' | 'text' | 'list' | 'other';
  /** how many values there are in all, those of lists counted one by one, as the head says */
  readonly values: number;
}

/** Rows that are stored together. */
export interface RowGroup {
  readonly from: number;
  readonly to: number;
}

/** A Parquet file whose columns are read when they are asked for, row group by row group. */
export interface ParquetTable {
  readonly rows: number;
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly RowGroup[];
  /**
   * Reads a column's values in one row group and gives them one by one: numbers, texts, lists of numbers, or nothing
   * where there is none. Of lists no more than a page is held at a time.
   *
   * @throws DataError when it is damaged, and whatever `take` throws
   */
  each(column: string, group: RowGroup, take: (row: number, value: unknown) => void): Promise<void>;
}

/** A value as a number; NaN where there is none. */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN;

/** Whether a file is Parquet, by its first bytes. */
export const isParquet = async (file: OpenedFile): Promise<boolean> =>
  file.size >= 12 && new TextDecoder('latin1').decode(await file.read(0, 4)) === 'PAR1';

/**
 * Opens a Parquet file (apache/parquet-format): its head is read, its columns when they are asked for.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is none, or its head promises more than it can hold
 */
export async function openParquet(opened: OpenedFile, file: string): Promise<ParquetTable> {
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
  const damaged = (error: unknown) => {
    if (error instanceof DataError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new DataError(
      `${file}: expected a Parquet file, found that it cannot be read (${reason}); write it again.`,
    );
  };
  let metadata: FileMetaData;
  let columns: ParquetColumn[];
  try {
    metadata = await parquetMetadataAsync(buffer);
    columns = parquetSchema(metadata).children.map((child) => columnOf(child, metadata));
  } catch (error) {
    throw damaged(error);
  }
  const groups: RowGroup[] = [];
  for (const { num_rows: count } of metadata.row_groups) {
    const from = groups.at(-1)?.to ?? 0;
    groups.push({ from, to: from + Number(count) });
  }
  const rows = groups.at(-1)?.to ?? 0;
  // A row takes a bit at the least: a head that promises more is not believed.
  if (!(rows >= 0 && rows <= 8 * opened.size)) throw damaged(`${rows} rows in ${opened.size} bytes`);
  return {
    ...{ rows, columns, groups },
    async each(column, group, take) {
      const { from, to } = group;
      if (columns.find(({ name }) => name === column)?.kind === 'list') {
        const stored = metadata.row_groups[groups.indexOf(group)]?.columns;
        const chunk = stored?.find(({ meta_data: meta }) => meta?.path_in_schema[0] === column)?.meta_data;
        if (!chunk) throw damaged(`no column “${column}” in the rows from ${from}`);
        const schema = parquetSchema(metadata);
        let row = from;
        try {
          await eachList(opened, { chunk, schema, compressors }, (values) => {
            if (row === to) throw new RangeError(`more than ${to - from} rows`);
            take(row++, values);
          });
          if (row < to) throw new RangeError(`${row - from} rows in place of ${to - from}`);
        } catch (error) {
          throw damaged(error);
        }
        return;
      }
      const give = ({ columnData, rowStart }: ColumnData) => {
        for (let i = 0; i < columnData.length; i++) {
          const row = rowStart + i;
          if (row >= from && row < to) take(row, columnData[i]);
        }
      };
      // Nothing awaits what the reader calls: a refusal is kept until it is done.
      let refused: Error | undefined;
      const onChunk = (chunk: ColumnData) => {
        try {
          if (refused === undefined) give(chunk);
        } catch (error) {
          refused = error as Error;
        }
      };
      const wanted = { columns: [column], rowStart: from, rowEnd: to };
      try {
        await parquetRead({ file: buffer, metadata, compressors, ...wanted, onChunk });
      } catch (error) {
        throw damaged(error);
      }
      if (refused !== undefined) throw refused;
    },
  };
}

function columnOf(tree: SchemaTree, metadata: FileMetaData): ParquetColumn {
  const { name } = tree.element;
  let values = 0;
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data: chunk } of columns) {
      if (chunk?.path_in_schema[0] === name) values += Number(chunk.num_values);
    }
  }
  return { name, kind: kindOf(tree), values };
}

function kindOf({ element, children }: SchemaTree): ParquetColumn['kind'] {
  if (children.length === 0) return element.repetition_type === 'REPEATED' ? 'other' : leafKind(element);
  if (element.converted_type !== 'LIST' || children.length !== 1) return 'other';
  // The list, then its items; older writers leave out the step between.
  const [repeated] = children as [SchemaTree];
  const item =
    repeated.children.length === 0 ? repeated : repeated.children.length === 1 ? repeated.children[0]! : null;
  return item && item.children.length === 0 && leafKind(item.element) === 'number' ? 'list' : 'other';
}

function leafKind({
  type,
  converted_type: converted,
  logical_type: logical,
}: SchemaTree['element']): 'number' | 'text' | 'other' {
  if (converted === 'UTF8' || converted === 'ENUM' || logical?.type === 'STRING') return 'text';
  if (logical?.type === 'FLOAT16') return 'number';
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return 'number';
  // Dates and times are stored as integers; what they count is no measure of a row.
  if (converted !== undefined && !/^U?INT_/.test(converted)) return 'other';
  if (logical && logical.type !== 'INTEGER') return 'other';
  return type === 'FLOAT' || type === 'DOUBLE' || type === 'INT32' || type === 'INT64' ? 'number' : 'other';
}
