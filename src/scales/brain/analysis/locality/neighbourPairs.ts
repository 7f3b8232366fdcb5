import { inverseNorms } from '../../../../math/matrices/norms.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';
import { nearestNeighbours } from '../../../../math/neighbours/nearestNeighbours.ts';
import { shuffle, type Random } from '../../../../math/random/random.ts';
import type { NeighbourGraph } from '../../../../math/statistics/association/moran.ts';
import type { Work } from '../../../../math/work/work.ts';

/** The nearest directions of some features. */
export interface NearestDirections extends NeighbourGraph {
  /** mean cosine of a feature with its neighbours */
  readonly cosine: number;
}

/** The features among some that have a direction: rows of length zero are near nothing. */
export function withDirection(decoder: Matrix, members: ArrayLike<number>): Uint32Array {
  const inverse = inverseNorms(decoder);
  return Uint32Array.from(Array.from(members).filter((i) => inverse[i]! > 0));
}

/**
 * The k nearest directions of each of some features among them, by cosine, exact.
 *
 * @param decoder  `[features, dim]`
 * @param members  feature numbers, more than k, each with a direction
 */
export async function nearestDirections(
  decoder: Matrix,
  members: Uint32Array,
  k: number,
  work: Work,
): Promise<NearestDirections> {
  const rows = members.length === decoder.rows ? decoder : takeRows(decoder, members);
  const { indices, distances } = await nearestNeighbours(rows, { k, metric: 'cosine' }, work);
  const cosine = distances.reduce((sum, distance) => sum + 1 - distance, 0) / distances.length;
  return { indices, k, cosine };
}

/** Pairs of neighbours, each once. */
export interface NeighbourPairs {
  /** places of each pair, flattened, `[pairs, 2]` */
  readonly ends: Uint32Array;
  /** 2 if each of the two is among the other's nearest, else 1, `[pairs]` */
  readonly weights: Uint8Array;
  /** whether these are a random sample of all pairs */
  readonly sampled: boolean;
}

/**
 * The pairs of a graph of neighbours, each once; a random sample if there are more than `most`.
 *
 * @param most  pairs at most
 */
export function neighbourPairs({ indices, k }: NeighbourGraph, most: number, stream: Random): NeighbourPairs {
  const n = indices.length / k;
  const isNear = (i: number, j: number) => {
    for (let p = i * k; p < (i + 1) * k; p++) if (indices[p] === j) return true;
    return false;
  };
  const all: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let p = i * k; p < (i + 1) * k; p++) {
      const j = indices[p]!;
      // The pair is listed by its smaller place if both are near each other.
      if (i < j || !isNear(j, i)) all.push(p);
    }
  }
  const sampled = all.length > most;
  const chosen = sampled ? shuffle(all, stream).slice(0, most) : all;
  return {
    ends: Uint32Array.from(chosen.flatMap((p) => [Math.floor(p / k), indices[p]!])),
    weights: Uint8Array.from(chosen, (p) => (isNear(indices[p]!, Math.floor(p / k)) ? 2 : 1)),
    sampled,
  };
}
