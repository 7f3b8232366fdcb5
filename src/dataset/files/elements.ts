import type { Matrix } from '../../math/matrices/matrix.ts';
import { DataError } from '../error.ts';
import { allocate } from '../sources/limits.ts';
import { decodeBfloat16, decodeFloat16 } from './float16.ts';
import { elementCount, shapeText } from './shape.ts';

/** Element types as NumPy abbreviates them (`f4` is float32); `bf2` is bfloat16, `b1` boolean. */
export type ElementType =
  | 'f2'
  | 'f4'
  | 'f8'
  | 'bf2'
  | 'i1'
  | 'i2'
  | 'i4'
  | 'i8'
  | 'u1'
  | 'u2'
  | 'u4'
  | 'u8'
  | 'b1';

export type Elements =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array;

/** An array as read from a file, in C order. Half precision is widened to float32, 64-bit integers to float64. */
export interface DenseArray {
  /** the type in the file */
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: Elements;
}

/** The number of bytes of an element, by type. */
export const ELEMENT_BYTES: Readonly<Record<ElementType, number>> = {
  f2: 2,
  f4: 4,
  f8: 8,
  bf2: 2,
  b1: 1,
  i1: 1,
  i2: 2,
  i4: 4,
  i8: 8,
  u1: 1,
  u2: 2,
  u4: 4,
  u8: 8,
};

/** The names of element types in words. */
export const TYPE_NAMES: Readonly<Record<ElementType, string>> = {
  f2: 'float16',
  f4: 'float32',
  f8: 'float64',
  bf2: 'bfloat16',
  b1: 'bool',
  i1: 'int8',
  i2: 'int16',
  i4: 'int32',
  i8: 'int64',
  u1: 'uint8',
  u2: 'uint16',
  u4: 'uint32',
  u8: 'uint64',
};

/**
 * Decodes a run of elements. If alignment and byte order allow it, the result is a view on `bytes`.
 *
 * @param bytes  a whole number of elements
 * @param bigEndian  whether the file stores the most significant byte first
 * @param file  the file's name, for messages
 * @throws DataError when a 64-bit integer is beyond ±2⁵³
 */
export function decodeElements(
  bytes: Uint8Array,
  type: ElementType,
  bigEndian: boolean,
  file: string,
): Elements {
  const size = ELEMENT_BYTES[type];
  const aligned = bigEndian ? swapped(bytes, size) : bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const count = bytes.length / size;
  const of = <T>(view: new (buffer: ArrayBufferLike, offset: number, length: number) => T) =>
    new view(aligned.buffer, aligned.byteOffset, count);
  switch (type) {
    case 'f2':
      return decodeFloat16(of(Uint16Array));
    case 'bf2':
      return decodeBfloat16(of(Uint16Array));
    case 'f4':
      return of(Float32Array);
    case 'f8':
      return of(Float64Array);
    case 'i1':
      return of(Int8Array);
    case 'i2':
      return of(Int16Array);
    case 'i4':
      return of(Int32Array);
    case 'b1':
    case 'u1':
      return of(Uint8Array);
    case 'u2':
      return of(Uint16Array);
    case 'u4':
      return of(Uint32Array);
    case 'i8':
      return exactIntegers(of(BigInt64Array), file);
    case 'u8':
      return exactIntegers(of(BigUint64Array), file);
  }
}

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const out = bytes.slice();
  for (let at = 0; at < out.length; at += size) out.subarray(at, at + size).reverse();
  return out;
}

function exactIntegers(values: BigInt64Array | BigUint64Array, file: string): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    out[i] = Number(values[i]!);
    if (!Number.isSafeInteger(out[i])) {
      throw new DataError(
        `${file}: element ${i} is ${values[i]!}, beyond the whole numbers that a double holds exactly (2⁵³); save it as int32 or float64.`,
      );
    }
  }
  return out;
}

/** Reorders an array from Fortran order (first index fastest) to C order (last index fastest). */
export function fromFortranOrder<T extends Elements>(data: T, shape: readonly number[]): T {
  if (shape.length < 2) return data;
  const out = data.slice() as T;
  const strides = shape.map((_, axis) => elementCount(shape.slice(0, axis)));
  const index = new Array<number>(shape.length).fill(0);
  let from = 0;
  for (let at = 0; at < out.length; at++) {
    out[at] = data[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

/**
 * A two-dimensional array as a float32 matrix; float32 data is not copied.
 *
 * @param expected  the sizes that are known in advance; null for any size
 * @throws DataError when the array is not a matrix of that shape or holds a NaN, an infinity or a number beyond ±1e15
 */
export function toMatrix(
  array: DenseArray,
  file: string,
  expected: readonly [number | null, number | null] = [null, null],
): Matrix {
  const { shape } = array;
  const fits = shape.length === 2 && expected.every((size, axis) => size === null || size === shape[axis]);
  if (!fits) throw wrongShape(file, expected, shape);
  // A matrix without entries has no directions, and its other size may be any number.
  if (array.data.length === 0) throw emptyShape(file, shape);
  const data = array.data instanceof Float32Array ? array.data : float32(array.data, file);
  const m = { data, rows: shape[0]!, columns: shape[1]! };
  checkFinite(m, file);
  return m;
}

const float32 = (data: Elements, file: string) =>
  allocate(4 * data.length, file, () => Float32Array.from(data));

/** A refusal of an array without entries. */
export function emptyShape(file: string, shape: readonly number[]): DataError {
  return new DataError(
    `${file}: expected at least one row and one column, found shape ${shapeText(shape)}; save an array with elements.`,
  );
}

/**
 * The largest size of a number of a vector. The products of larger ones, added up over the dimensions, exceed float32, and
 * nothing could be drawn or compared.
 */
export const LARGEST = 1e15;

/** A refusal of a number whose square cannot be computed with. */
export function tooLarge(place: string, value: number, file: string): DataError {
  return new DataError(
    `${file}: ${place} is ${Number(value.toPrecision(4))}, expected a number between −1e15 and 1e15, because squares of larger ones overflow; ` +
      'divide all vectors by one number before saving, or leave out such rows.',
  );
}

/**
 * Checks that a matrix can be computed with.
 *
 * @throws DataError naming the first entry that is no number, infinite or beyond ±1e15
 */
export function checkFinite({ data, columns }: Matrix, file: string): void {
  for (let i = 0; i < data.length; i++) {
    // An infinity exceeds the limit, and a NaN is not within it.
    if (Math.abs(data[i]!) <= LARGEST) continue;
    if (Number.isFinite(data[i]!))
      throw tooLarge(`row ${Math.floor(i / columns)}, column ${i % columns}`, data[i]!, file);
    throw new DataError(
      `${file}: row ${Math.floor(i / columns)}, column ${i % columns} is ${data[i]!}, expected a finite number; ` +
        'replace or leave out such rows before saving.',
    );
  }
}

/**
 * A one-dimensional array as float32; float32 data is not copied. NaN stands for a missing value.
 *
 * @throws DataError when it has another shape
 */
export function toVector({ shape, data }: DenseArray, file: string, length: number): Float32Array {
  if (shape.length !== 1 || shape[0] !== length) throw wrongShape(file, [length], shape);
  return data instanceof Float32Array ? data : Float32Array.from(data);
}

/**
 * A one-dimensional array of whole numbers as Uint32.
 *
 * @param length  the expected length; null for any length
 * @throws DataError when it has another shape, or contains a fraction, a negative number or one from 2³² on
 */
export function toIntegers(array: DenseArray, file: string, length: number | null = null): Uint32Array {
  const { shape, data } = array;
  if (shape.length !== 1 || (length !== null && shape[0] !== length)) {
    throw wrongShape(file, [length], shape);
  }
  if (data instanceof Uint32Array) return data;
  const out = new Uint32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    out[i] = data[i]!;
    if (out[i] !== data[i]) {
      throw new DataError(
        `${file}: element ${i} is ${data[i]!}, expected a whole number from 0 to 2³² − 1; save it as an unsigned integer array.`,
      );
    }
  }
  return out;
}

/** A refusal of an array's shape; an expected size of null stands for any size. */
export function wrongShape(
  file: string,
  expected: readonly (number | null)[],
  found: readonly number[],
): DataError {
  return new DataError(
    `${file}: expected an array of shape [${expected.map((size) => size ?? 'any').join(', ')}], found ${shapeText(found)}; ` +
      'save the right array, or correct the sizes that describe it.',
  );
}
