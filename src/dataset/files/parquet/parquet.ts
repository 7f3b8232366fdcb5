import type { FileMetaData, SchemaTree } from 'hyparquet';
import { DataError } from '../../error.ts';
import type { OpenedFile } from '../../sources/source.ts';

/** A column of a Parquet table at its top level. */
export interface ParquetColumn {
  readonly name: string;
  /** lists are lists of numbers, and truths true or false; other columns are left alone */
  readonly kind: 'number' | 'text' | 'truth' | 'list' | 'other';
  /** the number of values in all row groups according to the head; those of lists are counted one by one */
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
  /** what pandas wrote about its frame, as JSON; empty if another program wrote the file */
  readonly pandas: string;
  /**
   * Reads a column's values in one row group and passes them on one by one: numbers, texts, true or false, lists of numbers, or
   * null for a missing value. No more than a page is held in memory at a time.
   *
   * @throws DataError when it is damaged, and whatever `take` throws
   */
  each(column: string, group: RowGroup, take: (row: number, value: unknown) => void): Promise<void>;
}

/** A value as a number; NaN if it is not a number. */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN;

/** Whether a file is Parquet, by its first bytes. */
export const isParquet = async (file: OpenedFile): Promise<boolean> =>
  file.size >= 12 && new TextDecoder('latin1').decode(await file.read(0, 4)) === 'PAR1';

/**
 * Opens a Parquet file (apache/parquet-format). Its head is read now, its columns when they are asked for.
 *
 * @param file  the file's name, for messages
 * @throws DataError when it is not Parquet, or its head promises more than it can hold
 */
export async function openParquet(opened: OpenedFile, file: string): Promise<ParquetTable> {
  // The code that reads Parquet is loaded only when it is needed.
  const [{ readHead }, { eachRow }] = await Promise.all([import('./head.ts'), import('./pages.ts')]);
  const { metadata, schema } = await readHead(opened).catch((error: unknown) => {
    throw damaged(file, error);
  });
  let columns: ParquetColumn[];
  try {
    columns = columnsOf(schema, metadata);
    checkCounts(metadata, columns, opened.size);
  } catch (error) {
    throw damaged(file, error);
  }
  const groups: RowGroup[] = [];
  for (const { num_rows: count } of metadata.row_groups) {
    const from = groups.at(-1)?.to ?? 0;
    groups.push({ from, to: from + Number(count) });
  }
  return {
    rows: groups.at(-1)?.to ?? 0,
    columns,
    groups,
    pandas: pandasOf(metadata),
    async each(column, group, take) {
      const { from, to } = group;
      const stored = metadata.row_groups[groups.indexOf(group)]?.columns;
      const chunk = stored?.find(({ meta_data: meta }) => meta?.path_in_schema[0] === column)?.meta_data;
      let row = from;
      try {
        if (!chunk) throw new Error(`no column “${column}” in the rows from ${from}`);
        await eachRow(opened, chunk, schema, (value) => {
          if (row === to) throw new Error(`more than ${to - from} rows`);
          take(row++, value);
        });
        if (row < to) throw new Error(`${row - from} rows in place of ${to - from}`);
      } catch (error) {
        throw damaged(file, error);
      }
    },
  };
}

function pandasOf({ key_value_metadata: entries }: FileMetaData): string {
  const value: unknown = entries?.find(({ key }) => key === 'pandas')?.value;
  return typeof value === 'string' ? value : '';
}

/** Our own errors say what is wrong; the engine's, on a missing value, say nothing to the user. */
function damaged(file: string, error: unknown): DataError {
  if (error instanceof DataError) return error;
  const { name, message } = error as Error;
  const ours = name === 'Error' && !/undefined|NaN|\[object/.test(message);
  return new DataError(
    `${file}: expected a Parquet file, found that it cannot be read (${ours ? message : 'its parts do not fit together'}); write it again.`,
  );
}

/** Lists whose numbers are mostly the same may be packed well; more numbers in a byte than this are not believed. */
const NUMBERS_PER_BYTE = 1024;

/** Checks the numbers of rows and values that a head promises against each other and against the file's size. */
function checkCounts(metadata: FileMetaData, columns: readonly ParquetColumn[], size: number): void {
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  let [rows, stored] = [0, 0];
  for (const { num_rows: count, columns: chunks } of metadata.row_groups) {
    const inGroup = Number(count);
    if (!(Number.isSafeInteger(inGroup) && inGroup >= 0)) throw new Error(`${inGroup} rows stored together`);
    rows += inGroup;
    for (const { meta_data: chunk } of chunks) {
      if (!chunk) continue;
      const values = Number(chunk.num_values);
      stored += Number(chunk.total_compressed_size);
      const kind = kinds.get(chunk.path_in_schema[0]!);
      if (kind === 'list' ? !(values >= inGroup) : kind !== 'other' && values !== inGroup)
        throw new Error(`${values} values in ${inGroup} rows`);
    }
  }
  if (Number(metadata.num_rows) !== rows) throw new Error(`${rows} rows in place of ${metadata.num_rows}`);
  // A row takes at least a bit, so a head that promises more is not believed.
  if (rows > 8 * size) throw new Error(`${rows} rows in ${size} bytes`);
  if (!(stored <= size)) throw new Error(`columns of ${stored} bytes in ${size}`);
  const most = Math.max(0, ...columns.filter(({ kind }) => kind === 'list').map(({ values }) => values));
  if (!(most <= NUMBERS_PER_BYTE * size)) throw new Error(`${most} numbers in ${size} bytes`);
}

function columnsOf(schema: SchemaTree, { row_groups: groups }: FileMetaData): ParquetColumn[] {
  const values = new Map<string, number>();
  for (const { meta_data: chunk } of groups.flatMap(({ columns }) => columns)) {
    const name = chunk?.path_in_schema[0];
    if (name !== undefined) values.set(name, (values.get(name) ?? 0) + Number(chunk!.num_values));
  }
  return schema.children.map((child) => {
    const name: unknown = child.element.name;
    if (typeof name !== 'string') throw new Error('a column without a name');
    return { name, kind: kindOf(child), values: values.get(name) ?? 0 };
  });
}

function kindOf({ element, children }: SchemaTree): ParquetColumn['kind'] {
  if (children.length === 0) return element.repetition_type === 'REPEATED' ? 'other' : leafKind(element);
  if (element.converted_type !== 'LIST' || children.length !== 1) return 'other';
  // The list, then its items; older writers omit the step between.
  const [repeated] = children as [SchemaTree];
  const item =
    repeated.children.length === 0 ? repeated : repeated.children.length === 1 ? repeated.children[0]! : null;
  return item && item.children.length === 0 && leafKind(item.element) === 'number' ? 'list' : 'other';
}

function leafKind({
  type,
  converted_type: converted,
  logical_type: logical,
}: SchemaTree['element']): 'number' | 'text' | 'truth' | 'other' {
  if (converted === 'UTF8' || converted === 'ENUM' || logical?.type === 'STRING') return 'text';
  if (logical?.type === 'FLOAT16') return 'number';
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return 'number';
  // Dates and times are stored as integers, but they do not measure a row.
  if (converted !== undefined && !/^U?INT_/.test(converted)) return 'other';
  if (logical && logical.type !== 'INTEGER') return 'other';
  if (type === 'BOOLEAN') return 'truth';
  return type === 'FLOAT' || type === 'DOUBLE' || type === 'INT32' || type === 'INT64' ? 'number' : 'other';
}
