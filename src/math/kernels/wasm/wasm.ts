import type { Kernels } from '../interface.ts';
import type { Matrix } from '../../matrices/matrix.ts';
import { createArenas, type Arena, type Arenas } from './arena.ts';
import type { KernelMemory } from './memory.ts';
import { checkLength, lifetime } from '../checks.ts';
import { multiply, rowsOf, columnsOf } from './multiply.ts';
import { wasmBasis } from './wasmBasis.ts';
import { wasmClusters } from './wasmClusters.ts';
import { wasmCooccurrence } from './wasmCooccurrence.ts';
import { wasmDense } from './wasmDense.ts';
import { wasmHalfSquare } from './wasmHalfSquare.ts';
import { passingRows } from './rowStore.ts';
import { wasmPairs } from './wasmPairs.ts';
import { wasmPasses } from './wasmPasses.ts';
import { wasmSparse } from './wasmSparse.ts';
import { wasmSymmetric } from './wasmSymmetric.ts';

/**
 * The kernels of a compiled module (workers/kernels/assembly). Each kernel takes a memory for as long as it keeps data.
 *
 * @param open  instantiates the module with a fresh memory
 * @param name  which compilation the module is
 */
export function wasmKernels(open: () => KernelMemory, name: 'relaxed-simd' | 'simd'): Kernels {
  const arenas = createArenas(open);
  return {
    name,
    trim: () => arenas.trim(),
    dense: (x) => wasmDense(arenas, x),
    passes: (x) => wasmPasses(passingRows(arenas, x), lifetime('row passes')),
    sparse: (firings) => wasmSparse(arenas, firings),
    cooccurrence: (firings) => wasmCooccurrence(arenas, firings),
    halfSquare: (weighting, v) => wasmHalfSquare(arenas, weighting, v),
    symmetric: (a, n) => wasmSymmetric(arenas, a, n),
    basis: (rows, width, n) => wasmBasis(arenas, rows, width, n),
    clusters: (data, n, dim, k) => wasmClusters(arenas, data, n, dim, k),
    pairs: (x, k, metric) => wasmPairs(arenas, x, k, metric),
    product(a, b) {
      checkLength('product: rows of b', a.columns, b.rows);
      return borrow(arenas, (arena) => productOf(arena, a, b, false));
    },
    productTransposed(a, b) {
      checkLength('productTransposed: columns of b', a.columns, b.columns);
      return borrow(arenas, (arena) => productOf(arena, a, b, true));
    },
  };
}

function borrow<T>(arenas: Arenas, run: (arena: Arena) => T): T {
  const arena = arenas.take();
  try {
    return run(arena);
  } finally {
    arenas.give(arena);
  }
}

function productOf(arena: Arena, a: Matrix, b: Matrix, transposed: boolean): Matrix {
  const rows = a.rows;
  const columns = transposed ? b.rows : b.columns;
  const left = rowsOf(arena.put(a.data), a.columns);
  const right = (transposed ? rowsOf : columnsOf)(arena.put(b.data), b.columns);
  return { data: multiply(arena, rows, columns, a.columns, left, right), rows, columns };
}
