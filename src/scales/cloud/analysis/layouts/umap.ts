import { findABParams } from 'umap-js/dist/umap.js';
import { DataError } from '../../../../dataset/error.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { neighbourGraph } from './neighbourGraph.ts';
import { umapDescent } from './umapDescent.ts';
import { umapGraph } from './umapGraph.ts';

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

/** Epochs of the library umap-js: the number of features up to which each holds. */
const EPOCHS = [
  [2500, 500],
  [5000, 400],
  [7500, 300],
  [Infinity, 200],
] as const;

/**
 * UMAP of decoder directions (McInnes, Healy & Melville 2018), from the exact nearest-neighbour graph by cosine distance and
 * a random start drawn with the seed; to the last bit what the library umap-js makes of the same graph and draws.
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
  const epochs = EPOCHS.find(([most]) => n <= most)![1];
  const graph = umapGraph(lists, {
    n,
    k: neighbours,
    // umap-js counts the feature itself among its neighbours, and takes fewer than all: with as many neighbours as there
    // are others, their scale is that of one less, as in umap-learn.
    neighbours: Math.min(neighbours + 1, n - 1),
    epochs,
  });
  const settings = { n, dimensions, epochs, curve: findABParams(1, minDist) };
  const layout = umapDescent(graph, settings, () => stream.uniform());
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch % 10 === 0) work.progress(0.35 + (0.65 * epoch) / epochs, `UMAP epoch ${epoch} of ${epochs}`);
    for (const _ of layout.epoch()) await work.pause();
  }
  const positions = new Float32Array(3 * n);
  for (let i = 0; i < n; i++) {
    positions.set(layout.places.subarray(i * dimensions, (i + 1) * dimensions), 3 * i);
  }
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
