import { kernels } from '../kernels/kernels.ts';
import type { Operator } from './operator.ts';
import { appendRandom, makeOrthogonal } from './orthogonalise.ts';
import { removePart, rowNorm, scaleRow } from '../matrices/basisRows.ts';
import { dot } from '../matrices/dot.ts';
import type { Random } from '../random/random.ts';
import type { Work } from '../work/work.ts';
import type { BasisKernel } from '../kernels/eigen.ts';

/**
 * An orthonormal basis V of the space so far, the operator within it, T = VᵀAV, and the block that comes next:
 * A V = V T + Q C Eᵀ, with Q the `ahead` rows after the first `size`, C the coupling and E the last `last` unit
 * vectors.
 */
export interface KrylovSpace {
  readonly n: number;
  readonly width: number;
  /** the largest number of rows of V */
  readonly room: number;
  /** keeps V and after it Q, a vector per row, `[room + width, stride]` */
  readonly kernel: BasisKernel;
  /** T, `[room, room]`, symmetric */
  readonly projected: Float64Array;
  /** C, `[width, width]` */
  readonly coupling: Float64Array;
  /** rows of V */
  size: number;
  /** rows of Q */
  ahead: number;
  /** rows of V that came with the latest block; they couple to Q */
  last: number;
  /** first row of V that the image of Q can have a part along, apart from rounding */
  coupled: number;
  /** applications of the operator so far */
  passes: number;
  /** largest ‖Av‖ of a unit vector seen so far */
  scale: number;
  readonly stream: Random;
  /** writes the images of basis rows `[from, from + used)` under the operator to the kernel's block */
  readonly apply: (from: number, used: number) => Promise<void>;
}

/** A space that is empty or holds a known pair, with a block of random vectors ahead. */
export function beginSpace(
  operator: Operator,
  n: number,
  width: number,
  room: number,
  stream: Random,
  known?: { readonly value: number; readonly vector: Float64Array },
): KrylovSpace {
  const kernel = kernels().basis(room + width, width, n);
  const space: KrylovSpace = {
    n,
    width,
    room,
    kernel,
    projected: new Float64Array(room * room),
    coupling: new Float64Array(width * width),
    size: 0,
    ahead: 0,
    last: 0,
    coupled: 0,
    passes: 0,
    scale: 0,
    stream,
    apply: appliedToRows(operator, n, width, kernel),
  };
  if (known) {
    kernel.basis.set(known.vector);
    space.projected[0] = known.value;
    space.scale = Math.abs(known.value);
    space.size = 1;
  }
  refresh(space);
  return space;
}

/** Replaces the block ahead by random vectors orthogonal to the space, so that it leads to new directions. */
export function refresh(space: KrylovSpace): void {
  const { n, size, width, kernel, stream } = space;
  space.ahead = Math.min(width, n - size, space.room + width - size);
  space.coupled = 0;
  space.coupling.fill(0);
  for (let c = 0; c < space.ahead; c++) appendRandom(kernel.basis, size + c, n, kernel.stride, stream);
}

/**
 * Takes the block ahead into the space: applies the operator to it, records the new rows of T, and makes the
 * orthonormalised remainder of the images the next block ahead.
 *
 * @throws RangeError when the operator returns an array of the wrong length, an entry that is not finite, or vectors
 *   too long or too short to square
 */
export async function advance(space: KrylovSpace, work: Work): Promise<void> {
  const { kernel, room, projected } = space;
  const from = space.size;
  const used = space.ahead;
  const to = from + used;
  await space.apply(from, used);
  space.passes++;
  const { block, stride } = kernel;
  for (let c = 0; c < used; c++) space.scale = Math.max(space.scale, rowNorm(block, c, stride));
  checkScale(space.scale, block);
  await work.pause();
  const add = (start: number, h: Float64Array) => {
    for (let i = start; i < to; i++) {
      for (let c = 0; c < used; c++) {
        projected[i * room + from + c] = projected[i * room + from + c]! + h[(i - start) * used + c]!;
      }
    }
  };
  for (let i = 0; i < to; i++) projected.fill(0, i * room + from, i * room + to);
  // First the part that the recurrence predicts, then everything, so that rounding does not accumulate.
  for (const start of [space.coupled, 0]) {
    const h = kernel.coordinates(start, to, used);
    await work.pause();
    kernel.removePart(start, to, h, used);
    await work.pause();
    add(start, h);
  }
  symmetrise(space, from, to);
  space.size = to;
  space.coupled = from;
  space.last = used;
  nextBlock(space, used);
}

/** Refuses images whose squared entries would vanish or overflow. */
function checkScale(scale: number, image: Float64Array): void {
  if (scale > 1e140 || (scale < 1e-140 && image.some((value) => value !== 0))) {
    throw new RangeError(
      `lanczos: the operator maps unit vectors to vectors of length ${scale}, expected 1e-140 … 1e140; scale it`,
    );
  }
}

/** Makes the new rows of T the mirror of its new columns. */
function symmetrise(space: KrylovSpace, from: number, to: number): void {
  const { projected, room } = space;
  for (let j = from; j < to; j++) {
    for (let i = 0; i < from; i++) projected[j * room + i] = projected[i * room + j]!;
    for (let i = from; i < j; i++) {
      const mean = (projected[i * room + j]! + projected[j * room + i]!) / 2;
      projected[i * room + j] = mean;
      projected[j * room + i] = mean;
    }
  }
}

/**
 * Orthonormalises the remainder of the images into the block ahead, and keeps the triangular factor as the coupling.
 * A random vector replaces a remainder that is only rounding (the space is invariant in that direction), as long as
 * dimensions remain.
 */
function nextBlock(space: KrylovSpace, used: number): void {
  const { n, size, width, coupling, stream } = space;
  const { basis, block, stride } = space.kernel;
  coupling.fill(0);
  const nothing = 4 * Number.EPSILON * Math.sqrt(n) * space.scale;
  space.ahead = 0;
  const target = Math.min(width, n - size);
  for (let c = 0; c < used && space.ahead < target; c++) {
    const at = size + space.ahead;
    basis.set(block.subarray(c * stride, (c + 1) * stride), at * stride);
    const before = rowNorm(basis, at, stride);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < space.ahead; i++) {
        const part = dot(basis, (size + i) * stride, basis, at * stride, stride);
        removePart(
          basis,
          size + i,
          size + i + 1,
          Float64Array.of(part),
          basis.subarray(at * stride),
          1,
          stride,
        );
        coupling[i * width + c] = coupling[i * width + c]! + part;
      }
    }
    let length = rowNorm(basis, at, stride);
    if (length < 0.1 * before || length < 1e-3 * space.scale) length = makeOrthogonal(basis, at, stride);
    if (length <= nothing) continue;
    scaleRow(basis, at, stride, 1 / length);
    if (length < 1e-8 * space.scale) {
      // Scaling has magnified the rounding along the basis.
      makeOrthogonal(basis, at, stride);
      scaleRow(basis, at, stride, 1 / rowNorm(basis, at, stride));
    }
    coupling[space.ahead * width + c] = length;
    space.ahead++;
  }
  while (space.ahead < target) {
    appendRandom(basis, size + space.ahead, n, stride, stream);
    space.ahead++;
  }
}

/**
 * Thick restart: the space shrinks to its `kept` leading Ritz vectors; the block ahead stays.
 *
 * @param y       coefficients of the Ritz vectors, a vector per row, `[≥ kept, size]`
 * @param values  Ritz values, `[≥ kept]`
 */
export async function contract(
  space: KrylovSpace,
  y: Float64Array,
  values: Float64Array,
  kept: number,
  work: Work,
): Promise<void> {
  const { kernel, size, projected, room } = space;
  const { stride } = kernel;
  for (const _ of kernel.combine(y, size, kept)) await work.pause();
  kernel.basis.copyWithin(kept * stride, size * stride, (size + space.ahead) * stride);
  projected.fill(0);
  for (let i = 0; i < kept; i++) projected[i * room + i] = values[i]!;
  space.size = kept;
  space.coupled = 0;
}

/** The operator on rows: transposes them to the operator's columns and back, and checks its results. */
function appliedToRows(
  operator: Operator,
  n: number,
  width: number,
  { basis, block, stride }: BasisKernel,
): KrylovSpace['apply'] {
  return async (from, used) => {
    const columns = new Float64Array(n * width);
    for (let c = 0; c < used; c++) {
      for (let x = 0; x < n; x++) columns[x * width + c] = basis[(from + c) * stride + x]!;
    }
    const answer = await operator(columns, width);
    if (answer.length !== n * width) {
      throw new RangeError(`lanczos: the operator returned ${answer.length} numbers, expected ${n * width}`);
    }
    for (let c = 0; c < used; c++) {
      for (let x = 0; x < n; x++) {
        const value = answer[x * width + c]!;
        if (!(Math.abs(value) < Infinity)) {
          throw new RangeError(
            `lanczos: the operator returned ${value} at entry ${x}, expected a finite number`,
          );
        }
        block[c * stride + x] = value;
      }
    }
  };
}
