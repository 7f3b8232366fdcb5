import { card, CardError, type Card } from '../card/card.ts';
import { proposeLeast } from '../card/proposed.ts';
import { checkNeighbours } from '../kernels/checks.ts';
import { squaredNorms, type Points } from '../kernels/nearest/distance.ts';
import type { Metric } from '../kernels/nearest/interface.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { stepOf, type Work } from '../work/work.ts';
import { cardKeys } from './cardKeys.ts';
import { decideProposed } from './decideProposed.ts';
import type { NeighbourLists } from './lists.ts';

/** Rows proposed beyond the k wanted: rounding in float32 then rarely leaves a row undecided. */
const SPARE = 24;
/** A search; the rows that the card works on at a time are chosen by their number and length if they are left out. */
interface Search {
  readonly k: number;
  readonly metric: Metric;
  readonly strip?: number;
}

/**
 * `nearestNeighbours` with the help of this thread's graphics card: the card proposes candidates, and the team decides
 * among them in float64, so the result is the same to the last bit as without a card.
 *
 * @returns null if there is no card, if it fails, or if it leaves too many rows undecided
 */
export async function nearestByCard(x: Matrix, search: Search, work: Work): Promise<NeighbourLists | null> {
  const found = await card(x.rows * x.rows * x.columns);
  if (!found) return null;
  try {
    return await searchByCard(found, x, search, work);
  } catch (reason) {
    if (reason instanceof CardError) return null;
    throw reason;
  }
}

/**
 * The same with a given card, whatever the number of rows.
 *
 * @throws CardError when the card fails, or computes less exactly than it must
 */
export async function searchByCard(
  found: Card,
  x: Matrix,
  { k, metric, strip }: Search,
  work: Work,
): Promise<NeighbourLists | null> {
  const { data, rows, columns } = x;
  checkNeighbours(k, rows);
  const points: Points = { data, rows, dim: columns, metric, norms: squaredNorms(data, rows, columns) };
  const asking = {
    queries: rows,
    places: Math.min(rows - 1, k + SPARE),
    own: true,
    strip,
    what: `Nearest neighbours of ${rows} rows`,
  };
  const proposed = await proposeLeast(found, cardKeys(points), asking, stepOf(work, 0, 0.6));
  return decideProposed(x, { k, metric }, proposed, stepOf(work, 0.6, 1));
}
