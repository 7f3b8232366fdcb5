import { DataError } from '../error.ts';
import { foreignText } from './foreign.ts';
import type { OpenedFile } from '../sources/source.ts';
import {
  decodeElements,
  type DenseArray,
  ELEMENT_BYTES,
  type ElementType,
  fromFortranOrder,
} from './elements.ts';
import { elementCount, shapeText } from './shape.ts';
import { gunzipSized, isGzip } from './inflate.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy itself refuses longer headers than 10,000 bytes by default (`numpy.lib.format`, `_MAX_HEADER_SIZE`). */
const HEADER_LIMIT = 1 << 16;
/** NumPy itself stops at 64 axes. */
const AXES_LIMIT = 64;

/** What the header of a `.npy` file says about its array. */
export interface NpyHeader {
  readonly type: ElementType;
  readonly bigEndian: boolean;
  readonly fortranOrder: boolean;
  readonly shape: number[];
  /** where the elements begin, in bytes */
  readonly start: number;
}

/**
 * Reads a NumPy `.npy` file, versions 1 to 3 (NumPy, `numpy.lib.format`): float16/32/64, integers of 1 to 8
 * bytes and booleans, either byte order, C or Fortran order.
 *
 * @param file  the file's name, for messages
 * @returns the array in C order; a view on `bytes` if alignment and byte order allow it
 * @throws DataError when the header is not a header or disagrees with the number of bytes
 */
export function readNpy(bytes: Uint8Array, file: string): DenseArray {
  const header = readNpyHeader(bytes, file);
  const { type, bigEndian, fortranOrder, shape, start } = header;
  checkNpySize(header, bytes.length, file);
  const data = decodeElements(bytes.subarray(start), type, bigEndian, file);
  return { type, shape, data: fortranOrder ? fromFortranOrder(data, shape) : data };
}

/**
 * Reads a `.npy` file, gzipped or plain.
 *
 * @throws DataError as `readNpy`, and when the gzip stream is damaged
 */
export async function readNpyFile(bytes: Uint8Array, file: string): Promise<DenseArray> {
  if (!isGzip(bytes)) return readNpy(bytes, file);
  const sizeOf = (start: Uint8Array) => npySize(readNpyHeader(start, file));
  return readNpy(await gunzipSized(bytes, file, 12 + HEADER_LIMIT, sizeOf), file);
}

/** Longer than the header of any array that can be read here, in bytes. */
export const NPY_START = 1 << 12;

/**
 * Reads the header of a `.npy` file from its first bytes only.
 *
 * @throws DataError as `readNpyHeader`
 */
export const readNpyStart = async (given: OpenedFile, file: string): Promise<NpyHeader> =>
  readNpyHeader(await given.read(0, Math.min(given.size, NPY_START)), file);

/** The text of an array without axes, of bytes (`|S3`) or of characters (`<U3`); null when it holds anything else. */
export function readNpyText(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  const [, order, kind, length] = /'descr'\s*:\s*'([<>|=]?)([SU])(\d{1,3})'/.exec(head) ?? [];
  if (kind === undefined || !/'shape'\s*:\s*\(\s*\)/.test(head)) return null;
  const size = Number(length) * (kind === 'U' ? 4 : 1);
  if (size === 0 || size > bytes.length) return null;
  const stored = bytes.slice(-size);
  const text =
    kind === 'U'
      ? new TextDecoder(order === '>' ? 'utf-16be' : 'utf-16le').decode(stored)
      : new TextDecoder('latin1').decode(stored);
  return text.replaceAll('\0', '');
}

/** The size of a file according to its header, in bytes. */
const npySize = ({ type, shape, start }: NpyHeader): number =>
  start + elementCount(shape) * ELEMENT_BYTES[type];

/**
 * Checks that a file is as long as its header promises.
 *
 * @param size  of the whole file, in bytes
 * @throws DataError if it is not
 */
export function checkNpySize({ type, shape, start }: NpyHeader, size: number, file: string): void {
  const expected = elementCount(shape) * ELEMENT_BYTES[type];
  if (expected === size - start) return;
  throw new DataError(
    `${file}: its header promises shape ${shapeText(shape)} of ${type}, ${expected} bytes, found ${size - start}; ` +
      'the file is cut short or damaged, download or write it again.',
  );
}

/**
 * Reads the header of a `.npy` file.
 *
 * @param bytes  the file, or enough of its beginning to hold the header
 * @throws DataError when it is not a header, or describes an array that cannot be read here
 */
export function readNpyHeader(bytes: Uint8Array, file: string): NpyHeader {
  if (bytes.length < 12 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    const foreign = foreignText(bytes);
    throw new DataError(
      `${file}: expected a NumPy .npy file, found ${foreign ?? `${bytes.length === 0 ? 'an empty file' : 'other bytes at its start'}; write it with numpy.save`}.`,
    );
  }
  const version = bytes[6]!;
  if (version < 1 || version > 3) {
    throw new DataError(
      `${file}: expected .npy version 1, 2 or 3, found ${version}; write it with numpy.save.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const start = (version === 1 ? 10 : 12) + length;
  if (length > HEADER_LIMIT) {
    throw new DataError(
      `${file}: expected a header of at most ${HEADER_LIMIT} bytes, found one of ${length}; the file is damaged, or its array has fields, which are not read: save one array.`,
    );
  }
  if (start > bytes.length) {
    throw new DataError(
      `${file}: its header should be ${length} bytes long, found ${bytes.length} bytes in all; the file is cut short or damaged.`,
    );
  }
  const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(bytes.slice(start - length, start));
  return {
    ...readDescr(text, file),
    fortranOrder: readOrder(text, file),
    shape: readShape(text, file),
    start,
  };
}

function readDescr(header: string, file: string): { type: ElementType; bigEndian: boolean } {
  const descr = /'descr'\s*:\s*(?:'([^']*)'|(\[[^\]]*\]))/.exec(header);
  if (!descr) throw badHeader(file, 'descr', 'a type such as <f4', header);
  const match = /^([<>|=])?([fiub])(\d+)$/.exec(descr[1] ?? '');
  const type = match ? match[2]! + match[3]! : '';
  if (!match || !(type in ELEMENT_BYTES)) {
    throw new DataError(
      `${file}: expected an array of floats (f2, f4, f8) or integers (i1 … u8), found type ${descr[1] ?? descr[2]}; ` +
        'convert it before saving, for example array.astype("float32").',
    );
  }
  return { type: type as ElementType, bigEndian: match[1] === '>' };
}

function readOrder(header: string, file: string): boolean {
  const order = /'fortran_order'\s*:\s*(True|False)\b/.exec(header);
  if (!order) throw badHeader(file, 'fortran_order', 'True or False', header);
  return order[1] === 'True';
}

function readShape(header: string, file: string): number[] {
  const shape = /'shape'\s*:\s*\(([\dL,\s]*)\)/.exec(header);
  if (!shape) throw badHeader(file, 'shape', 'a tuple of whole numbers', header);
  const sizes = shape[1]!
    .split(',')
    .map((size) => size.trim().replace(/L$/, ''))
    .filter((size) => size !== '')
    .map(Number);
  if (sizes.length > AXES_LIMIT || !sizes.every(Number.isSafeInteger)) {
    throw badHeader(file, 'shape', 'a tuple of whole numbers', header);
  }
  return sizes;
}

function badHeader(file: string, field: string, expected: string, header: string): DataError {
  const found = header.trim().slice(0, 120);
  return new DataError(
    `${file}: its header's “${field}” should be ${expected}, found ${found ? `“${found}”` : 'an empty header'}; write it with numpy.save.`,
  );
}

/** The arrays that `writeNpy` takes; float16 comes as bit patterns, marked by `type`. */
export type WritableElements =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int32Array;

/**
 * Writes a `.npy` file, version 1, byte for byte as `numpy.save` does.
 *
 * @param data  elements in C order; a Uint16Array is written as float16 if `type` is `f2`
 * @throws RangeError when the shape does not match the data
 */
export function writeNpy(data: WritableElements, shape: readonly number[], type?: 'f2'): Uint8Array {
  if (elementCount(shape) !== data.length) {
    throw new RangeError(`writeNpy: ${data.length} elements do not fill shape ${shapeText(shape)}`);
  }
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dictionary = `{'descr': '${descrOf(data, type)}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64 - 10;
  const header = new TextEncoder().encode(dictionary.padEnd(length - 1) + '\n');
  const out = new Uint8Array(10 + length + data.byteLength);
  out.set([...MAGIC, 1, 0, length & 255, length >> 8]);
  out.set(header, 10);
  out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), 10 + length);
  return out;
}

function descrOf(data: WritableElements, type: 'f2' | undefined): string {
  if (type) return '<f2';
  if (data instanceof Float32Array) return '<f4';
  if (data instanceof Float64Array) return '<f8';
  if (data instanceof Uint8Array) return '|u1';
  if (data instanceof Uint16Array) return '<u2';
  if (data instanceof Uint32Array) return '<u4';
  return '<i4';
}
