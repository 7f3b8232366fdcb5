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
  const forward = short ? arena.call.forward16 : arena.call.forward32;
  const backward = short ? arena.call.backward16 : arena.call.backward32;
  const normal = short ? arena.call.normal16 : arena.call.normal32;
  const check = (call: string, expected: number, found: number, width: number) => {
    life.check();
    checkWidth(`sparse.${call}`, width);
    checkLength(`sparse.${call}`, expected * width, found);
  };
  return {
    blocks,
    features,
    forward(v, width) {
      check('forward: v', features, v.length, width);
      return arena.scoped(() => {
        const from = arena.put(v);
        const y = arena.reserve(blocks * width * 8);
        forward(blocks, indptr, indices, from, width, y);
        return arena.doubles(y, blocks * width).slice();
      });
    },
    backward(y, width) {
      check('backward: y', blocks, y.length, width);
      return arena.scoped(() => {
        const from = arena.put(y);
        const v = arena.reserve(features * width * 8);
        arena.doubles(v, features * width).fill(0);
        backward(blocks, indptr, indices, from, width, v);
        return arena.doubles(v, features * width).slice();
      });
    },
    normal(v, width) {
      check('normal: v', features, v.length, width);
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
