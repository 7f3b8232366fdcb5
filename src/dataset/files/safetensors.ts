import { DataError, listNames } from '../error.ts';
import { decodeElements, type DenseArray, ELEMENT_BYTES, type ElementType } from './elements.ts';
import { foreignText } from './foreign.ts';
import { elementCount, shapeText } from './shape.ts';
import { type OpenedFile, opened, type Readable, type ReadOptions } from '../sources/source.ts';
import { shownJson } from './json.ts';

/** The limit of the reference implementation (huggingface/safetensors, `MAX_HEADER_SIZE`). */
const HEADER_LIMIT = 100_000_000;
/** The number of bytes read first; the header of every SAE is shorter. */
const FIRST_READ = 1 << 16;

const TYPES: Readonly<Record<string, ElementType>> = {
  F64: 'f8',
  F32: 'f4',
  F16: 'f2',
  BF16: 'bf2',
  BOOL: 'b1',
  I8: 'i1',
  I16: 'i2',
  I32: 'i4',
  I64: 'i8',
  U8: 'u1',
  U16: 'u2',
  U32: 'u4',
  U64: 'u8',
};

/** The place of a tensor, in bytes from `start` of its table. */
export interface TensorHeader {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** A safetensors file whose tensors are decoded when they are asked for. */
export interface Safetensors {
  readonly names: readonly string[];
  /** the shape of a tensor, without decoding it; null if there is no tensor of that name */
  shape(name: string): readonly number[] | null;
  /** the element type of a tensor; null if there is no tensor of that name, or its type cannot be read here */
  type(name: string): ElementType | null;
  /**
   * Reads one tensor.
   *
   * @throws DataError when there is no tensor of that name, or its type is not supported
   */
  read(name: string, options?: ReadOptions): Promise<DenseArray>;
  /**
   * Reads the rows `[from, to)` of one tensor: of its bytes only these.
   *
   * @throws DataError as `read` does; RangeError when the tensor has no such rows
   */
  rows(name: string, from: number, to: number, options?: ReadOptions): Promise<DenseArray>;
}

/** The places of a file's tensors. */
export interface TensorTable {
  readonly tensors: ReadonlyMap<string, TensorHeader>;
  /** where the first tensor's bytes begin, in bytes of the file */
  readonly start: number;
}

/**
 * Opens a safetensors file (huggingface/safetensors, “Format”): F64, F32, F16, BF16, BOOL and the integers.
 * Every tensor's place is checked against the file and against the other tensors before anything is read.
 *
 * @param file  the file's name, for messages
 * @throws DataError when the header is not a header or its tensors overlap or leave the file
 */
export async function openSafetensors(given: Readable, file: string): Promise<Safetensors> {
  const { tensors, start } = await readTensorTable(given, file);
  const tensorOf = (name: string): TensorHeader => {
    const tensor = tensors.get(name);
    if (tensor) return tensor;
    throw new DataError(
      `${file}: expected a tensor named “${name}”, found ${listNames(tensors.keys())}; save it under that name.`,
    );
  };
  return {
    names: [...tensors.keys()],
    shape: (name) => tensors.get(name)?.shape ?? null,
    type: (name) => TYPES[tensors.get(name)?.dtype ?? ''] ?? null,
    async read(name, options) {
      const tensor = tensorOf(name);
      const bytes = await opened(given).read(start + tensor.begin, start + tensor.end, options);
      return readTensor(bytes, tensor, `${file}: ${name}`);
    },
    async rows(name, from, to, options) {
      const tensor = tensorOf(name);
      const { shape, begin, end } = tensor;
      const [count = 0] = shape;
      if (!(0 <= from && from <= to && to <= count)) {
        throw new RangeError(`expected rows of ${count}, found [${from}, ${to})`);
      }
      const width = count === 0 ? 0 : (end - begin) / count;
      const at = start + begin;
      const bytes = await opened(given).read(at + from * width, at + to * width, options);
      return readTensor(bytes, { ...tensor, shape: [to - from, ...shape.slice(1)] }, `${file}: ${name}`);
    },
  };
}

/**
 * Reads the table of a safetensors file and checks every tensor's place.
 *
 * @throws DataError when the header is not a header or its tensors overlap or leave the file
 */
export async function readTensorTable(given: Readable, file: string): Promise<TensorTable> {
  const { size } = opened(given);
  const { header, start } = await readHeader(opened(given), file);
  const tensors = new Map<string, TensorHeader>();
  for (const [name, value] of Object.entries(header)) {
    if (name !== '__metadata__') tensors.set(name, readTensorHeader(name, value, size - start, file));
  }
  checkOverlaps(tensors, file);
  return { tensors, start };
}

/** The element type of a tensor's `dtype`; undefined if it cannot be read here. */
export const elementTypeOf = (dtype: string): ElementType | undefined => TYPES[dtype];

async function readHeader(given: OpenedFile, file: string): Promise<{ header: object; start: number }> {
  const first = await given.read(0, Math.min(FIRST_READ, given.size));
  const length =
    first.length < 8 ? NaN : Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true));
  if (!(length <= HEADER_LIMIT && 8 + length <= given.size)) {
    const foreign = foreignText(first);
    if (foreign) throw new DataError(`${file}: expected a safetensors file, found ${foreign}.`);
    throw new DataError(
      `${file}: expected a safetensors file, found ` +
        (first.length < 8
          ? `only ${first.length} bytes`
          : `a header length of ${length} in ${given.size} bytes`) +
        '; it is cut short or something else, download it again.',
    );
  }
  const start = 8 + length;
  const bytes = start <= first.length ? first : await given.read(0, start);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, start)));
  } catch {
    header = null;
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new DataError(
      `${file}: expected a safetensors header in JSON, found other bytes; it is damaged or something else, download it again.`,
    );
  }
  return { header, start };
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readTensorHeader(name: string, value: unknown, room: number, file: string): TensorHeader {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  const wrong = (expected: string, found: unknown) =>
    new DataError(
      `${file}: tensor “${name}”: expected ${expected}, found ${shownJson(found, 80)}; the file is damaged, download or write it again.`,
    );
  if (typeof dtype !== 'string') throw wrong('a “dtype”', dtype);
  if (!Array.isArray(shape) || shape.length > 64 || !shape.every(isSize)) {
    throw wrong('a “shape” of whole numbers', shape);
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize)) {
    throw wrong('“data_offsets” of two whole numbers', offsets);
  }
  const [begin, end] = offsets as [number, number];
  if (begin > end || end > room) throw wrong(`“data_offsets” within ${room} bytes`, offsets);
  const type = TYPES[dtype];
  const needed = type && elementCount(shape) * ELEMENT_BYTES[type];
  if (needed !== undefined && needed !== end - begin) {
    throw wrong(`${needed} bytes for shape ${shapeText(shape)} of ${dtype}`, end - begin);
  }
  return { dtype, shape, begin, end };
}

function checkOverlaps(tensors: ReadonlyMap<string, TensorHeader>, file: string): void {
  const placed = [...tensors].filter(([, tensor]) => tensor.end > tensor.begin);
  placed.sort(([, a], [, b]) => a.begin - b.begin);
  for (let i = 1; i < placed.length; i++) {
    const [before, after] = [placed[i - 1]!, placed[i]!];
    if (before[1].end > after[1].begin) {
      throw new DataError(
        `${file}: tensors “${before[0]}” and “${after[0]}” overlap, expected each in its own bytes; the file is damaged, download or write it again.`,
      );
    }
  }
}

function readTensor(bytes: Uint8Array, { dtype, shape }: TensorHeader, place: string): DenseArray {
  const type = TYPES[dtype];
  if (!type) {
    throw new DataError(
      `${place}: expected type ${Object.keys(TYPES).join(', ')}, found ${dtype}; convert it to F32 or BF16 before saving.`,
    );
  }
  return { type, shape, data: decodeElements(bytes, type, false, place) };
}
