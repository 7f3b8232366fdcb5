import type { Firings } from '../../matrices/firings.ts';
import type { Arena } from './arena.ts';

/** Features whose bits make a register. */
export const GROUP = 128;
/** Bytes of a group's features in a block. */
export const REGISTER = GROUP / 8;

/** Firings in an arena, by block and by feature. */
export interface FiringLists {
  readonly blocks: number;
  readonly features: number;
  /** 1 if feature numbers are uint32, 0 if uint16 */
  readonly wide: number;
  /** address of the features of all blocks */
  readonly indices: number;
  /** address of where the features of each block begin in `indices`, `[blocks + 1]` */
  readonly indptr: number;
  /** address of the blocks of all features */
  readonly blockLists: number;
  /** where the blocks of each feature begin in `blockLists`, `[features + 1]` */
  readonly starts: Uint32Array;
  /** and the address of the same */
  readonly startsAddress: number;
}

/** Puts firings into an arena, and their transpose, which only the arena keeps: it may be as large as the firings. */
export function putLists(arena: Arena, firings: Firings): FiringLists {
  const { blocks, features } = firings;
  const wide = firings.indices instanceof Uint32Array ? 1 : 0;
  const indptr = arena.put(firings.indptr);
  const indices = arena.put(firings.indices);
  const startsAddress = arena.reserve((features + 1) * 4);
  const blockLists = arena.reserve(firings.indices.length * 4);
  arena.words(startsAddress, features + 1).fill(0);
  arena.call.listBlocks(wide, blocks, features, indptr, indices, startsAddress, blockLists);
  const starts = arena.words(startsAddress, features + 1).slice();
  return { blocks, features, wide, indices, indptr, blockLists, starts, startsAddress };
}

/**
 * Puts the bits of all features into an arena: groups of 128 features, `[groups, blocks, REGISTER]` bytes.
 *
 * @returns their address
 */
export function putBits(arena: Arena, lists: FiringLists): number {
  const { blocks, features, startsAddress, blockLists } = lists;
  const bytes = bitsBytes(lists);
  const bits = arena.reserve(bytes);
  arena.bytes(bits, bytes).fill(0);
  for (let from = 0; from < features; from += GROUP) {
    const count = Math.min(GROUP, features - from);
    const group = bits + (from / GROUP) * blocks * REGISTER;
    arena.call.setSlices(count, startsAddress + from * 4, blockLists, group);
  }
  return bits;
}

/** Bytes of the bits of all features. */
export function bitsBytes({ blocks, features }: FiringLists): number {
  return Math.ceil(features / GROUP) * blocks * REGISTER;
}
