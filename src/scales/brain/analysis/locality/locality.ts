import { DataError } from '../../../../dataset/error.ts';
import { spectralEmbedding } from '../../../../math/clustering/spectralEmbedding.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { CooccurrenceAffinity } from '../affinities/affinities.ts';
import { affinityOf, recordedBlocks, type LobesInput } from '../affinities/affinityOf.ts';
import { leadersAmong } from '../geometry/nearCopies.ts';
import { selectFeatures, type FeatureFilter } from '../lobes/selection.ts';
import { localityFigures, type LocalityFigures } from './figures.ts';
import { nearestDirections, withDirection } from './neighbourPairs.ts';
import { pairCounts } from './pairCounts.ts';

export interface LocalityParameters extends Omit<FeatureFilter, 'keepSilent'> {
  /** nearest directions of each feature, at least 1 */
  readonly neighbours: number;
  /** the affinity whose eigenvectors are the coordinates of co-firing */
  readonly affinity: CooccurrenceAffinity;
  /** number of lobes that would be cut from them: the eigenvectors from the second to the k-th, at most 8 of them */
  readonly k: number;
  readonly draws: number;
  readonly seed: number;
}

/** Whether function follows geometry, before anything is cut into lobes. */
export interface Locality extends LocalityFigures {
  /** nearest directions of each feature */
  readonly neighbours: number;
  /** the same with one feature of each family of near copies; null if no feature has a near copy, or too few features are left */
  readonly collapsed: LocalityFigures | null;
}

/** Coordinates at most: further ones say less and cost more. */
const MOST_COORDINATES = 8;

/**
 * Two tests of whether function follows geometry that need no clusters. The mean phi of each feature with its k nearest
 * directions, beside strangers that fire as often; and Moran's I (Moran 1950; Anselin 1995) of the coordinates of co-firing, from
 * which lobes are cut, on the graph of nearest directions. Features that never fire, or always, take no part. See
 * `localityFigures` for the null.
 *
 * @param input  firings or counts, and `decoder` `[features, dim]`
 * @param families  see `nearCopies`
 * @throws DataError when the layer lacks directions or a recording, or has too few features for k neighbours
 */
export async function locality(
  input: LobesInput,
  families: Int32Array | null,
  { neighbours, affinity: name, k, draws, seed, ...filter }: LocalityParameters,
  work: Work,
): Promise<Locality> {
  const recorded = recordedBlocks(input);
  if (!recorded || !input.decoder) {
    throw new DataError(
      'Locality: expected firings (or counts of pairs) and decoder directions of one layer, found one of them; add the other.',
    );
  }
  const { kept } = selectFeatures(recorded.fired, recorded.blocks, { ...filter, keepSilent: false });
  const members = withDirection(input.decoder, kept);
  if (members.length <= neighbours + 1) {
    throw new DataError(
      `Locality: expected more than ${neighbours + 1} features that fire in some blocks and not in all, found ${members.length}; ask for fewer neighbours or loosen the filters.`,
    );
  }
  const coordinates = await coordinatesOf(name, input, members, k, seed, stepOf(work, 0, 0.2));
  const among = async (places: Uint32Array, step: Work): Promise<LocalityFigures> => {
    const chosen = places.map((place) => members[place]!);
    const graph = await nearestDirections(input.decoder!, chosen, neighbours, stepOf(step, 0, 0.3));
    const figures = {
      graph,
      fired: chosen.map((feature) => recorded.fired[feature]!),
      blocks: recorded.blocks,
      together: pairCounts(input, chosen)!,
      coordinates: coordinates.map((values) => Float64Array.from(places, (place) => values[place]!)),
    };
    return localityFigures(figures, { draws, seed }, stepOf(step, 0.3, 1));
  };
  const leaders = leadersAmong(members, families);
  const all = Uint32Array.from(members.keys());
  const firsts = all.filter((place) => leaders[place] === place);
  const half = firsts.length < all.length && firsts.length > neighbours + 1;
  return {
    neighbours,
    ...(await among(all, stepOf(work, 0.2, half ? 0.6 : 1))),
    collapsed: half ? await among(firsts, stepOf(work, 0.6, 1)) : null,
  };
}

/** The eigenvectors from the second to the k-th of the normalised affinity, divided by √degree: each `[members]`. */
async function coordinatesOf(
  name: CooccurrenceAffinity,
  input: LobesInput,
  members: Uint32Array,
  k: number,
  seed: number,
  work: Work,
): Promise<readonly Float64Array[]> {
  const affinity = await affinityOf(name, input, members, stepOf(work, 0, 0.4));
  try {
    const count = Math.min(members.length, Math.max(2, k), MOST_COORDINATES + 1);
    const { n, vectors } = await spectralEmbedding(affinity, count, { seed }, stepOf(work, 0.4, 1));
    return Array.from({ length: count - 1 }, (_, c) => vectors.slice((c + 1) * n, (c + 2) * n));
  } finally {
    await affinity.free();
  }
}
