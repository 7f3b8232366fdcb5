import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
// hyparquet's own modules, which it may change in any release: package.json names its exact version.
import { parquetHeader } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getTreePath } from 'hyparquet/src/schema.js';
import type { OpenedFile } from '../../sources/source.ts';
import { type Page, rowsOf } from './rows.ts';
import { readRuns } from './runs.ts';
import { checkThrift } from './thrift.ts';
import { type ColumnDecoder, readValues } from './values.ts';

/** The most bytes that a byte of a compressed page may unpack to, by codec; brotli has no bound. */
const EXPANSION: Readonly<Record<string, number>> = {
  UNCOMPRESSED: 1,
  SNAPPY: 64,
  LZ4: 256,
  LZ4_RAW: 256,
  GZIP: 1040,
  ZSTD: 2 ** 16,
};

/** Unpacks pages, by codec; the code for zstd is loaded when it is needed. */
const unpackers = async (codec: ColumnMetaData['codec']) =>
  codec === 'ZSTD' ? { ...compressors, ZSTD: await (await import('./zstd.ts')).zstdUnpacker() } : compressors;

/**
 * Reads a column, flat or of lists, in one row group. It goes page by page and passes on each row's value as soon as it
 * is complete, so that of a row group, which may be the whole file, no more than a page is held in memory. hyparquet
 * parses heads and decodes values; levels and dictionaries are read here, because hyparquet would fill in a run of any
 * length that a damaged page claims.
 *
 * @param take  receives the values of a list, flat, or null for a row without a list
 * @throws Error when it is damaged, and whatever `take` throws
 */
export async function eachRow(
  opened: OpenedFile,
  chunk: ColumnMetaData,
  schema: SchemaTree,
  take: (value: unknown) => void,
): Promise<void> {
  const schemaPath = getTreePath(schema, chunk.path_in_schema);
  const { element } = schemaPath.at(-1);
  const { path_in_schema: pathInSchema, type, codec } = chunk;
  if (type !== element.type) throw new Error('a column of another type than its head says');
  const decoder: ColumnDecoder = {
    pathInSchema,
    type,
    codec,
    element,
    schemaPath,
    parsers: DEFAULT_PARSERS,
    compressors: await unpackers(codec),
  };
  // A column without a dictionary has no offset of one, or the offset 0.
  const begin = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const end = Math.min(opened.size, begin + Number(chunk.total_compressed_size));
  if (!(begin >= 0 && begin <= end)) throw new Error(`a column from byte ${begin} to ${end}`);
  const bytes = await opened.read(begin, end);
  const rows = rowsOf(schemaPath, take);
  let dictionary: DecodedArray | undefined;
  let left = Number(chunk.num_values);
  for (let at = 0; left > 0 && at < bytes.length;) {
    const { header, body, next } = pageAt(bytes, at, codec);
    at = next;
    if (header.type === 'DICTIONARY_PAGE') dictionary = readDictionary(header, body, decoder);
    else if (header.type !== 'INDEX_PAGE') {
      const page = readPage(header, body, decoder, dictionary, left);
      left -= page.entries;
      rows.add(page);
    }
  }
  rows.end();
}

/** The head of a page, checked, and the bytes behind it. */
function pageAt(bytes: Uint8Array, at: number, codec: ColumnMetaData['codec']) {
  const begin = checkThrift(bytes, at);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: at };
  const header = parquetHeader(reader);
  const stored = whole(header.compressed_page_size);
  const size = whole(header.uncompressed_page_size);
  const next = begin + stored;
  if (next > bytes.length) throw new Error(`a page of ${stored} bytes beyond its column`);
  if (size > (EXPANSION[codec] ?? Infinity) * stored)
    throw new Error(`a page of ${stored} bytes that holds ${size}`);
  return { header, body: bytes.subarray(begin, next), next };
}

/** A field of a head as a size. The file itself says which type its fields have, so it may be no number. */
function whole(field: unknown): number {
  if (typeof field === 'number' && Number.isInteger(field) && field >= 0) return field;
  throw new Error('a size in a head that is no size');
}

function readDictionary(header: PageHeader, body: Uint8Array, decoder: ColumnDecoder): DecodedArray {
  const count = whole(header.dictionary_page_header?.num_values);
  const size = header.uncompressed_page_size;
  if (count > size) throw new Error(`a dictionary of ${count} values in ${size} bytes`);
  const plain = decompressPage(body, size, decoder.codec, decoder.compressors);
  return readValues(plain, 'PLAIN', count, decoder, undefined);
}

function readPage(
  header: PageHeader,
  body: Uint8Array,
  decoder: ColumnDecoder,
  dictionary: DecodedArray | undefined,
  left: number,
): Page {
  const { data_page_header: first, data_page_header_v2: second } = header;
  const head = header.type === 'DATA_PAGE' ? first : header.type === 'DATA_PAGE_V2' ? second : null;
  if (!head) throw new Error('a page of unknown kind');
  const entries = whole(head.num_values);
  if (entries > left) throw new Error(`a page of ${entries} values where ${left} are left`);
  const highest = {
    repetition: getMaxRepetitionLevel(decoder.schemaPath),
    definition: getMaxDefinitionLevel(decoder.schemaPath),
  };
  const parts =
    second && header.type === 'DATA_PAGE_V2'
      ? apart(body, header, second, decoder)
      : inARow(
          decompressPage(body, header.uncompressed_page_size, decoder.codec, decoder.compressors),
          highest,
        );
  const repetition = levels(parts.repetition, highest.repetition, entries);
  const definition = levels(parts.definition, highest.definition, entries);
  let present = entries;
  if (definition) for (const level of definition) if (level < highest.definition) present--;
  const values = readValues(parts.values, head.encoding, present, decoder, dictionary);
  return { entries, repetition, definition, values };
}

interface Parts {
  readonly repetition: Uint8Array;
  readonly definition: Uint8Array;
  readonly values: Uint8Array;
}

/** In pages of version 2, levels stand unpacked before the values, and the head gives their lengths. */
function apart(
  body: Uint8Array,
  { uncompressed_page_size: size }: PageHeader,
  head: NonNullable<PageHeader['data_page_header_v2']>,
  { codec, compressors: packers }: ColumnDecoder,
): Parts {
  const above = whole(head.repetition_levels_byte_length);
  const beside = whole(head.definition_levels_byte_length);
  if (above + beside > Math.min(size, body.length))
    throw new Error(`levels of ${above} and ${beside} bytes in a page of ${size}`);
  const packed = body.subarray(above + beside);
  const room = size - above - beside;
  // An empty page has no packed bytes either.
  const plain = head.is_compressed === false || room === 0;
  return {
    repetition: body.subarray(0, above),
    definition: body.subarray(above, above + beside),
    values: plain ? packed : decompressPage(packed, room, codec, packers),
  };
}

/** In pages of version 1, each kind of levels stands behind its length. */
function inARow(page: Uint8Array, highest: { repetition: number; definition: number }): Parts {
  let at = 0;
  const part = (level: number) => {
    if (level === 0) return new Uint8Array(0);
    const length = new DataView(page.buffer, page.byteOffset + at, page.byteLength - at).getUint32(0, true);
    if (length > page.length - at - 4)
      throw new Error(`levels of ${length} bytes in a page of ${page.length}`);
    const found = page.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return found;
  };
  const [repetition, definition] = [part(highest.repetition), part(highest.definition)];
  return { repetition, definition, values: page.subarray(at) };
}

function levels(bytes: Uint8Array, highest: number, count: number): Uint8Array | null {
  if (highest === 0) return null;
  const found = readRuns(bytes, 32 - Math.clz32(highest), new Uint8Array(count));
  if (found.some((level) => level > highest)) throw new Error(`a level beyond ${highest}`);
  return found;
}
