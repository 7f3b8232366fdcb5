import type { Arenas } from './arena.ts';
import { checkLength, lifetime } from '../checks.ts';
import type { BasisKernel } from '../eigen.ts';

/** Entries of new rows that are computed at a time: they stay in cache. */
const CACHED = 2 ** 15;
/** The least number of columns that are computed at a time. */
const SPAN = 8;

/** Steps on a basis kept in an arena; see `BasisKernel`. */
export function wasmBasis(arenas: Arenas, rows: number, width: number, n: number): BasisKernel {
  const life = lifetime('basis kernel');
  const arena = arenas.take();
  const stride = n + (n & 1);
  // All room is reserved at once: the memory must not move under the views that the caller holds.
  const take = (length: number) => arena.reserve(length * 8);
  const addresses = [
    rows * stride,
    width * stride,
    rows * width,
    rows * rows,
    Math.max(CACHED, rows * SPAN),
  ].map(take);
  const [basis, block, coefficients, factors, scratch] = addresses as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    stride,
    basis: arena.doubles(basis, rows * stride).fill(0),
    block: arena.doubles(block, width * stride).fill(0),
    coordinates(from, to, used) {
      life.check();
      arena.call.coordinates(basis, from, to, block, used, stride, coefficients);
      return arena.doubles(coefficients, (to - from) * used).slice();
    },
    removePart(from, to, h, used) {
      life.check();
      checkLength('basis.removePart: h', (to - from) * used, h.length);
      arena.doubles(coefficients, h.length).set(h);
      arena.call.removePart(basis, from, to, coefficients, block, used, stride);
    },
    *combine(y, count, kept) {
      arena.doubles(factors, kept * count).set(y.subarray(0, kept * count));
      const span = Math.max(SPAN, Math.floor(CACHED / kept / SPAN) * SPAN);
      for (let from = 0; from < stride; from += span) {
        life.check();
        const to = Math.min(stride, from + span);
        arena.call.combineColumns(basis, count, stride, factors, kept, from, to, scratch);
        yield;
      }
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}
