import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaTree } from 'hyparquet';
import type { OpenedFile } from '../../sources/source.ts';
import { checkThrift } from './thrift.ts';

/** The number of bytes at the file's end that are read first; most heads lie within them. */
const FIRST = 2 ** 16;
/** The size of the head's length and of `PAR1`, in bytes. */
const END = 8;

/**
 * Reads the head of a Parquet file, which is at the file's end.
 *
 * @throws Error when it is damaged
 */
export async function readHead(
  opened: OpenedFile,
): Promise<{ readonly metadata: FileMetaData; readonly schema: SchemaTree }> {
  const { size } = opened;
  let end = await opened.read(Math.max(0, size - FIRST), size);
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  if (end.length < END || view.getUint32(end.length - 4, true) !== 0x31524150)
    throw new Error('its last bytes are not “PAR1”');
  const length = view.getUint32(end.length - END, true) + END;
  if (length > size) throw new Error(`a head of ${length} bytes in ${size}`);
  if (length > end.length) end = await opened.read(size - length, size);
  const head = end.subarray(end.length - length);
  checkThrift(head.subarray(0, length - END));
  const metadata = parquetMetadata(head, { geoparquet: false });
  return { metadata, schema: parquetSchema(metadata) };
}
