import type { Firings } from '../matrices/firings.ts';

/** Collects the features of each block; a block may arrive in several parts, blocks arrive in ascending order. */
export function gatherer(features: number, blocks: number) {
  const fires = new Uint8Array(features);
  const indptr = new Uint32Array(blocks + 1);
  const narrow = features <= 65536;
  let indices: Uint16Array | Uint32Array = narrow ? new Uint16Array(1024) : new Uint32Array(1024);
  let count = 0;
  let current = 0;
  const close = () => {
    for (let f = 0; f < features; f++) {
      if (fires[f] === 0) continue;
      if (count === indices.length) {
        const wider = narrow ? new Uint16Array(2 * count) : new Uint32Array(2 * count);
        wider.set(indices);
        indices = wider;
      }
      indices[count++] = f;
    }
    fires.fill(0);
    indptr[++current] = count;
  };
  return {
    add(block: number, part: Uint32Array) {
      while (current < block) close();
      for (const feature of part) fires[feature] = 1;
    },
    finish(): Firings {
      while (current < blocks) close();
      return { blocks, features, indptr, indices: indices.slice(0, count) };
    },
  };
}
