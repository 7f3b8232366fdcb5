import type { NeighbourLists } from '../../../../math/neighbours/lists.ts';

/** The weighted pairs of the neighbour graph, both directions of each, sorted by tail and then by head. */
export interface UmapGraph {
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
  /** in (0, 1] */
  readonly weights: Float64Array;
}

const TOLERANCE = 1e-5;
/** The least scale of a feature's distances, as a share of their mean. */
const LEAST_SCALE = 1e-3;
/** Halvings in the search for a scale. */
const STEPS = 64;

/**
 * The fuzzy union of the features' neighbourhoods (McInnes, Healy & Melville 2018, algorithms 2 and 3), with the arithmetic of
 * umap-js to the last bit. Weights below 1/epochs of the largest are left out, because no epoch would use them.
 *
 * @param lists  `[n, k]`, nearest first
 * @param neighbours  the number that decides how far a neighbourhood reaches, the feature itself included
 */
export function umapGraph(
  lists: NeighbourLists,
  { n, k, neighbours, epochs }: { n: number; k: number; neighbours: number; epochs: number },
): UmapGraph {
  const strengths = memberships(lists, n, k, neighbours);
  const union = unionOf(byColumn(lists.indices, strengths, n, k), n);
  let largest = 0;
  for (const weight of union.weights) largest = Math.max(largest, weight);
  const least = largest / epochs;
  let count = 0;
  for (const [at, weight] of union.weights.entries()) {
    if (weight === 0 || weight < least) continue;
    union.head[count] = union.head[at]!;
    union.tail[count] = union.tail[at]!;
    union.weights[count++] = weight;
  }
  return {
    head: union.head.slice(0, count),
    tail: union.tail.slice(0, count),
    weights: union.weights.slice(0, count),
  };
}

/** How strongly each feature has each of its neighbours, `[n, k]`. */
function memberships({ distances }: NeighbourLists, n: number, k: number, neighbours: number): Float64Array {
  const target = Math.log(neighbours) / Math.log(2);
  const strengths = new Float64Array(n * k);
  // A feature is at distance 0 among its own neighbours.
  const means = Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let at = i * k; at < (i + 1) * k; at++) sum += distances[at]!;
    return sum / (k + 1);
  });
  const overall = means.reduce((sum, mean) => sum + mean) / n;
  for (let i = 0; i < n; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    const rho = own.find((distance) => distance > 0) ?? 0;
    const least = LEAST_SCALE * (rho > 0 ? means[i]! : overall);
    const sigma = Math.max(scaleOf(own, rho, target), least);
    for (let j = 0; j < k; j++) {
      const beyond = own[j]! - rho;
      strengths[i * k + j] = beyond <= 0 ? 1 : Math.exp(-(beyond / sigma));
    }
  }
  return strengths;
}

/** The scale at which the memberships of a feature's neighbours add up to the target. */
function scaleOf(distances: Float32Array, rho: number, target: number): number {
  let [low, high, scale] = [0, Infinity, 1];
  for (let step = 0; step < STEPS; step++) {
    let sum = 0;
    for (const distance of distances) {
      const beyond = distance - rho;
      sum += beyond > 0 ? Math.exp(-(beyond / scale)) : 1;
    }
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) high = scale;
    else low = scale;
    scale = high === Infinity ? scale * 2 : (low + high) / 2;
  }
  return scale;
}

/** Memberships twice: by the feature that has them, sorted by neighbour, and by neighbour, sorted by feature. */
interface Sorted {
  readonly own: {
    readonly starts: Uint32Array;
    readonly ends: Uint32Array;
    readonly strengths: Float64Array;
  };
  readonly others: {
    readonly starts: Uint32Array;
    readonly ends: Uint32Array;
    readonly strengths: Float64Array;
  };
}

/** Turns rows of pairs into rows of the transpose, in which the ends rise. */
function transposed(starts: Uint32Array, ends: Uint32Array, strengths: Float64Array, n: number) {
  const turned = { starts: new Uint32Array(n + 1), ends: ends.slice(), strengths: strengths.slice() };
  for (const end of ends) turned.starts[end + 1]!++;
  for (let i = 0; i < n; i++) turned.starts[i + 1]! += turned.starts[i]!;
  const next = turned.starts.slice();
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const to = next[ends[at]!]!++;
      turned.ends[to] = i;
      turned.strengths[to] = strengths[at]!;
    }
  }
  return turned;
}

function byColumn(indices: Uint32Array, strengths: Float64Array, n: number, k: number): Sorted {
  const starts = Uint32Array.from({ length: n + 1 }, (_, i) => i * k);
  const others = transposed(starts, indices, strengths, n);
  return { own: transposed(others.starts, others.ends, others.strengths, n), others };
}

/** a + b − a·b of the memberships of each pair in both directions. */
function unionOf({ own, others }: Sorted, n: number) {
  const most = 2 * own.ends.length;
  const head = new Uint32Array(most);
  const tail = new Uint32Array(most);
  const weights = new Float64Array(most);
  let count = 0;
  for (let i = 0; i < n; i++) {
    let [p, q] = [own.starts[i]!, others.starts[i]!];
    const [pEnd, qEnd] = [own.starts[i + 1]!, others.starts[i + 1]!];
    while (p < pEnd || q < qEnd) {
      const left = p < pEnd ? own.ends[p]! : Infinity;
      const right = q < qEnd ? others.ends[q]! : Infinity;
      const a = left <= right ? own.strengths[p++]! : 0;
      const b = right <= left ? others.strengths[q++]! : 0;
      tail[count] = i;
      head[count] = Math.min(left, right);
      weights[count++] = a + b - a * b;
    }
  }
  return { head: head.slice(0, count), tail: tail.slice(0, count), weights: weights.slice(0, count) };
}
