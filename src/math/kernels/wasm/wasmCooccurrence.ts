import { blocksByFeature, type Firings } from '../../matrices/firings.ts';
import type { CooccurrenceKernel } from '../interface.ts';
import type { Arena, Arenas } from './arena.ts';
import { checkFirings, checkRange, lifetime } from '../checks.ts';

/** Cost of adding one entry of a block's list, in steps over 16 bytes of a bit set; measured. */
const ENTRY_COST = 1;

/**
 * Co-occurrence counts of firings kept in an arena; see `CooccurrenceKernel`. For a rare feature it walks the lists of
 * the blocks in which the feature fires; for a common one it takes population counts of bit sets, whichever touches
 * less memory.
 */
export function wasmCooccurrence(arenas: Arenas, firings: Firings): CooccurrenceKernel {
  checkFirings('cooccurrence', firings);
  const { blocks, features } = firings;
  const life = lifetime('cooccurrence kernel');
  const arena = arenas.take();
  const indptr = arena.put(firings.indptr);
  const indices = arena.put(firings.indices);
  const transposed = blocksByFeature(firings);
  const blockLists = arena.put(transposed.indices);
  const listed = listedEntries(firings);
  const step = Math.ceil(blocks / 128) * 16;
  const countRow = firings.indices instanceof Uint16Array ? arena.call.countRow16 : arena.call.countRow32;
  let bits = 0;
  return {
    counts(i0, i1, j0, j1) {
      life.check();
      checkRange('cooccurrence.counts', i0, i1, features);
      checkRange('cooccurrence.counts', j0, j1, features);
      const width = j1 - j0;
      const byBits = (i: number) => listed[i]! * ENTRY_COST > (features * step) / 16;
      for (let i = i0; i < i1 && !bits; i++)
        if (byBits(i)) bits = bitSets(arena, firings, indptr, indices, step);
      return arena.scoped(() => {
        const out = arena.reserve((i1 - i0) * width * 4);
        arena.words(out, (i1 - i0) * width).fill(0);
        for (let i = i0; i < i1; i++) {
          const to = out + (i - i0) * width * 4;
          const start = transposed.indptr[i]!;
          const count = transposed.indptr[i + 1]! - start;
          if (byBits(i)) arena.call.countRowBits(bits + i * step, bits + j0 * step, step, width, to);
          else countRow(blockLists + start * 4, count, indptr, indices, j0, j1, to);
        }
        return arena.words(out, (i1 - i0) * width).slice();
      });
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}

/** The total length of the lists of all blocks in which each feature fires, `[features]`. */
function listedEntries({ blocks, features, indptr, indices }: Firings): Float64Array {
  const listed = new Float64Array(features);
  for (let b = 0; b < blocks; b++) {
    const length = indptr[b + 1]! - indptr[b]!;
    for (let p = indptr[b]!; p < indptr[b + 1]!; p++) listed[indices[p]!]! += length;
  }
  return listed;
}

/** Makes the bit sets of all features, `step` bytes each, and returns their address. */
function bitSets(arena: Arena, firings: Firings, indptr: number, indices: number, step: number): number {
  const { blocks, features } = firings;
  const bits = arena.reserve(features * step);
  arena.bytes(bits, features * step).fill(0);
  const setBits = firings.indices instanceof Uint16Array ? arena.call.setBits16 : arena.call.setBits32;
  setBits(blocks, indptr, indices, bits, step);
  return bits;
}
