import type { DecodedArray, Encoding } from 'hyparquet';
// hyparquet's own modules, which it may change in any release: package.json names its exact version.
import { alpDecode } from 'hyparquet/src/alp.js';
import { convert } from 'hyparquet/src/convert.js';
import { deltaBinaryUnpack, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { readRuns } from './runs.ts';

/** The largest block of differences that any writer makes. */
const LARGEST_BLOCK = 2 ** 16;
/** More bytes than any number in decimal digits has. */
const LONGEST_DECIMAL = 64;
/** The most bytes of a page's texts, if each continues the one before. */
const MOST_TEXT = 2 ** 28;

type Reader = Parameters<typeof deltaBinaryUnpack>[0];
/** The properties of a column by which hyparquet decodes it. */
export type ColumnDecoder = Parameters<typeof convert>[1];

/**
 * Reads the values of a page. Fields that hyparquet would follow without end, or allocate memory for, are checked first.
 *
 * @param bytes  of the values only, unpacked
 * @param count  the number of values; missing entries have none
 * @throws Error when they are damaged
 */
export function readValues(
  bytes: Uint8Array,
  encoding: Encoding,
  count: number,
  decoder: ColumnDecoder,
  dictionary: DecodedArray | undefined,
): DecodedArray {
  if (count === 0) return [];
  if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
    if (!dictionary) throw new Error('a page of dictionary indices, and no dictionary');
    return lookedUp(readRuns(bytes.subarray(1), bytes[0] ?? 0, new Uint32Array(count)), dictionary);
  }
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const values = decoded(reader, encoding, count, decoder);
  if (decoder.element.converted_type === 'DECIMAL') {
    for (const value of values as ArrayLike<unknown> & Iterable<unknown>) {
      if (value instanceof Uint8Array && value.length > LONGEST_DECIMAL)
        throw new Error(`a number of ${value.length} bytes`);
    }
  }
  return convert(values, decoder);
}

function lookedUp(places: Uint32Array, dictionary: DecodedArray): DecodedArray {
  const values = new Array<unknown>(places.length);
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (place >= dictionary.length) throw new Error(`index ${place} in a dictionary of ${dictionary.length}`);
    values[i] = dictionary[place];
  }
  return values;
}

function decoded(
  reader: Reader,
  encoding: Encoding,
  count: number,
  { type, element }: ColumnDecoder,
): DecodedArray {
  const { byteLength } = reader.view;
  switch (encoding) {
    case 'PLAIN':
      if (type === 'BYTE_ARRAY' && 4 * count > byteLength)
        throw new Error(`${count} texts in ${byteLength} bytes`);
      return inside(reader, readPlain(reader, type, count, element.type_length));
    case 'BYTE_STREAM_SPLIT':
      if (count * (element.type_length ?? 1) > byteLength)
        throw new Error(`${count} numbers in ${byteLength} bytes`);
      return byteStreamSplit(reader, count, type, element.type_length);
    case 'ALP':
      return alpDecode(reader, count, type);
    case 'DELTA_BINARY_PACKED':
      return differences(reader, type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count));
    case 'DELTA_LENGTH_BYTE_ARRAY': {
      checkDifferences(reader);
      const texts = new Array<Uint8Array>(count);
      deltaLengthByteArray(reader, count, texts);
      return inside(reader, texts);
    }
    case 'DELTA_BYTE_ARRAY':
      return continued(reader, count);
    default:
      throw new Error(`an encoding that cannot be read (${encoding})`);
  }
}

/** Checks that values end within their page: hyparquet's views of numbers and texts may reach into the next one. */
function inside<T>({ view, offset }: Reader, values: T): T {
  if (offset > view.byteLength) throw new Error(`values of ${offset} bytes in ${view.byteLength}`);
  return values;
}

/** Numbers stored as differences. Their head is checked first, because with less than one block they would be read without end. */
function differences<T extends Int32Array | BigInt64Array>(reader: Reader, out: T): T {
  checkDifferences(reader);
  deltaBinaryUnpack(reader, out.length, out);
  return out;
}

function checkDifferences({ view, offset }: Reader): void {
  const head = { view, offset };
  const [block, parts] = [readVarInt(head), readVarInt(head)];
  if (!(parts >= 1 && block >= parts && block <= LARGEST_BLOCK && block % parts === 0))
    throw new Error(`a block of ${block} differences in ${parts} parts`);
}

/** Texts that each repeat the beginning of the one before, for a given number of bytes. */
function continued(reader: Reader, count: number): Uint8Array[] {
  const shared = differences(reader, new Int32Array(count));
  const own = differences(reader, new Int32Array(count));
  const { view } = reader;
  let before = new Uint8Array(0);
  let total = 0;
  return Array.from(shared, (common, i) => {
    const length = own[i]!;
    if (common < 0 || common > before.length || length < 0 || length > view.byteLength - reader.offset)
      throw new Error(`a text of ${common} and ${length} bytes`);
    total += common + length;
    if (total > MOST_TEXT) throw new Error(`texts of more than ${MOST_TEXT} bytes in a page`);
    const text = new Uint8Array(common + length);
    text.set(before.subarray(0, common));
    text.set(new Uint8Array(view.buffer, view.byteOffset + reader.offset, length), common);
    reader.offset += length;
    before = text;
    return text;
  });
}
