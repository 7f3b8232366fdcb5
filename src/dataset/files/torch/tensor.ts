import { DataError } from '../../error.ts';
import { allocate } from '../../sources/limits.ts';
import type { ReadOptions } from '../../sources/source.ts';
import {
  decodeElements,
  type DenseArray,
  ELEMENT_BYTES,
  type Elements,
  type ElementType,
} from '../elements.ts';
import { elementCount } from '../shape.ts';
import { Global, Persistent, type PickleValue, type Rebuilt } from '../pickle/values.ts';
import { elementType, storageType, TENSOR_V3 } from './globals.ts';

/** A run of elements that tensors are views of. */
export interface Storage {
  /** by which the file names it */
  readonly key: string;
  /** null for a kind that is not read here */
  readonly type: ElementType | null;
  /** in elements of the tensors' type */
  readonly count: number;
}

/** A tensor as a view of its storage: element (i, j, …) is at `offset + i·strides[0] + j·strides[1] + …`. */
export interface TensorView {
  readonly storage: Storage;
  readonly type: ElementType | null;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** Reads bytes `[begin, end)` of a storage. */
export type ReadStorage = (
  storage: Storage,
  begin: number,
  end: number,
  options?: ReadOptions,
) => Promise<Uint8Array>;

/** More dimensions than torch’s own saved tensors have in practice; a bound on what a header can ask for. */
const MOST_DIMENSIONS = 16;

/** A number that stands for a vector (stride 0) is repeated for each feature, but no more often than this. */
const MOST_REPEATED = 1 << 18;

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isSizes = (value: PickleValue | undefined): value is number[] =>
  Array.isArray(value) && value.length <= MOST_DIMENSIONS && value.every(isSize);

/**
 * Checks what a pickle says of a tensor: every element lies within the storage, and there are no more elements than
 * the storage holds, so that no number in the file makes room that its bytes do not fill.
 *
 * @param place  the file and the tensor, for messages
 * @throws DataError where it does not hold
 */
export function readTensorView({ by, args }: Rebuilt, place: string): TensorView {
  const [stored, offset, shape, strides] = args;
  const storage = readStorage(stored, place);
  if (!isSize(offset) || !isSizes(shape) || !isSizes(strides) || shape.length !== strides.length) {
    throw damaged(place, 'its offset, sizes or strides are no whole numbers');
  }
  const named = by.full === TENSOR_V3 ? args[6] : undefined;
  const type = named instanceof Global ? (elementType(named.full) ?? null) : storage.type;
  // An untyped storage counts bytes.
  const ratio =
    type === null || storage.type === null ? 1 : ELEMENT_BYTES[storage.type] / ELEMENT_BYTES[type];
  const view = { storage: { ...storage, type, count: storage.count * ratio }, type, offset, shape, strides };
  checkWithin(view, place);
  return view;
}

function readStorage(stored: PickleValue | undefined, place: string): Storage {
  const id = stored instanceof Persistent && Array.isArray(stored.id) ? stored.id : [];
  const [tag, kind, key, , count] = id;
  const type = kind instanceof Global ? storageType(kind.full) : undefined;
  if (tag !== 'storage' || type === undefined || typeof key !== 'string' || !isSize(count)) {
    throw damaged(place, 'its storage is not described as torch describes one');
  }
  if (Array.isArray(id[5])) {
    throw new DataError(
      `${place}: is a view of another storage, as PyTorch before 0.4 wrote them, expected a storage of its own; load it once with PyTorch and save it again.`,
    );
  }
  return { key, type, count };
}

function checkWithin({ storage, offset, shape, strides }: TensorView, place: string): void {
  const count = elementCount(shape);
  if (count === 0) return;
  if (count > Math.max(storage.count, MOST_REPEATED)) {
    throw new DataError(
      `${place}: has ${count.toLocaleString('en')} elements of a storage of ${storage.count.toLocaleString('en')}, expected no more than are stored; save it with .contiguous().`,
    );
  }
  const last = shape.reduce((at, size, axis) => at + (size - 1) * strides[axis]!, offset);
  if (last >= storage.count) {
    throw damaged(
      place,
      `its element ${last.toLocaleString('en')} lies outside its storage of ${storage.count.toLocaleString('en')}`,
    );
  }
}

/** Whether elements stand one after another, as in an array of its own. */
function isContiguous({ shape, strides }: TensorView): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis]! > 1 && strides[axis] !== step) return false;
    step *= shape[axis]!;
  }
  return true;
}

/**
 * Reads a tensor: the part of its storage that it is a view of, in C order.
 *
 * @throws DataError when its type is not read here, or its bytes are missing
 */
export async function readTensor(
  view: TensorView,
  bigEndian: boolean,
  read: ReadStorage,
  place: string,
  options?: ReadOptions,
): Promise<DenseArray> {
  const { type, shape, strides, offset, storage } = view;
  if (type === null) {
    throw new DataError(
      `${place}: expected floats or integers, found another type of elements; convert it with .float() before saving.`,
    );
  }
  const bytes = ELEMENT_BYTES[type];
  const count = elementCount(shape);
  const last =
    count === 0 ? offset - 1 : shape.reduce((at, size, axis) => at + (size - 1) * strides[axis]!, offset);
  const part = await read(storage, offset * bytes, (last + 1) * bytes, options);
  const elements = decodeElements(part, type, bigEndian, place);
  return { type, shape, data: isContiguous(view) ? elements : gathered(elements, view, place) };
}

/** The elements of a view with strides, in C order. */
function gathered(elements: Elements, { shape, strides }: TensorView, place: string): Elements {
  const count = elementCount(shape);
  const out = allocate(count * elements.BYTES_PER_ELEMENT, place, () => {
    const Type = elements.constructor as new (length: number) => Elements;
    return new Type(count);
  });
  const inner = shape.at(-1) ?? 1;
  const step = strides.at(-1) ?? 1;
  const index = new Array<number>(Math.max(0, shape.length - 1)).fill(0);
  let from = 0;
  for (let at = 0; at < count; at += inner) {
    for (let i = 0; i < inner; i++) out[at + i] = elements[from + i * step]!;
    // The next row: the last axis but one moves first.
    for (let axis = index.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

const damaged = (place: string, what: string) =>
  new DataError(`${place}: is damaged (${what}); download or write it again.`);
