import { blockCounts, type Firings } from '../matrices/firings.ts';
import { kernels } from '../kernels/kernels.ts';
import { addTo } from '../matrices/addTo.ts';
import { holdParts } from '../work/parts.ts';
import { defineTask, shardBounds } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { CountProduct } from './countProduct.ts';
import { resident } from '../work/resident.ts';

/** Firings in a pass without a pause: about ten milliseconds. */
const PIECE = 2_000_000;

/** A member's blocks, cut into pieces; every member has the same number. */
interface Part {
  readonly pieces: readonly Firings[];
}

const pieceKernels = resident(
  'affinity/firings/release',
  (part: Part) => part.pieces.map((firings) => kernels().sparse(firings)),
  (pieces) => pieces.forEach((kernel) => kernel.free()),
);

const passTask = defineTask(
  'affinity/firings/pass',
  (part: Part, { v, width, piece }: { v: Float64Array; width: number; piece: number }) =>
    pieceKernels.of(part)[piece]!.normal(v, width),
);

/**
 * Products with H = BᵀB by two sparse passes over the firings, without H itself; the team shares the blocks.
 * O(firings · width) time, O(firings) memory.
 */
export async function firingsProduct(firings: Firings, work: Work): Promise<CountProduct> {
  const { team } = work;
  const { blocks, features } = firings;
  const perMember = Math.max(1, Math.ceil(firings.indices.length / team.size / PIECE));
  const bounds = shardBounds(blocks, team.size * perMember);
  const parts: Part[] = Array.from({ length: team.size }, (_, m) => ({
    pieces: Array.from({ length: perMember }, (_, p) => {
      const at = m * perMember + p;
      return someBlocks(firings, bounds[at]!, bounds[at + 1]!);
    }),
  }));
  const lent = await holdParts(team, parts, { release: pieceKernels.release });
  return {
    features,
    blocks,
    fired: blockCounts(firings),
    async times(v, width) {
      const total = new Float64Array(features * width);
      for (let piece = 0; piece < perMember; piece++) {
        await work.pause();
        for (const share of await lent.each(passTask, { v, width, piece })) addTo(total, share);
      }
      return total;
    },
    free: () => lent.free(),
  };
}

/** The firings of blocks `[from, to)`; their indices are a view. */
function someBlocks({ features, indptr, indices }: Firings, from: number, to: number): Firings {
  const first = indptr[from]!;
  return {
    blocks: to - from,
    features,
    indptr: indptr.slice(from, to + 1).map((p) => p - first),
    indices: indices.subarray(first, indptr[to]),
  };
}
