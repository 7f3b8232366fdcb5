import type { Firings } from '../../matrices/firings.ts';
import type { CooccurrenceKernel, VisitCounts } from '../interface.ts';
import type { Arena, Arenas } from './arena.ts';
import { checkFirings, checkRange, lifetime } from '../checks.ts';
import { bitsBytes, GROUP, putBits, putLists, REGISTER, type FiringLists } from './firingLists.ts';
import { listsOrBits, onlyLists } from './listsOrBits.ts';

/** Rows that are counted together at most, and bytes of their counts: meanwhile a group's bits are read once. */
const MOST_ROWS = 256;
const ROOM = 2 ** 23;
/** Blocks whose bits are added together: for a group they stay in the processor's second cache. */
const SPAN = 2 ** 14;
/** Bytes of bits at most; the memory of an arena ends at four times as much. */
const MOST_BITS = 2 ** 30;
/** The blocks of a feature are added in rounds of so many. */
const ROUND = 8;
/** Registers that a group's sums need. */
const SUMS = 64;

/**
 * Co-occurrence counts of firings kept in an arena; see `CooccurrenceKernel`. For columns of rare features it walks the
 * lists of the blocks in which a row's feature fires; for the others it adds up the bits of these blocks, 128 features at a
 * time. The columns are cut at one place, so features in ascending order of their frequency are counted fastest.
 */
export function wasmCooccurrence(arenas: Arenas, firings: Firings): CooccurrenceKernel {
  checkFirings('cooccurrence', firings);
  const { features } = firings;
  const life = lifetime('cooccurrence kernel');
  const arena = arenas.take();
  const lists = putLists(arena, firings);
  const entries = mostBlocks(lists) > 0xffff ? 32 : 16;
  const cut = bitsBytes(lists) > MOST_BITS ? onlyLists : listsOrBits(lists);
  let bits = 0;
  return {
    counts(i0, i1, j0, j1, visit) {
      life.check();
      checkRange('cooccurrence.counts', i0, i1, features);
      checkRange('cooccurrence.counts', j0, j1, features);
      const tall = Math.max(ROUND, Math.min(MOST_ROWS, Math.floor(ROOM / (j1 - j0) / (entries / 8))));
      for (let from = i0; from < i1; from += tall) {
        const to = Math.min(i1, from + tall);
        const middle = cut(from, to, j0, j1);
        if (middle < j1 && !bits) bits = putBits(arena, lists);
        const tile = { i0: from, i1: to, j0, middle, j1, entries } as const;
        arena.scoped(() => countTile(arena, lists, bits, tile, visit));
      }
    },
    free() {
      life.free();
      arenas.give(arena);
    },
  };
}

function mostBlocks({ starts, features }: FiringLists): number {
  let most = 0;
  for (let i = 0; i < features; i++) most = Math.max(most, starts[i + 1]! - starts[i]!);
  return most;
}

/** Counts of rows `[i0, i1)` and columns `[j0, j1)`: of those before `middle` by lists, of the others by bits. */
interface Tile {
  readonly i0: number;
  readonly i1: number;
  readonly j0: number;
  readonly middle: number;
  readonly j1: number;
  /** bits of a count */
  readonly entries: 16 | 32;
}

/** Rows of counts in an arena; they have room for whole groups. */
interface Room {
  /** address of the count of row i0 in column 0, were there one */
  readonly origin: number;
  /** bytes from a row to the next */
  readonly stride: number;
  /** bytes of a count */
  readonly size: number;
}

function countTile(arena: Arena, lists: FiringLists, bits: number, tile: Tile, visit: VisitCounts): void {
  const { i0, i1, j0, middle, j1, entries } = tile;
  const size = entries / 8;
  const begin = j0 - (j0 % GROUP);
  // One group more, so that rows do not compete for the same places of a cache.
  const stride = (Math.ceil((j1 - begin) / GROUP) + 1) * GROUP * size;
  const address = arena.reserve((i1 - i0) * stride);
  arena.bytes(address, (i1 - i0) * stride).fill(0);
  const room = { origin: address - begin * size, stride, size };
  if (middle > j0) walkLists(arena, lists, tile, room);
  if (middle < j1) addBits(arena, lists, bits, tile, room);
  for (let i = i0; i < i1; i++) {
    const row = room.origin + (i - i0) * stride + j0 * size;
    visit(i, entries === 16 ? arena.halfWords(row, j1 - j0) : arena.words(row, j1 - j0));
  }
}

function walkLists(arena: Arena, lists: FiringLists, tile: Tile, { origin, stride, size }: Room): void {
  const { wide, indptr, indices, starts, blockLists } = lists;
  const { i0, i1, j0, middle, entries } = tile;
  for (let i = i0; i < i1; i++) {
    const own = blockLists + starts[i]! * 4;
    const row = origin + (i - i0) * stride + j0 * size;
    arena.call.countRow(own, starts[i + 1]! - starts[i]!, wide, indptr, indices, j0, middle, entries, row);
  }
}

function addBits(arena: Arena, lists: FiringLists, bits: number, tile: Tile, room: Room): void {
  const { blocks, blockLists, starts, startsAddress } = lists;
  const { i0, i1, middle, j1, entries } = tile;
  const rows = i1 - i0;
  const scratch = arena.reserve((SUMS + Math.min(SPAN, blocks) + 1) * REGISTER);
  const next = arena.put(starts.subarray(i0, i1));
  const begins = arena.reserve((rows + 1) * 4);
  const places = arena.reserve((starts[i1]! - starts[i0]! + rows * ROUND) * 4);
  for (let first = 0; first < blocks; first += SPAN) {
    const span = Math.min(SPAN, blocks - first);
    arena.call.placeBlocks(blockLists, next, startsAddress + (i0 + 1) * 4, rows, first, span, begins, places);
    for (let j = middle - (middle % GROUP); j < j1; j += GROUP) {
      const group = bits + ((j / GROUP) * blocks + first) * REGISTER;
      const out = room.origin + j * room.size;
      arena.call.countSlices(begins, rows, group, span, entries, out, room.stride, scratch);
    }
  }
}
