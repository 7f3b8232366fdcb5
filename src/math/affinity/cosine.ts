import { kernels } from '../kernels/kernels.ts';
import { addTo } from '../matrices/addTo.ts';
import { rowRange, type Matrix } from '../matrices/matrix.ts';
import { holdParts } from '../work/parts.ts';
import { defineTask, shardBounds } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { Affinity } from './affinity.ts';
import { inverseNorms } from '../matrices/norms.ts';
import { resident } from '../work/resident.ts';

/** Entries of X in a pass without a pause: about ten milliseconds. */
const PIECE = 8_000_000;

/** A member's rows, from row `from` on, and the number of pieces of a pass over them. */
interface Part {
  readonly rows: Matrix;
  readonly from: number;
  readonly pieces: number;
}
interface Piece {
  readonly v: Float64Array;
  readonly width: number;
  readonly piece: number;
}

const rowKernels = resident(
  'affinity/cosine/release',
  (part: Part) => kernels().dense(part.rows),
  (kernel) => kernel.free(),
);

const gatherTask = defineTask('affinity/cosine/gather', (part: Part, { v, width, piece }: Piece) => {
  const bounds = shardBounds(part.rows.rows, part.pieces);
  const [first, last] = [bounds[piece]!, bounds[piece + 1]!];
  const own = v.subarray((part.from + first) * width, (part.from + last) * width);
  return rowKernels.of(part).transposedTimesMany(own, width, first, last);
});

const spreadTask = defineTask('affinity/cosine/spread', (part: Part, { v, width, piece }: Piece) => {
  const bounds = shardBounds(part.rows.rows, part.pieces);
  const out = rowKernels.of(part).timesMany(v, width, bounds[piece], bounds[piece + 1]);
  return { at: (part.from + bounds[piece]!) * width, out };
});

/**
 * (1 + cos)/2 of the rows of x, in [0, 1]; cos is 0 for a zero row, as scikit-learn's `cosine_similarity`. A product
 * costs two passes over x, whose rows the team shares: O(n·dim·width).
 *
 * @param x  directions `[n, dim]`, of any length
 */
export async function cosineAffinity(x: Matrix, work: Work): Promise<Affinity> {
  const { team } = work;
  const n = x.rows;
  const inverse = inverseNorms(x);
  const members = shardBounds(n, team.size);
  const pieces = Math.max(1, Math.ceil((n * x.columns) / team.size / PIECE));
  const parts = Array.from({ length: team.size }, (_, m): Part => {
    const from = members[m]!;
    return { rows: rowRange(x, from, members[m + 1]!), from, pieces };
  });
  const lent = await holdParts(team, parts, { release: rowKernels.release });
  return {
    n,
    async times(v, width) {
      const scaled = v.map((value, p) => value * inverse[Math.floor(p / width)]!);
      const sum = new Float64Array(width);
      for (let p = 0; p < v.length; p++) sum[p % width]! += v[p]!;
      const middle = new Float64Array(x.columns * width);
      for (let piece = 0; piece < pieces; piece++) {
        await work.pause();
        const shares = await lent.each(gatherTask, { v: scaled, width, piece });
        for (const share of shares) addTo(middle, share);
      }
      const out = new Float64Array(n * width);
      for (let piece = 0; piece < pieces; piece++) {
        await work.pause();
        const shares = await lent.each(spreadTask, { v: middle, width, piece });
        for (const share of shares) out.set(share.out, share.at);
      }
      for (let p = 0; p < out.length; p++) {
        const own = inverse[Math.floor(p / width)]!;
        const diagonal = own > 0 ? 1 : 0.5;
        out[p] = 0.5 * (sum[p % width]! + own * out[p]!) - diagonal * v[p]!;
      }
      return out;
    },
    free: () => lent.free(),
  };
}
