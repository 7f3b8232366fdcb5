import { UMAP } from 'umap-js';
import { DataError } from '../../../../dataset/error.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { NeighbourLists } from '../../../../math/neighbours/lists.ts';
import { neighbourGraph } from './neighbourGraph.ts';

export interface UmapParameters {
  readonly dimensions: 2 | 3;
  /** nearest neighbours of each feature in the graph, at least 2 */
  readonly neighbours: number;
  /** how close points may lie in the layout, in [0, 1) */
  readonly minDist: number;
  readonly seed: number;
}

/** A layout in which neighbours stay neighbours; distances in it mean nothing. */
export interface Umap extends UmapParameters {
  readonly n: number;
  /** `[n, 3]`; the third coordinate is 0 in two dimensions */
  readonly positions: Float32Array;
  readonly epochs: number;
  /** how neighbours were found, in words */
  readonly preprocessing: string;
}

/**
 * UMAP of decoder directions (McInnes, Healy & Melville 2018) by the library umap-js, from the exact
 * nearest-neighbour graph by cosine distance and a random start drawn with the seed.
 *
 * @param decoder  `[n, dim]`
 * @throws DataError when the number of neighbours is below 2 or above the number of other features
 */
export async function umap(decoder: Matrix, parameters: UmapParameters, work: Work): Promise<Umap> {
  const { dimensions, neighbours, minDist, seed } = parameters;
  const n = decoder.rows;
  if (neighbours < 2 || neighbours >= n) {
    throw new DataError(
      `UMAP: expected 2 to ${n - 1} neighbours of each of ${n} features, found ${neighbours}; choose from 2 to ${n - 1}.`,
    );
  }
  const lists = await neighbourGraph(decoder, neighbours, stepOf(work, 0, 0.3));
  work.progress(0.3, 'Weighing the neighbour graph');
  await work.pause();
  const stream = random(seed);
  const layout = new UMAP({
    nComponents: dimensions,
    // The library counts the feature itself among its neighbours, and takes fewer than all: with as many neighbours as
    // there are others, the farthest is left out, as in umap-learn.
    nNeighbors: Math.min(neighbours + 1, n - 1),
    minDist,
    random: () => stream.uniform(),
  });
  const { indices, distances } = withThemselves(lists, n, neighbours);
  layout.setPrecomputedKNN(indices, distances);
  // With neighbours given, the library asks the vectors for nothing but their number.
  const epochs = layout.initializeFit(Array.from({ length: n }, () => []));
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch % 10 === 0) work.progress(0.35 + (0.65 * epoch) / epochs, `UMAP epoch ${epoch} of ${epochs}`);
    await work.pause();
    layout.step();
  }
  const positions = new Float32Array(3 * n);
  layout.getEmbedding().forEach((place, i) => positions.set(place, 3 * i));
  return {
    n,
    dimensions,
    neighbours,
    minDist,
    seed,
    positions,
    epochs,
    preprocessing: 'decoder rows, neighbours by cosine distance',
  };
}

/** The lists in the library's format: each feature is first among its own neighbours, at distance 0. */
function withThemselves({ indices, distances }: NeighbourLists, n: number, k: number) {
  const each = <T>(list: (i: number) => T[]) => Array.from({ length: n }, (_, i) => list(i));
  return {
    indices: each((i) => [i, ...indices.subarray(i * k, (i + 1) * k)]),
    distances: each((i) => [0, ...distances.subarray(i * k, (i + 1) * k)]),
  };
}
