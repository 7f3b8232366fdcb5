import { blocksByFeature, type Firings } from '../../matrices/firings.ts';
import type { CooccurrenceKernel } from '../interface.ts';
import type { Arena, Arenas } from './arena.ts';
import { checkFirings, checkRange, lifetime } from '../checks.ts';

/** Cost of adding one entry of a block's list, in steps over 16 bytes of two bit sets; measured. */
const ENTRY_COST = 2;

/** Rows whose bit sets stay in the processor's first cache while those of the columns pass by. */
const TALL = 16;

/**
 * Co-occurrence counts of firings kept in an arena; see `CooccurrenceKernel`. For rare features it walks the lists of the
 * blocks in which they fire; for common ones it takes population counts of bit sets. A tile may be cut between two of its
 * columns, so features in ascending order of their frequency are counted fastest.
 */
export function wasmCooccurrence(arenas: Arenas, firings: Firings): CooccurrenceKernel {
  checkFirings('cooccurrence', firings);
  const { blocks, features } = firings;
  const life = lifetime('cooccurrence kernel');
  const arena = arenas.take();
  const indptr = arena.put(firings.indptr);
  const indices = arena.put(firings.indices);
  const { listStarts, starts, blockLists } = putBlockLists(arena, firings);
  const step = Math.ceil(blocks / 128) * 16;
  const cut = cutter(listStarts, blocks, step);
  const countRow = firings.indices instanceof Uint16Array ? arena.call.countRow16 : arena.call.countRow32;
  let kept: number | null = null;
  const bitSets = () => (kept ??= makeBitSets(arena, features, starts, blockLists, step));
  return {
    counts(i0, i1, j0, j1) {
      life.check();
      checkRange('cooccurrence.counts', i0, i1, features);
      checkRange('cooccurrence.counts', j0, j1, features);
      const width = j1 - j0;
      const middle = cut(i0, i1, j0, j1);
      const bits = middle < j1 ? bitSets() : 0;
      return arena.scoped(() => {
        const out = arena.reserve((i1 - i0) * width * 4);
        arena.words(out, (i1 - i0) * width).fill(0);
        for (let i = i0; i < i1 && middle > j0; i++) {
          const start = listStarts[i]!;
          const count = listStarts[i + 1]! - start;
          countRow(blockLists + start * 4, count, indptr, indices, j0, middle, out + (i - i0) * width * 4);
        }
        for (let i = i0; i < i1 && middle < j1; i += TALL) {
          const rows = Math.min(TALL, i1 - i);
          const to = out + ((i - i0) * width + middle - j0) * 4;
          arena.call.countBits(bits + i * step, rows, bits + middle * step, j1 - middle, step, to, width);
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

/** Puts the blocks of each feature into an arena. Of the lists, only the copy there is kept: they may be as large as the firings. */
function putBlockLists(arena: Arena, firings: Firings) {
  const { indptr, indices } = blocksByFeature(firings);
  return { listStarts: indptr, starts: arena.put(indptr), blockLists: arena.put(indices) };
}

/**
 * Finds the column of a tile from which on bit sets are faster for its rows on average, by the number of entries that lists
 * are expected to have.
 *
 * @param indptr  `fired` of each feature as running sums, `[features + 1]`
 * @param step  bytes of a bit set
 */
function cutter(indptr: Uint32Array, blocks: number, step: number) {
  const features = indptr.length - 1;
  /** the fewest blocks of a feature from each on: ascending, whatever the order of the features */
  const fewest = new Uint32Array(features);
  for (let i = features - 1; i >= 0; i--) {
    const fired = indptr[i + 1]! - indptr[i]!;
    fewest[i] = i + 1 < features ? Math.min(fired, fewest[i + 1]!) : fired;
  }
  return (i0: number, i1: number, j0: number, j1: number): number => {
    const mean = (indptr[i1]! - indptr[i0]!) / Math.max(1, i1 - i0);
    /** blocks of a column with which lists cost as much as bit sets */
    const limit = (step * blocks) / (16 * ENTRY_COST * mean);
    const from = firstAtLeast(fewest, limit, j0, j1);
    return indptr[from]! - indptr[j0]! > limit * (from - j0) ? j0 : from;
  };
}

/** The first place in the ascending `values[from … to)` whose value is not below `bound`. */
function firstAtLeast(values: Uint32Array, bound: number, from: number, to: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Makes the bit sets of all features, `step` bytes each, and returns their address. */
function makeBitSets(
  arena: Arena,
  features: number,
  indptr: number,
  blockLists: number,
  step: number,
): number {
  const bits = arena.reserve(features * step);
  arena.bytes(bits, features * step).fill(0);
  arena.call.setBits(features, indptr, blockLists, bits, step);
  return bits;
}
