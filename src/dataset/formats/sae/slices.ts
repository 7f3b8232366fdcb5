import { DataError } from '../../error.ts';
import type { DenseArray } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';

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

/** The matrix of one slice, `[features, dim]`. */
export function takeSlice({ type, shape, data }: DenseArray, { axis, index }: Slice): DenseArray {
  const [first, second, dim] = shape as [number, number, number];
  if (axis === 0) {
    return { type, shape: [second, dim], data: data.slice(index * second * dim, (index + 1) * second * dim) };
  }
  const out = data.slice(0, first * dim);
  for (let row = 0; row < first; row++) {
    const from = (row * second + index) * dim;
    out.set(data.subarray(from, from + dim), row * dim);
  }
  return { type, shape: [first, dim], data: out };
}
