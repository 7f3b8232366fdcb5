import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaTree } from 'hyparquet';
import type { OpenedFile } from '../../sources/source.ts';
import { checkThrift } from './thrift.ts';

/** Most heads are within so many bytes of the end, and read at once. */
const FIRST = 2 ** 16;
/** The head's length, and `PAR1`. */
const END = 8;

/**
 * Reads the head of a Parquet file, which stands at its end.
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
