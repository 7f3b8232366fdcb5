import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { spectralClusters } from '../../../../math/clustering/spectral.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { affinityOf, type LobesInput } from '../affinities/affinityOf.ts';
import { featuresToCluster, type Lobes, type LobesParameters } from '../lobes/lobes.ts';
import { bestJaccards } from './lobeStability.ts';

/** How far the lobes depend on the seed of the clustering. */
export interface Seeds {
  /** the seeds, none of them that of the lobes shown, `[seeds]` */
  readonly seeds: Uint32Array;
  /** adjusted mutual information of the lobes of each seed with those shown, `[seeds]` */
  readonly ami: Float64Array;
  readonly mean: number;
  readonly least: number;
  /** for each lobe the smallest Jaccard index, over the seeds, with the most similar lobe, in [0, 1], `[lobes]` */
  readonly jaccard: Float64Array;
  /** number of seeds whose lobes are tighter than those shown: their inertia is smaller by more than a thousandth */
  readonly tighter: number;
  /** labels of each seed, `[seeds]` of `[features]` */
  readonly labels: readonly Int32Array[];
}

/** An inertia that is smaller by less than this share is the same optimum, up to rounding and where the iteration stops. */
const SAME = 1e-3;

/**
 * The same clustering under other seeds: seed + 1, seed + 2, … Each repeats everything that the seed decides, the start of the
 * eigenvectors and of k-means; the affinity is made once.
 *
 * @param shown  the lobes of the seed in the parameters
 * @param count  number of seeds, at least 1
 * @throws DataError as `lobes`
 */
export async function seedsOf(
  input: LobesInput,
  shown: Pick<Lobes, 'labels' | 'inertia'>,
  { affinity: name, k, seed, ...filter }: LobesParameters,
  count: number,
  work: Work,
): Promise<Seeds> {
  const { kept } = featuresToCluster(input, { affinity: name, ...filter });
  const affinity = await affinityOf(name, input, kept, stepOf(work, 0, 0.2));
  const seeds = Uint32Array.from({ length: count }, (_, i) => seed + 1 + i);
  const labels: Int32Array[] = [];
  let tighter = 0;
  try {
    for (const [i, other] of seeds.entries()) {
      const step = stepOf(work, 0.2 + (0.8 * i) / count, 0.2 + (0.8 * (i + 1)) / count);
      step.progress(0, `seed ${i + 1} of ${count}`);
      const found = await spectralClusters(affinity, k, { seed: other }, step);
      const all = new Int32Array(shown.labels.length).fill(-1);
      found.labels.forEach((label, place) => (all[kept[place]!] = label));
      labels.push(all);
      if (found.inertia < shown.inertia * (1 - SAME)) tighter++;
    }
  } finally {
    await affinity.free();
  }
  const ami = Float64Array.from(labels, (one) => adjustedMutualInformation(shown.labels, one));
  return {
    seeds,
    ami,
    mean: ami.reduce((sum, value) => sum + value, 0) / count,
    least: Math.min(...ami),
    jaccard: leastJaccards(shown.labels, labels, k),
    tighter,
    labels,
  };
}

function leastJaccards(full: Int32Array, labels: readonly Int32Array[], lobes: number): Float64Array {
  const least = new Float64Array(lobes).fill(1);
  for (const one of labels) {
    bestJaccards(full, one, lobes).forEach((value, lobe) => (least[lobe] = Math.min(least[lobe]!, value)));
  }
  return least;
}

/** The lobes, and the clusters of geometry that they are compared with, under other seeds. */
export interface SeedsReport extends Omit<Seeds, 'labels'> {
  /** the clusters of the directions; null if the layer has no directions */
  readonly geometry: (Pick<Seeds, 'ami' | 'mean' | 'least'> & { readonly agreement: SeedAgreement }) | null;
}

/** Adjusted mutual information of lobes with clusters of the directions: as shown, and under each other seed. */
export interface SeedAgreement {
  readonly value: number;
  /** `[seeds]` */
  readonly samples: Float64Array;
}

/**
 * Agreement of lobes with clusters of the directions under each seed.
 *
 * @param shown  labels of both under the seed shown
 * @param lobes  labels of the lobes of each seed
 * @param clusters  labels of the clusters of the directions of each seed
 */
export function agreementOfSeeds(
  shown: readonly [Int32Array, Int32Array],
  lobes: readonly Int32Array[],
  clusters: readonly Int32Array[],
): SeedAgreement {
  return {
    value: adjustedMutualInformation(...shown),
    samples: Float64Array.from(lobes, (labels, i) => adjustedMutualInformation(labels, clusters[i]!)),
  };
}
