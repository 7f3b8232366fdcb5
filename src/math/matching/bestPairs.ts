import { kernels } from '../kernels/kernels.ts';
import { rowRange, takeRows, type Matrix } from '../matrices/matrix.ts';
import { inverseNorms } from '../matrices/norms.ts';
import { withParts } from '../work/parts.ts';
import { resident } from '../work/resident.ts';
import { defineTask, shardBounds, soloTeam } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import { bestPairsByCard } from './byCard.ts';
import { emptyLists, enterAll, enterTile, type BestPairs } from './topLists.ts';

/** A member's share: some rows of a, and all of b. */
interface Part {
  readonly a: Matrix;
  readonly b: Matrix;
  /** inverse lengths, 0 for a zero row */
  readonly inverseA: Float64Array;
  readonly inverseB: Float64Array;
  readonly k: number;
  /** its rows of a, and the number of blocks of rows that the largest share has */
  readonly from: number;
  readonly to: number;
}

/** Rows and columns of a product of blocks: about 30 ms of computing in 2,304 dimensions. */
const ROWS = 256;
const COLUMNS = 1024;
/** With fewer multiplications, lending the rows costs more than sharing the products saves. */
const WORTH_SHARING = 1e8;

const found = resident(
  'matching/release',
  ({ a, b, k, from, to }: Part): BestPairs => ({
    forward: emptyLists(to - from, Math.min(k, b.rows)),
    backward: emptyLists(b.rows, Math.min(k, a.rows)),
  }),
  () => undefined,
);

interface Step {
  readonly block: number;
  readonly columnFrom: number;
}

/** The cosines of a block of a member's rows with a block of rows of b. */
const sweepTask = defineTask('matching/sweep', (part: Part, { block, columnFrom }: Step) => {
  const rowFrom = part.from + block * ROWS;
  const rowTo = Math.min(part.to, rowFrom + ROWS);
  if (rowFrom >= rowTo) return;
  const columnTo = Math.min(part.b.rows, columnFrom + COLUMNS);
  const values = cosineTile(part, rowFrom, rowTo, columnFrom, columnTo);
  const { forward, backward } = found.of(part);
  enterTile(forward, backward, part.from, { rowFrom, columnFrom, columns: columnTo - columnFrom, values });
});

const collectTask = defineTask('matching/collect', (part: Part, _: null) => found.of(part));

function cosineTile(
  { a, b, inverseA, inverseB }: Omit<Part, 'k' | 'from' | 'to'>,
  rowFrom: number,
  rowTo: number,
  columnFrom: number,
  columnTo: number,
): Float32Array {
  const { data } = kernels().productTransposed(
    rowRange(a, rowFrom, rowTo),
    rowRange(b, columnFrom, columnTo),
  );
  for (let row = rowFrom, at = 0; row < rowTo; row++) {
    const scale = inverseA[row]!;
    for (let column = columnFrom; column < columnTo; column++, at++) {
      data[at] = data[at]! * scale * inverseB[column]!;
    }
  }
  return data;
}

/**
 * The k rows of b with the largest cosine to each row of a, and the k rows of a with the largest cosine to each row of b,
 * exact: every pair is looked at once, block by block, and the team shares the rows of a; if this thread has a graphics card and
 * the search is large, the card proposes and the team decides, with the same result to the last bit. A row of zeros has cosine 0
 * with all others. Of equal cosines the smaller row number comes first.
 *
 * @param a  `[n, dim]`
 * @param b  `[m, dim]`
 * @param k  at least 1; lists are as long as there are partners if these are fewer
 * @throws RangeError when a and b have different dimensions, or one has no row
 */
export async function bestPairs(a: Matrix, b: Matrix, k: number, work: Work): Promise<BestPairs> {
  if (a.columns !== b.columns || a.rows === 0 || b.rows === 0) {
    throw new RangeError(
      `best pairs: expected rows of the same dimension in both matrices, found ${a.rows} × ${a.columns} and ${b.rows} × ${b.columns}`,
    );
  }
  return (await bestPairsByCard(a, b, k, work)) ?? bestPairsByBlocks(a, b, k, work);
}

async function bestPairsByBlocks(a: Matrix, b: Matrix, k: number, work: Work): Promise<BestPairs> {
  const team = a.rows * b.rows * a.columns < WORTH_SHARING ? soloTeam() : work.team;
  const blocks = shardBounds(Math.ceil(a.rows / ROWS), team.size);
  const shared = { a, b, inverseA: inverseNorms(a), inverseB: inverseNorms(b), k };
  const parts = Array.from({ length: team.size }, (_, i): Part => ({
    ...shared,
    from: Math.min(a.rows, blocks[i]! * ROWS),
    to: Math.min(a.rows, blocks[i + 1]! * ROWS),
  }));
  const rounds = Math.ceil(Math.ceil(a.rows / ROWS) / team.size);
  return withParts(
    team,
    parts,
    async (lent) => {
      for (let block = 0; block < rounds; block++) {
        for (let columnFrom = 0; columnFrom < b.rows; columnFrom += COLUMNS) {
          await lent.each(sweepTask, { block, columnFrom });
          await work.pause();
        }
        work.progress((block + 1) / rounds, `Cosines of ${a.rows} × ${b.rows} pairs`);
      }
      return joined(parts, await lent.each(collectTask, null), b.rows, Math.min(k, a.rows));
    },
    found.release,
  );
}

function joined(parts: readonly Part[], lists: readonly BestPairs[], columns: number, k: number): BestPairs {
  const rows = parts.at(-1)?.to ?? 0;
  const own = lists[0]!.forward.k;
  const forward = emptyLists(rows, own);
  const backward = emptyLists(columns, k);
  lists.forEach((found, i) => {
    forward.indices.set(found.forward.indices, parts[i]!.from * own);
    forward.values.set(found.forward.values, parts[i]!.from * own);
    enterAll(backward, found.backward);
  });
  return { forward, backward };
}

/** Rows of which all cosines are computed together. */
const TOGETHER = 64;

/**
 * All cosines of some rows of a with all rows of b.
 *
 * @param rows  row numbers of a
 * @param each  is called with each of these numbers and the cosines of the row, `[b.rows]`, which it must not keep
 */
export async function eachRowsCosines(
  a: Matrix,
  b: Matrix,
  rows: Uint32Array,
  each: (row: number, cosines: Float32Array) => void,
  work: Work,
): Promise<void> {
  const inverseB = inverseNorms(b);
  for (let from = 0; from < rows.length; from += TOGETHER) {
    const some = rows.subarray(from, from + TOGETHER);
    const chosen = takeRows(a, some);
    const cosines = new Float32Array(some.length * b.rows);
    const sides = { a: chosen, b, inverseA: inverseNorms(chosen), inverseB };
    for (let columnFrom = 0; columnFrom < b.rows; columnFrom += COLUMNS) {
      const columnTo = Math.min(b.rows, columnFrom + COLUMNS);
      const width = columnTo - columnFrom;
      const tile = cosineTile(sides, 0, some.length, columnFrom, columnTo);
      for (let i = 0; i < some.length; i++) {
        cosines.set(tile.subarray(i * width, (i + 1) * width), i * b.rows + columnFrom);
      }
      await work.pause();
    }
    some.forEach((row, i) => each(row, cosines.subarray(i * b.rows, (i + 1) * b.rows)));
  }
}
