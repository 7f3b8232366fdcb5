import type { Operator } from './lanczos.ts';
import {
  appendRandom,
  combineColumns,
  coordinates,
  makeOrthogonal,
  removePart,
  rowDot,
  rowNorm,
  scaleRow,
} from './orthogonal.ts';
import type { Random } from './random.ts';
import type { Work } from './work.ts';

/**
 * An orthonormal basis V of the space grown so far, the operator seen within it, T = VᵀAV, and the block
 * that comes next: A V = V T + Q C Eᵀ, with Q the `ahead` rows after the first `size`, C the coupling and
 * E the last `last` unit vectors.
 */
export interface KrylovSpace {
  readonly n: number;
  readonly width: number;
  /** most rows of V */
  readonly room: number;
  /** V and, behind it, Q, a vector per row, `[room + width, n]` */
  readonly basis: Float64Array;
  /** T, `[room, room]`, symmetric */
  readonly projected: Float64Array;
  /** C, `[width, width]` */
  readonly coupling: Float64Array;
  /** rows of V */
  size: number;
  /** rows of Q */
  ahead: number;
  /** rows of V that came with the latest block, those that couple to Q */
  last: number;
  /** first row of V that Q's image can touch other than by rounding */
  coupled: number;
  /** applications of the operator so far */
  passes: number;
  /** largest ‖Av‖ of a unit vector seen so far */
  scale: number;
  readonly stream: Random;
  /** images of rows `[from, from + used)` of `rows` under the operator, `[used, n]`; counted by the caller */
  readonly apply: (rows: Float64Array, from: number, used: number) => Promise<Float64Array>;
}

/** A space with nothing in it but a block of random vectors ahead. */
export function beginSpace(
  operator: Operator,
  n: number,
  width: number,
  room: number,
  stream: Random,
): KrylovSpace {
  const space: KrylovSpace = {
    n,
    width,
    room,
    basis: new Float64Array((room + width) * n),
    projected: new Float64Array(room * room),
    coupling: new Float64Array(width * width),
    size: 0,
    ahead: 0,
    last: 0,
    coupled: 0,
    passes: 0,
    scale: 0,
    stream,
    apply: appliedToRows(operator, n, width),
  };
  refresh(space);
  return space;
}

/** Replaces the block ahead by random vectors orthogonal to the space: what it finds is new. */
export function refresh(space: KrylovSpace): void {
  const { n, size, width, basis, stream } = space;
  space.ahead = Math.min(width, n - size, space.room + width - size);
  space.coupled = 0;
  space.coupling.fill(0);
  for (let c = 0; c < space.ahead; c++) appendRandom(basis, size + c, n, stream);
}

/**
 * Takes the block ahead into the space: applies the operator to it, records T's new rows, and makes what
 * is left of the images, orthonormalised, the next block ahead.
 */
export async function advance(space: KrylovSpace, work: Work): Promise<void> {
  const { n, basis, room, projected } = space;
  const from = space.size;
  const used = space.ahead;
  const to = from + used;
  const image = await space.apply(basis, from, used);
  space.passes++;
  for (let c = 0; c < used; c++) space.scale = Math.max(space.scale, rowNorm(image, c, n));
  checkScale(space.scale, image);
  await work.pause();
  const add = (start: number, h: Float64Array) => {
    for (let i = start; i < to; i++) {
      for (let c = 0; c < used; c++) {
        projected[i * room + from + c] = projected[i * room + from + c]! + h[(i - start) * used + c]!;
      }
    }
  };
  for (let i = 0; i < to; i++) projected.fill(0, i * room + from, i * room + to);
  // First what the recurrence says is there, then everything, so that rounding does not add up.
  for (const start of [space.coupled, 0]) {
    const h = coordinates(basis, start, to, image, used, n);
    await work.pause();
    removePart(basis, start, to, h, image, used, n);
    await work.pause();
    add(start, h);
  }
  symmetrise(space, from, to);
  space.size = to;
  space.coupled = from;
  space.last = used;
  nextBlock(space, image, used);
}

/** Squares of entries must neither vanish nor overflow. */
function checkScale(scale: number, image: Float64Array): void {
  if (scale > 1e140 || (scale < 1e-140 && image.some((value) => value !== 0))) {
    throw new RangeError(
      `lanczos: the operator takes unit vectors to vectors of length ${scale}, expected 1e-140 … 1e140; scale it`,
    );
  }
}

/** Makes T's new rows the mirror of its new columns. */
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
 * Orthonormalises the remainder of the images into the block ahead, and keeps the triangular factor as the
 * coupling. A remainder that is nothing but rounding (the space is invariant in that direction) gives way
 * to a random vector, as long as there is a dimension left.
 */
function nextBlock(space: KrylovSpace, image: Float64Array, used: number): void {
  const { n, size, width, basis, coupling, stream } = space;
  coupling.fill(0);
  const nothing = 4 * Number.EPSILON * Math.sqrt(n) * space.scale;
  space.ahead = 0;
  const target = Math.min(width, n - size);
  for (let c = 0; c < used && space.ahead < target; c++) {
    const at = size + space.ahead;
    basis.set(image.subarray(c * n, (c + 1) * n), at * n);
    const before = rowNorm(basis, at, n);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < space.ahead; i++) {
        const part = rowDot(basis, size + i, basis, at, n);
        removePart(basis, size + i, size + i + 1, Float64Array.of(part), basis.subarray(at * n), 1, n);
        coupling[i * width + c] = coupling[i * width + c]! + part;
      }
    }
    let length = rowNorm(basis, at, n);
    if (length < 0.1 * before || length < 1e-3 * space.scale) length = makeOrthogonal(basis, at, n);
    if (length <= nothing) continue;
    scaleRow(basis, at, n, 1 / length);
    if (length < 1e-8 * space.scale) {
      // What rounding left along the basis has grown with the scaling.
      makeOrthogonal(basis, at, n);
      scaleRow(basis, at, n, 1 / rowNorm(basis, at, n));
    }
    coupling[space.ahead * width + c] = length;
    space.ahead++;
  }
  while (space.ahead < target) {
    appendRandom(basis, size + space.ahead, n, stream);
    space.ahead++;
  }
}

/**
 * Thick restart: the space becomes that of its `kept` leading Ritz vectors; the block ahead stays.
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
  const { n, size, basis, projected, room } = space;
  const span = Math.max(16, Math.min(n, Math.floor(2 ** 15 / kept)));
  for (let from = 0; from < n; from += span) {
    combineColumns(basis, size, n, y, kept, from, Math.min(n, from + span));
    await work.pause();
  }
  basis.copyWithin(kept * n, size * n, (size + space.ahead) * n);
  projected.fill(0);
  for (let i = 0; i < kept; i++) projected[i * room + i] = values[i]!;
  space.size = kept;
  space.coupled = 0;
}

/** The operator on rows: checks what it answers, and turns rows into the columns it works on and back. */
function appliedToRows(operator: Operator, n: number, width: number): KrylovSpace['apply'] {
  return async (rows, from, used) => {
    const columns = new Float64Array(n * width);
    for (let c = 0; c < used; c++) {
      for (let x = 0; x < n; x++) columns[x * width + c] = rows[(from + c) * n + x]!;
    }
    const answer = await operator(columns, width);
    if (answer.length !== n * width) {
      throw new RangeError(`lanczos: the operator answered ${answer.length} numbers, expected ${n * width}`);
    }
    const image = new Float64Array(used * n);
    for (let c = 0; c < used; c++) {
      for (let x = 0; x < n; x++) {
        const value = answer[x * width + c]!;
        if (!(Math.abs(value) < Infinity)) {
          throw new RangeError(
            `lanczos: the operator answered ${value} at entry ${x}, expected a finite number`,
          );
        }
        image[c * n + x] = value;
      }
    }
    return image;
  };
}
