import type { DenseKernel } from '../kernels/interface.ts';
import { kernels } from '../kernels/kernels.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { defineTask, shardBounds } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { Affinity } from './affinity.ts';
import { inverseNorms } from '../matrices/norms.ts';
import { addTo, teamKey } from '../work/teamKey.ts';

/** Entries of X passed over without a pause: some ten milliseconds. */
const PIECE = 8_000_000;

/** A member's rows, from `from` on, and the pieces they are passed over in. */
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

const opened = new WeakMap<Part, DenseKernel>();

function open(part: Part): DenseKernel {
  let kernel = opened.get(part);
  if (!kernel) opened.set(part, (kernel = kernels().dense(part.rows)));
  return kernel;
}

const gatherTask = defineTask('affinity/cosine/gather', (part: Part, { v, width, piece }: Piece) => {
  const bounds = shardBounds(part.rows.rows, part.pieces);
  const [first, last] = [bounds[piece]!, bounds[piece + 1]!];
  const own = v.subarray((part.from + first) * width, (part.from + last) * width);
  return open(part).transposedTimesMany(own, width, first, last);
});

const spreadTask = defineTask('affinity/cosine/spread', (part: Part, { v, width, piece }: Piece) => {
  const bounds = shardBounds(part.rows.rows, part.pieces);
  const out = open(part).timesMany(v, width, bounds[piece], bounds[piece + 1]);
  return { at: (part.from + bounds[piece]!) * width, out };
});

const closeTask = defineTask('affinity/cosine/close', (part: Part) => {
  opened.get(part)?.free();
  opened.delete(part);
});

/**
 * (1 + cos)/2 between the rows of x, in [0, 1]; cos is 0 with a zero row, as scikit-learn's
 * `cosine_similarity`. A product is two passes over x, its rows shared by the team: O(n·dim·width).
 *
 * @param x  directions `[n, dim]`, of any length
 */
export async function cosineAffinity(x: Matrix, work: Work): Promise<Affinity> {
  const { team } = work;
  const n = x.rows;
  const inverse = inverseNorms(x);
  const members = shardBounds(n, team.size);
  const pieces = Math.max(1, Math.ceil((n * x.columns) / team.size / PIECE));
  const key = teamKey('affinity/cosine');
  const parts: Part[] = Array.from({ length: team.size }, (_, m) => {
    const [from, to] = [members[m]!, members[m + 1]!];
    const data = x.data.subarray(from * x.columns, to * x.columns);
    return { rows: { data, rows: to - from, columns: x.columns }, from, pieces };
  });
  await team.keep(key, parts);
  return {
    n,
    async times(v, width) {
      const scaled = v.map((value, p) => value * inverse[Math.floor(p / width)]!);
      const sum = new Float64Array(width);
      for (let p = 0; p < v.length; p++) sum[p % width]! += v[p]!;
      const middle = new Float64Array(x.columns * width);
      for (let piece = 0; piece < pieces; piece++) {
        await work.pause();
        const shares = await team.each(gatherTask, key, { v: scaled, width, piece });
        for (const share of shares) addTo(middle, share);
      }
      const out = new Float64Array(n * width);
      for (let piece = 0; piece < pieces; piece++) {
        await work.pause();
        const shares = await team.each(spreadTask, key, { v: middle, width, piece });
        for (const share of shares) out.set(share.out, share.at);
      }
      for (let p = 0; p < out.length; p++) {
        const own = inverse[Math.floor(p / width)]!;
        const diagonal = own > 0 ? 1 : 0.5;
        out[p] = 0.5 * (sum[p % width]! + own * out[p]!) - diagonal * v[p]!;
      }
      return out;
    },
    async free() {
      await team.each(closeTask, key, null);
      await team.drop(key);
    },
  };
}
