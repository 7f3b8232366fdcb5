import type { Firings } from '../matrices/firings.ts';

/** The part of firings that their margins leave free. */
export interface Core {
  /** the features of the core, ascending; `firings` numbers them 0 … */
  readonly members: Uint32Array;
  /** the blocks of the core, ascending */
  readonly blocks: Uint32Array;
  /** the firings of these features in these blocks */
  readonly firings: Firings;
  /** number of blocks outside the core in which every feature of the core fires: they add the same to every pair */
  readonly always: number;
}

/**
 * The part of firings that is not determined by the number of blocks of each feature and the number of features of each
 * block. A feature that fires in no block or in all of them, and a block with no feature or all of them, are the same in
 * every table with these margins. They are removed, and again what their removal determines, until nothing is left to remove.
 *
 * @param members  the features that take part, ascending; the margins are those of their firings only
 */
export function freeCore(firings: Firings, members: Uint32Array): Core {
  const own = new Int32Array(firings.features).fill(-1);
  members.forEach((feature, i) => (own[feature] = i));
  const state = peel(firings, own, members.length);
  const kept = members.filter((_, i) => state.features[i] === 1);
  const blocks = Uint32Array.from(state.blocks.keys()).filter((b) => state.blocks[b] === 1);
  return {
    members: kept,
    blocks,
    firings: restricted(firings, kept, blocks),
    always: state.always,
  };
}

/** Which features and blocks stay, as 0 or 1, and the number of full blocks that were removed. */
function peel({ blocks, indptr, indices }: Firings, own: Int32Array, count: number) {
  const features = new Uint8Array(count).fill(1);
  const kept = new Uint8Array(blocks).fill(1);
  let [left, open, always] = [count, blocks, 0];
  for (let changed = true; changed;) {
    changed = false;
    const fired = new Uint32Array(count);
    for (let b = 0; b < blocks; b++) {
      if (!kept[b]) continue;
      let active = 0;
      for (let p = indptr[b]!; p < indptr[b + 1]!; p++) if (features[own[indices[p]!]!]) active++;
      if (active > 0 && active < left) {
        for (let p = indptr[b]!; p < indptr[b + 1]!; p++) fired[own[indices[p]!]!]!++;
        continue;
      }
      if (active > 0) always++;
      kept[b] = 0;
      open--;
      changed = true;
    }
    for (let i = 0; i < count; i++) {
      if (!features[i] || (fired[i]! > 0 && fired[i]! < open)) continue;
      features[i] = 0;
      left--;
      changed = true;
    }
  }
  return { features, blocks: kept, always };
}

/** The firings of some features in some blocks, both renumbered in their order. */
function restricted(firings: Firings, members: Uint32Array, blocks: Uint32Array): Firings {
  const place = new Int32Array(firings.features).fill(-1);
  members.forEach((feature, i) => (place[feature] = i));
  const indptr = new Uint32Array(blocks.length + 1);
  const indices = new Uint32Array(firings.indices.length);
  let count = 0;
  blocks.forEach((block, b) => {
    for (let p = firings.indptr[block]!; p < firings.indptr[block + 1]!; p++) {
      const at = place[firings.indices[p]!]!;
      if (at >= 0) indices[count++] = at;
    }
    indptr[b + 1] = count;
  });
  return {
    blocks: blocks.length,
    features: members.length,
    indptr,
    indices: indices.slice(0, count),
  };
}
