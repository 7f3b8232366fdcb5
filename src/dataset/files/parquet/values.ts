import type { DecodedArray, Encoding } from 'hyparquet';
import { alpDecode } from 'hyparquet/src/alp.js';
import { convert } from 'hyparquet/src/convert.js';
import { deltaBinaryUnpack, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { readRuns } from './runs.ts';

/** No writer makes larger blocks of differences. */
const LARGEST_BLOCK = 2 ** 16;
/** No number in decimal digits has more bytes. */
const LONGEST_DECIMAL = 64;
/** Most bytes of a page's texts, where each goes on from the one before. */
const MOST_TEXT = 2 ** 28;

type Reader = Parameters<typeof deltaBinaryUnpack>[0];
/** What hyparquet decodes a column by. */
export type ColumnDecoder = Parameters<typeof convert>[1];

/**
 * Reads the values of a page. What hyparquet would follow without end or lay out room for is looked at first.
 *
 * @param bytes  of the values alone, unpacked
 * @param count  how many there are; what is nothing has no value
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
    if (!dictionary) throw new Error('a page of places in a dictionary, and no dictionary');
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
    if (place >= dictionary.length) throw new Error(`place ${place} in a dictionary of ${dictionary.length}`);
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
      throw new Error(`an encoding that is not read (${encoding})`);
  }
}

/** hyparquet's views of numbers and texts may reach beyond their page, into the next. */
function inside<T>({ view, offset }: Reader, values: T): T {
  if (offset > view.byteLength) throw new Error(`values of ${offset} bytes in ${view.byteLength}`);
  return values;
}

/** Numbers as differences; their head is looked at first, for by a number of blocks below 1 they would be read without end. */
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

/** Texts of which each begins as the one before it, for so many bytes. */
function continued(reader: Reader, count: number): Uint8Array[] {
  const shared = differences(reader, new Int32Array(count));
  const own = differences(reader, new Int32Array(count));
  const { view } = reader;
  let before = new Uint8Array(0);
  let total = 0;
  return Array.from(shared, (kept, i) => {
    const length = own[i]!;
    if (kept < 0 || kept > before.length || length < 0 || length > view.byteLength - reader.offset)
      throw new Error(`a text of ${kept} and ${length} bytes`);
    total += kept + length;
    if (total > MOST_TEXT) throw new Error(`texts of more than ${MOST_TEXT} bytes in a page`);
    const text = new Uint8Array(kept + length);
    text.set(before.subarray(0, kept));
    text.set(new Uint8Array(view.buffer, view.byteOffset + reader.offset, length), kept);
    reader.offset += length;
    before = text;
    return text;
  });
}
