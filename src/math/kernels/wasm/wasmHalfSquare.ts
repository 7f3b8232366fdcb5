import { rowStart } from '../../matrices/cooccurrence.ts';
import { checkHalfSquareRows, checkLength, lifetime } from '../checks.ts';
import type { HalfSquareKernel } from '../interface.ts';
import type { Entries, Weighting } from '../weighting.ts';
import type { Arenas } from './arena.ts';

/** The module's numbers of the forms; see workers/kernels/assembly/halfSquare.ts. */
const FORMS = { jaccard: 0, dice: 1, largest: 2 } as const;

/** Bytes of rows that are copied at a time, unless two rows are more: they stay in the processor's second cache. */
const CHUNK = 2 ** 17;

/**
 * A pass over a symmetric table by an arena's kernels; see `HalfSquareKernel`. The table stays where it is; some rows at a
 * time are copied into the arena, and the loop over them finds them in cache.
 */
export function wasmHalfSquare(arenas: Arenas, { form, g }: Weighting, v: Float64Array): HalfSquareKernel {
  const n = g.length;
  checkLength('halfSquare: v', 2 * n, v.length);
  const life = lifetime('half-square kernel');
  const arena = arenas.take();
  const [numbers, vectors] = [arena.put(g), arena.put(v)];
  const out = arena.reserve(16 * n);
  const room = Math.max(CHUNK, 8 * n);
  const chunk = arena.reserve(room);
  // Nothing is reserved from here on, so the memory does not move.
  const product = arena.doubles(out, 2 * n).fill(0);
  const bytes = arena.bytes(chunk, room);
  return {
    rows(from, to, values) {
      life.check();
      checkHalfSquareRows(from, to, values, n);
      const origin = rowStart(from, n);
      for (let i = from; i < to;) {
        const end = chunkEnd(i, to, n, values.BYTES_PER_ELEMENT);
        const rows = values.subarray(rowStart(i, n) - origin, rowStart(end, n) - origin);
        bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
        arena.call.passRows(entriesOf(values), FORMS[form], chunk, i, end, n, numbers, vectors, out);
        i = end;
      }
    },
    product() {
      life.check();
      return product.slice();
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}

/** The end of the chunk that begins with row i: whole pairs of rows, at least one. */
function chunkEnd(i: number, to: number, n: number, size: number): number {
  let end = i + 2;
  while (end < to && (rowStart(end + 2, n) - rowStart(i, n)) * size <= CHUNK) end += 2;
  return Math.min(end, to);
}

/** The module's numbers of the kinds of entries. */
function entriesOf(row: Entries): number {
  if (row instanceof Float32Array) return 0;
  return row instanceof Uint16Array ? 16 : 32;
}
