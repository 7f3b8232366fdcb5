import type { Tokens } from '../../../math/encode/encode.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { DataError, listNames } from '../../error.ts';
import type { OpenedFile } from '../../sources/source.ts';
import {
  decodeElements,
  type DenseArray,
  ELEMENT_BYTES,
  type ElementType,
  toIntegers,
  toMatrix,
} from '../../files/elements.ts';
import { elementCount, shapeText } from '../../files/shape.ts';
import { readNpyStart } from '../../files/npy.ts';
import { elementTypeOf, readTensorTable } from '../../files/safetensors.ts';

/** A file of activations, whose rows are read when they are asked for. */
export interface ActivationShard extends Tokens {
  /** the tokens of each document if the file is an array `[documents, tokens, dim]`; else null */
  readonly documentLength: number | null;
}

/** The place of an array in a file. */
interface Place {
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly bigEndian: boolean;
  /** in bytes */
  readonly start: number;
}

/**
 * Opens activations, `.npy` or safetensors: `[tokens, dim]`, or `[documents, tokens, dim]`. Only the header is read.
 *
 * @param name  the file's name, for messages
 * @throws DataError when it is not such an array
 */
export async function openActivations(file: OpenedFile, name: string): Promise<ActivationShard> {
  const place = /\.safetensors$/i.test(name) ? await tensorPlace(file, name) : await npyPlace(file, name);
  const { shape, type, bigEndian, start } = place;
  if (shape.length < 2 || shape.length > 3 || !/^b?f/.test(type) || elementCount(shape) === 0) {
    throw new DataError(
      `${name}: expected activations [tokens, dim] in floating point, found ${shapeText(shape)} of ${type}; save the activations of one layer, a row for each token.`,
    );
  }
  const dim = shape.at(-1)!;
  const rowBytes = dim * ELEMENT_BYTES[type];
  const count = elementCount(shape) / dim;
  return {
    count,
    dim,
    documentLength: shape.length === 3 ? shape[1]! : null,
    async read(from, to) {
      const bytes = await file.read(start + from * rowBytes, start + to * rowBytes);
      const array = { type, shape: [to - from, dim], data: decodeElements(bytes, type, bigEndian, name) };
      return toMatrix(array, `${name}, rows from ${from}`);
    },
  };
}

async function npyPlace(file: OpenedFile, name: string): Promise<Place> {
  const header = await readNpyStart(file, name);
  const { type, shape, start } = header;
  const expected = start + elementCount(shape) * ELEMENT_BYTES[type];
  if (expected !== file.size) {
    throw new DataError(
      `${name}: its header promises shape ${shapeText(shape)} of ${type}, ${expected} bytes, found ${file.size}; the file is cut short or damaged, write it again.`,
    );
  }
  if (header.fortranOrder) {
    throw new DataError(
      `${name}: expected the rows one after another (C order), found columns (Fortran order); save numpy.ascontiguousarray(activations).`,
    );
  }
  return header;
}

async function tensorPlace(file: OpenedFile, name: string): Promise<Place> {
  const { tensors, start } = await readTensorTable(file, name);
  const wide = [...tensors].filter(([, { shape }]) => shape.length > 1);
  const [found, ...more] = wide;
  if (!found || more.length > 0) {
    throw new DataError(
      `${name}: expected one tensor of activations [tokens, dim], found ${listNames(wide.map(([tensor]) => tensor))}; save those of one layer.`,
    );
  }
  const [tensor, { dtype, shape, begin }] = found;
  const type = elementTypeOf(dtype);
  if (!type)
    throw new DataError(`${name}: ${tensor}: expected F16, BF16 or F32, found ${dtype}; convert it.`);
  return { shape, type, bigEndian: false, start: start + begin };
}

/** Shards one after another, as if they were one file. */
export interface JoinedActivations {
  readonly tokens: Tokens;
  /**
   * where documents begin, `[documents + 1]`, as far as the files show it: each row of a three-dimensional array, or
   * each whole file
   */
  readonly offsets: Float64Array;
}

/**
 * Joins shards in the order given.
 *
 * @param names  the files' names, for messages
 * @throws DataError when their dimensions differ
 */
export function joinActivations(
  shards: readonly ActivationShard[],
  names: readonly string[],
): JoinedActivations {
  const dim = shards[0]?.dim ?? 0;
  const begins = [0];
  const offsets = [0];
  shards.forEach((shard, i) => {
    if (shard.dim !== dim) {
      throw new DataError(
        `${names[i]}: expected ${dim} dimensions as in ${names[0]}, found ${shard.dim}; give shards of one layer of one model.`,
      );
    }
    const begin = begins[i]!;
    const step = shard.documentLength ?? shard.count;
    for (let at = step; at <= shard.count; at += step) offsets.push(begin + at);
    begins.push(begin + shard.count);
  });
  const read = async (from: number, to: number): Promise<Matrix> => {
    const data = new Float32Array((to - from) * dim);
    for (const [i, shard] of shards.entries()) {
      const [first, last] = [Math.max(from, begins[i]!), Math.min(to, begins[i + 1]!)];
      if (first >= last) continue;
      const part = await shard.read(first - begins[i]!, last - begins[i]!);
      if (part.rows === to - from) return part;
      data.set(part.data, (first - from) * dim);
    }
    return { data, rows: to - from, columns: dim };
  };
  return { tokens: { count: begins.at(-1), dim, read }, offsets: Float64Array.from(offsets) };
}

/**
 * Document offsets: where each document begins among the tokens and where the last one ends, `[documents + 1]`.
 *
 * @param tokens  the number of tokens
 * @throws DataError when they do not ascend from 0 to the number of tokens
 */
export function readOffsets(array: DenseArray, tokens: number, file: string): Float64Array {
  const offsets = Float64Array.from(toIntegers(array, file));
  const falls = offsets.findIndex((offset, i) => i > 0 && offset < offsets[i - 1]!);
  if (falls > 0) {
    throw new DataError(
      `${file}: expected offsets that never fall, found ${offsets[falls - 1]} then ${offsets[falls]} at ${falls}; save the documents in the tokens' order.`,
    );
  }
  if (offsets.length < 2 || offsets[0] !== 0 || offsets.at(-1) !== tokens) {
    throw new DataError(
      `${file}: expected offsets from 0 to ${tokens}, the number of tokens in the activations, found ${offsets.length === 0 ? 'none' : `${offsets[0]} to ${offsets.at(-1)}`}; save numpy.concatenate(([0], numpy.cumsum(lengths))) and give every shard, in order.`,
    );
  }
  return offsets;
}
