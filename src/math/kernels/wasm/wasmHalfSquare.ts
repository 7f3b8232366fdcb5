import type { HalfSquareKernel } from '../interface.ts';
import type { Entries, Weighting } from '../weighting.ts';
import type { Arenas } from './arena.ts';
import { halfSquareKernel } from '../halfSquareRows.ts';

/** The module's numbers of the forms; see workers/kernels/assembly/halfSquare.ts. */
const FORMS = { jaccard: 0, dice: 1, largest: 2 } as const;

/**
 * A pass over a symmetric table by an arena's kernels; see `HalfSquareKernel`. The table stays where it is; two rows
 * at a time are copied into the arena, and the loop over them finds them in cache.
 */
export function wasmHalfSquare(arenas: Arenas, weighting: Weighting, v: Float64Array): HalfSquareKernel {
  const n = weighting.g.length;
  const arena = arenas.take();
  const form = FORMS[weighting.form];
  const g = arena.put(weighting.g);
  const from = arena.put(v);
  const out = arena.reserve(16 * n);
  const [first, second] = [arena.reserve(4 * n), arena.reserve(4 * n)];
  /** the entries of both vectors at the first row, at the second row, and the four sums */
  const ends = arena.reserve(8 * 8);
  // Nothing is reserved from here on, so the memory does not move.
  const product = arena.doubles(out, 2 * n).fill(0);
  const given = arena.doubles(ends, 8);
  const copy = (row: Entries, to: number) =>
    arena.bytes(to, row.byteLength).set(new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
  return halfSquareKernel(weighting, v, {
    out: product,
    loop(a, b, { after, ga, gb, va, vb }, sums) {
      copy(a, first);
      copy(b, second);
      given.set(va, 0);
      given.set(vb, 2);
      given.set(sums, 4);
      const [columns, taken, written] = [g + 8 * after, from + 16 * after, out + 16 * after];
      arena.call.passRows(entriesOf(a), form, first, second, a.length, ga, gb, columns, taken, written, ends);
      sums.set(given.subarray(4));
    },
    free: () => arenas.give(arena),
  });
}

/** The module's numbers of the kinds of entries. */
function entriesOf(row: Entries): number {
  if (row instanceof Float32Array) return 0;
  return row instanceof Uint16Array ? 16 : 32;
}
