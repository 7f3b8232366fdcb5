import { DataError } from '../../error.ts';
import type { DenseArray } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import { readRows, rowReader, type Tensors } from '../../files/tensors.ts';
import { allocate } from '../../sources/limits.ts';
import { layerNumber } from './names.ts';

/** One matrix of a crosscoder's decoder, `[features, models, dim]` or `[models, features, dim]`. */
export interface Slice {
  /** of the models or layers */
  readonly axis: 0 | 1;
  readonly index: number;
  /** the number of models or layers */
  readonly count: number;
}

/** A tensor's name and the slice that the user names, such as `W_dec[1]`; null for a name without one. */
export function parseSlice(name: string): { readonly tensor: string; readonly index: number } | null {
  const [, tensor, index] = /^(.+)\[(\d{1,4})\]$/.exec(name) ?? [];
  return tensor === undefined ? null : { tensor, index: Number(index) };
}

/** The name of a slice. */
export const sliceName = (tensor: string, index: number): string => `${tensor}[${index}]`;

/**
 * The slice of a tensor of three axes. The axis of the models is the one of the first two that is not the features';
 * without a known number of features, the shorter one.
 *
 * @throws DataError when there are fewer slices
 */
export function sliceOf(
  shape: readonly number[],
  index: number,
  features: number | null,
  place: string,
): Slice {
  const [first, second] = shape as [number, number];
  const axis = features === null ? (first < second ? 0 : 1) : first === features ? 1 : 0;
  const count = shape[axis]!;
  if (index < count) return { axis, index, count };
  throw new DataError(
    `${place}: expected a slice from 0 to ${count - 1} of shape ${shapeText(shape)}, found ${index}; choose one of them.`,
  );
}

/**
 * What a slice stands for: its name, and which slices of the checkpoint have the same features. circuit-tracer's
 * `W_dec_3[j]` leads from layer 3 to layer 3 + j, and llamascopium's `W_D.3[j]` from layer j to layer 3.
 *
 * @param name  of a slice or a tensor, such as `W_dec_3[0]`
 * @returns a `source` of null if all slices of the checkpoint have the same features
 */
export function sliceMeaning(name: string): { readonly name: string; readonly source: number | null } {
  const { tensor, index } = parseSlice(name) ?? { tensor: name, index: 0 };
  const number = layerNumber(tensor);
  if (number === null) return { name, source: null };
  const [from, to] = /w_d\.\d+$/i.test(tensor) ? [index, number] : [number, number + index];
  return { name: `layer ${from} → layer ${to}`, source: from };
}

/** The number of elements of a tensor that are read at once. */
const AT_ONCE = 1 << 22;

/**
 * Goes through a tensor `[first, second, dim]` in runs of its first axis, and calls back with each.
 *
 * @param see  receives the first index of a run and its elements
 */
async function eachRun(
  tensors: Tensors,
  tensor: string,
  [first, second, dim]: readonly [number, number, number],
  see: (from: number, data: DenseArray['data']) => void,
): Promise<void> {
  const read = rowReader(tensors, tensor);
  const most = Math.max(1, Math.floor(AT_ONCE / (second * dim)));
  for (let from = 0; from < first; from += most) {
    see(from, (await read(from, Math.min(first, from + most))).data);
  }
}

/**
 * Reads the matrix of one slice. If the file allows it, only one run of the tensor is in memory at a time, and of a tensor
 * `[models, features, dim]` only the slice is read.
 *
 * @param shape  of the whole tensor
 */
export async function readSlice(
  tensors: Tensors,
  tensor: string,
  shape: readonly number[],
  { axis, index }: Slice,
  place: string,
): Promise<DenseArray> {
  const [first, second, dim] = shape as [number, number, number];
  if (axis === 0) {
    const { type, data } = await readRows(tensors, tensor, index, index + 1);
    return { type, shape: [second, dim], data };
  }
  const data = allocate(4 * first * dim, place, () => new Float32Array(first * dim));
  await eachRun(tensors, tensor, [first, second, dim], (begin, run) => {
    for (let row = 0; row * second * dim < run.length; row++) {
      const from = (row * second + index) * dim;
      data.set(run.subarray(from, from + dim), (begin + row) * dim);
    }
  });
  return { type: 'f4', shape: [first, dim], data };
}

/**
 * The norms of all slices of a tensor, which is gone through once: for each slice, `[rows]`.
 *
 * @param shape  of the whole tensor, whose last axis is that of the directions
 */
export async function sliceNorms(
  tensors: Tensors,
  tensor: string,
  shape: readonly number[],
  { axis, count }: Slice,
): Promise<Float32Array[]> {
  const [first, second, dim] = shape as [number, number, number];
  const rows = axis === 0 ? second : first;
  const norms = Array.from({ length: count }, () => new Float32Array(rows));
  await eachRun(tensors, tensor, [first, second, dim], (begin, run) => {
    for (let at = 0; at * dim < run.length; at++) {
      const [outer, inner] = [begin + Math.floor(at / second), at % second];
      let squares = 0;
      for (let p = at * dim; p < (at + 1) * dim; p++) squares += run[p]! ** 2;
      norms[axis === 0 ? outer : inner]![axis === 0 ? inner : outer] = Math.sqrt(squares);
    }
  });
  return norms;
}
