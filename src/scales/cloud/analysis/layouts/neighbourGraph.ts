import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { NeighbourLists } from '../../../../math/neighbours/lists.ts';
import { nearestNeighbours } from '../../../../math/neighbours/nearestNeighbours.ts';
import type { Work } from '../../../../math/work/work.ts';

/** The last search of each decoder. Only one stays in memory, because the graph of a large dictionary is large. */
const cache = new WeakMap<Matrix, NeighbourLists & { readonly k: number }>();

/**
 * The k nearest neighbours of every feature by cosine distance, exact. Layouts with other parameters need no new search
 * unless they need more neighbours than the last one.
 *
 * @param decoder  `[n, dim]`
 * @param k  1 … n − 1
 * @returns `[n, k]`, nearest first
 */
export async function neighbourGraph(decoder: Matrix, k: number, work: Work): Promise<NeighbourLists> {
  const known = cache.get(decoder);
  if (known && known.k >= k) return nearest(known, k);
  work.progress(0, 'Finding nearest neighbours');
  const found = await nearestNeighbours(decoder, { k, metric: 'cosine' }, work);
  cache.set(decoder, { ...found, k });
  return found;
}

/** The first k of longer lists. */
function nearest(lists: NeighbourLists & { readonly k: number }, k: number): NeighbourLists {
  if (lists.k === k) return lists;
  const n = lists.indices.length / lists.k;
  const indices = new Uint32Array(n * k);
  const distances = new Float32Array(n * k);
  for (let i = 0; i < n; i++) {
    indices.set(lists.indices.subarray(i * lists.k, i * lists.k + k), i * k);
    distances.set(lists.distances.subarray(i * lists.k, i * lists.k + k), i * k);
  }
  return { indices, distances };
}
