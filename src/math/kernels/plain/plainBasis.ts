import { combineColumns, coordinates, removePart } from '../../matrices/basisRows.ts';
import { lifetime } from '../checks.ts';
import type { BasisKernel } from '../eigen.ts';

/** Steps on a basis in plain TypeScript; see `BasisKernel`. */
export function plainBasis(rows: number, width: number, n: number): BasisKernel {
  const life = lifetime('basis kernel');
  const basis = new Float64Array(rows * n);
  const block = new Float64Array(width * n);
  return {
    stride: n,
    basis,
    block,
    coordinates(from, to, used) {
      life.check();
      return coordinates(basis, from, to, block, used, n);
    },
    removePart(from, to, h, used) {
      life.check();
      removePart(basis, from, to, h, block, used, n);
    },
    *combine(y, count, kept) {
      const span = Math.max(16, Math.floor(2 ** 15 / kept));
      for (let from = 0; from < n; from += span) {
        life.check();
        combineColumns(basis, count, n, y, kept, from, Math.min(n, from + span));
        yield;
      }
    },
    free: () => life.free(),
  };
}
