import type { ColumnMetaData, Compressors, DecodedArray, SchemaTree } from 'hyparquet';
import type { OpenedFile } from '../sources/source.ts';

/** A column of lists in one row group: where it lies, and what it is in the schema. */
export interface ListChunk {
  readonly chunk: ColumnMetaData;
  readonly schema: SchemaTree;
  readonly compressors: Compressors;
}

/**
 * Reads a column of lists page by page and gives each row's values, flat, as soon as they are whole: of a row group, which may be the
 * whole file, no more than a page is held as objects.
 *
 * @param take  given nothing where a row has no list
 * @throws Error when it is damaged, and whatever `take` throws
 */
export async function eachList(
  opened: OpenedFile,
  { chunk, schema, compressors }: ListChunk,
  take: (values: unknown) => void,
): Promise<void> {
  const [{ parquetHeader, readPage }, { convert, DEFAULT_PARSERS }, { getTreePath }] = await Promise.all([
    import('hyparquet/src/column.js'),
    import('hyparquet/src/convert.js'),
    import('hyparquet/src/schema.js'),
  ]);
  const schemaPath = getTreePath(schema, chunk.path_in_schema);
  const { element } = schemaPath.at(-1);
  const { path_in_schema: pathInSchema, type, codec } = chunk;
  const decoder = { pathInSchema, type, codec, element, schemaPath, compressors, parsers: DEFAULT_PARSERS };
  // A column without a dictionary has no offset of one, or 0.
  const begin = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const bytes = await opened.read(begin, Math.min(opened.size, begin + Number(chunk.total_compressed_size)));
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  let dictionary: DecodedArray | undefined;
  /** the last row, which the next page may go on with */
  let open: unknown[] = [];
  const give = (list: unknown) => take(Array.isArray(list) ? flattened(list) : list);
  while (reader.offset < reader.view.byteLength - 1) {
    const header = parquetHeader(reader);
    const { data } = readPage(reader, header, decoder, dictionary, open, 0);
    if (header.type === 'DICTIONARY_PAGE') {
      dictionary = data && convert(data, decoder);
      continue;
    }
    const lists = data as unknown[];
    for (let i = 0; i + 1 < lists.length; i++) give(lists[i]);
    open = lists.slice(-1);
  }
  open.forEach(give);
}

/** The values of a row, which stand one or two lists deep, as the schema says which steps may be missing. */
function flattened(list: readonly unknown[]): readonly unknown[] {
  let flat = list;
  while (flat.length > 0 && Array.isArray(flat[0])) flat = flat.length === 1 ? flat[0] : flat.flat();
  return flat;
}
