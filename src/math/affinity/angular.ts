import { rowStart } from '../matrices/cooccurrence.ts';
import { kernels } from '../kernels/kernels.ts';
import { row, rowRange, type Matrix } from '../matrices/matrix.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { Affinity } from './affinity.ts';
import { halfSquareBounds, halfSquareTimes, type HalfSquarePart, type Strip } from './halfSquare.ts';
import { inverseNorms } from '../matrices/norms.ts';
import { holdParts, type LentParts } from '../work/parts.ts';
import { asTheyAre } from '../kernels/weighting.ts';

/** A member's rows of directions, and its rows of the half square. */
interface Part extends HalfSquarePart {
  readonly from: number;
  readonly to: number;
  readonly rows: Matrix;
  /** the inverse of the length of every row of x, `[n]` */
  readonly inverse: Float64Array;
}

/** Columns `[from, from + columns.rows)` with chunk `chunk` of a member's rows. */
interface Tile {
  readonly columns: Matrix;
  readonly from: number;
  readonly chunk: number;
  readonly chunks: number;
}

const layTask = defineTask('affinity/angular/lay', (part: Part, _: null) => {
  for (let from = part.from; from < part.to; from += STRIP_ROWS) {
    const to = Math.min(part.to, from + STRIP_ROWS);
    const values = new Float32Array(rowStart(to, part.n) - rowStart(from, part.n));
    part.strips.push({ from, to, values });
  }
});

const STRIP_ROWS = 64;

const tileTask = defineTask('affinity/angular/tile', (part: Part, tile: Tile) => {
  const { strips } = part;
  const first = Math.floor((strips.length * tile.chunk) / tile.chunks);
  const last = Math.floor((strips.length * (tile.chunk + 1)) / tile.chunks);
  for (let s = first; s < last; s++) {
    if (strips[s]!.from < tile.from + tile.columns.rows) fillTile(part, strips[s]!, tile);
  }
});

function fillTile({ n, from, rows, inverse }: Part, strip: Strip, { columns, from: j0 }: Tile): void {
  const height = strip.to - strip.from;
  const own = rowRange(rows, strip.from - from, strip.to - from);
  const products = kernels().productTransposed(own, columns).data;
  const origin = rowStart(strip.from, n);
  for (let r = 0; r < height; r++) {
    const i = strip.from + r;
    for (let j = Math.max(i, j0); j < j0 + columns.rows; j++) {
      const lengths = inverse[i]! * inverse[j]!;
      let cosine = products[r * columns.rows + j - j0]! * lengths;
      if (Math.abs(cosine) > STEEP) cosine = exactDot(row(own, r), row(columns, j - j0)) * lengths;
      strip.values[rowStart(i, n) - origin + j - i] = angular(cosine);
    }
  }
}

/** Beyond this cosine the arc cosine is so steep that a float32 product does not determine it. */
const STEEP = 0.98;

function exactDot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += a[c]! * b[c]!;
  return sum;
}

function angular(cosine: number): number {
  return 1 - Math.acos(Math.min(1, Math.max(-1, cosine))) / Math.PI;
}

/** Multiplications between pauses: about 50 ms on one core. */
const BATCH = 5e8;

/**
 * Angular similarity of the rows of x, 1 − arccos(cos)/π, in [0, 1]; cos is 0 for a zero row. It is the affinity of
 * the geometry in the paper's code. The team computes it once from tiles of x·xᵀ and keeps it in 32 bits over half the
 * square, 2·n² bytes.
 *
 * @param x  directions `[n, dim]`, of any length
 */
export async function angularAffinity(x: Matrix, work: Work): Promise<Affinity> {
  const { team } = work;
  const n = x.rows;
  const inverse = inverseNorms(x);
  const bounds = halfSquareBounds(n, team.size);
  const shares = Array.from({ length: team.size }, (_, m): Part => {
    const [from, to] = [bounds[m]!, bounds[m + 1]!];
    return { n, from, to, strips: [], rows: rowRange(x, from, to), inverse };
  });
  const parts = await holdParts(team, shares, {
    async prepare(lent) {
      await lent.each(layTask, null);
      await fillAll(x, lent, work);
    },
  });
  const weighting = asTheyAre(n);
  return {
    n,
    times: (v, width) => halfSquareTimes(parts, n, weighting, v, width, work),
    free: () => parts.free(),
  };
}

async function fillAll(x: Matrix, parts: LentParts<Part>, work: Work): Promise<void> {
  const n = x.rows;
  const COLUMNS = 1024;
  const tallest = Math.ceil(n / Math.sqrt(work.team.size));
  const chunks = Math.max(1, Math.ceil((tallest * Math.min(n, COLUMNS) * x.columns) / BATCH));
  for (let from = 0; from < n; from += COLUMNS) {
    const to = Math.min(n, from + COLUMNS);
    const columns = rowRange(x, from, to);
    for (let chunk = 0; chunk < chunks; chunk++) {
      await work.pause();
      await parts.each(tileTask, { columns, from, chunk, chunks });
    }
    work.progress((to / n) ** 2, `angles between directions, ${Math.floor(100 * (to / n) ** 2)} %`);
  }
}
