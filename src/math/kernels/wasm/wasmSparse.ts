import type { Firings } from '../../matrices/firings.ts';
import type { SparseKernel } from '../interface.ts';
import type { Arenas } from './arena.ts';
import { checkFirings, checkLength, checkWidth, lifetime } from '../checks.ts';

/** Passes over a 0/1 matrix `[blocks, features]` kept in an arena; see `SparseKernel`. */
export function wasmSparse(arenas: Arenas, firings: Firings): SparseKernel {
  checkFirings('sparse', firings);
  const { blocks, features } = firings;
  const life = lifetime('sparse kernel');
  const arena = arenas.take();
  const indptr = arena.put(firings.indptr);
  const indices = arena.put(firings.indices);
  const short = firings.indices instanceof Uint16Array;
  const normal = short ? arena.call.normal16 : arena.call.normal32;
  return {
    normal(v, width) {
      life.check();
      checkWidth('sparse.normal', width);
      checkLength('sparse.normal: v', features * width, v.length);
      return arena.scoped(() => {
        const from = arena.put(v);
        const row = arena.reserve(width * 8);
        const out = arena.reserve(features * width * 8);
        arena.doubles(out, features * width).fill(0);
        normal(blocks, indptr, indices, from, width, row, out);
        return arena.doubles(out, features * width).slice();
      });
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}
