import { identity } from '../../matrices/identity.ts';
import type { Arena, Arenas } from './arena.ts';
import { checkLength, lifetime } from '../checks.ts';
import type { SymmetricKernel } from '../eigen.ts';

/** Columns that `reducePanel` eliminates at a time; the same number as in workers/kernels/assembly/tridiagonal.ts. */
const PANEL = 32;

/** The steps of a symmetric eigenproblem on a matrix kept in an arena; see `SymmetricKernel`. */
export function wasmSymmetric(arenas: Arenas, matrix: Float64Array, n: number): SymmetricKernel {
  checkLength('symmetric', n * n, matrix.length);
  const life = lifetime('symmetric kernel');
  const arena = arenas.take();
  const stride = paddedStride(n);
  const a = putRows(arena, matrix, n, stride);
  const [diagonal, beside, tau] = [zeros(arena, n), zeros(arena, n), zeros(arena, n)];
  const scratchSize = 2 * PANEL * (stride + n + 8) * 8;
  let q = 0;
  let reduced = 0;
  let left = n;
  const factor = () => (q ||= putRows(arena, identity(n), n, stride));
  return {
    reduce() {
      life.check();
      const count = Math.min(PANEL, n - reduced);
      arena.scoped(() => {
        const scratch = arena.reserve(scratchSize);
        arena.call.reducePanel(a, n, stride * 8, reduced, count, diagonal, beside, tau, scratch);
      });
      reduced += count;
      return reduced < n;
    },
    tridiagonal() {
      life.check();
      return { diagonal: arena.doubles(diagonal, n).slice(), beside: arena.doubles(beside, n).slice() };
    },
    accumulate() {
      life.check();
      const first = Math.max(0, left - PANEL);
      arena.call.accumulate(factor(), a, n, stride * 8, tau, first, left);
      left = first;
      return left > 0;
    },
    turn({ count, row, cosine, sine }) {
      life.check();
      const z = factor();
      arena.scoped(() => {
        const rows = arena.put(row.subarray(0, count));
        const cosines = arena.put(cosine.subarray(0, count));
        arena.call.turnRows(z, n, stride * 8, count, rows, cosines, arena.put(sine.subarray(0, count)));
      });
    },
    vectors() {
      life.check();
      const z = factor();
      const rows = new Float64Array(n * n);
      for (let i = 0; i < n; i++) rows.set(arena.doubles(z + i * stride * 8, n), i * n);
      return rows;
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}

/** Entries from row to row: an odd number of cache lines, so that the entries of a column do not share a cache set. */
function paddedStride(n: number): number {
  return 8 * (Math.ceil(n / 8) | 1);
}

/** Copies rows to a stride, with zeros after each row, and rows of zeros up to a multiple of 4; returns the address. */
function putRows(arena: Arena, rows: Float64Array, n: number, stride: number): number {
  const address = zeros(arena, Math.ceil(n / 4) * 4 * stride);
  for (let i = 0; i < n; i++) {
    arena.doubles(address + i * stride * 8, n).set(rows.subarray(i * n, (i + 1) * n));
  }
  return address;
}

function zeros(arena: Arena, length: number): number {
  const address = arena.reserve(length * 8);
  arena.doubles(address, length).fill(0);
  return address;
}
