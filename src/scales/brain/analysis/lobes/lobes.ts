import { DataError } from '../../../../dataset/error.ts';
import { spectralClusters } from '../../../../math/clustering/spectral.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import { isGeometry, type AffinityName } from '../affinities/affinities.ts';
import { affinityOf, featureCount, recordedBlocks, type LobesInput } from '../affinities/affinityOf.ts';
import { lobeSizes } from '../categories/categories.ts';
import { lobeFamilies, MOST_WITHOUT_FAMILIES } from './families.ts';
import { numberBySize, numbersBefore } from './numbering.ts';
import { selectAll, selectFeatures, type FeatureFilter, type LeftOut, type Selection } from './selection.ts';

export interface LobesParameters extends FeatureFilter {
  readonly affinity: AffinityName;
  /** number of lobes, at least 1 */
  readonly k: number;
  readonly seed: number;
  /** number of leading eigenvalues to find, for the eigengap; k if left out or smaller */
  readonly eigenvalues?: number;
  /** keeps scikit-learn's number of each lobe, by which the paper's rule decides ties */
  readonly asPublished?: true;
}

/** Lobes of a layer: plain data. */
export interface Lobes {
  readonly affinity: AffinityName;
  /** lobe of each feature, −1 for features left out, `[features]`; lobe 0 is the largest */
  readonly labels: Int32Array;
  /** number of features of each lobe, descending, `[k]` */
  readonly sizes: Uint32Array;
  /** number of features that were clustered: all that were not left out */
  readonly clustered: number;
  readonly leftOut: LeftOut;
  /** number of clustered features that have no affinity with any other */
  readonly isolated: number;
  /** number of blocks of the recording; 0 without a recording */
  readonly blocks: number;
  /** leading eigenvalues of the normalised affinity, descending, in [−1, 1] */
  readonly eigenvalues: Float64Array;
  /** ‖Mx − λx‖ of each */
  readonly residuals: Float64Array;
  /** whether every residual is within the tolerance */
  readonly converged: boolean;
  /** sum of squared distances of features to the centre of their lobe, in the spectral embedding */
  readonly inertia: number;
  /** the family of each lobe, `[k]`, if there are more than 24 lobes; see `lobeFamilies` */
  readonly families?: Int32Array;
  /** scikit-learn's number of each lobe, `[k]`, as published only */
  readonly numbers?: Int32Array;
}

/**
 * Lobes: spectral clusters of features by an affinity, as scikit-learn's
 * `SpectralClustering(k, affinity="precomputed")` (Li et al. 2024, section 4). With an affinity of firings,
 * features that never fire or always fire are left out unless `keepSilent` is set; with an affinity of
 * directions every feature is clustered unless the filters by frequency leave it out.
 *
 * @throws DataError when the layer lacks the data of the affinity, or fewer than k features are left
 */
export async function lobes(input: LobesInput, parameters: LobesParameters, work: Work): Promise<Lobes> {
  const { affinity: name, k, seed, eigenvalues, asPublished } = parameters;
  const features = featureCount(input);
  const { kept, leftOut } = featuresToCluster(input, parameters);
  if (kept.length === 0) {
    const blocks = input.firings?.blocks ?? input.cooccurrence?.blocks ?? 0;
    throw new DataError(
      `Lobes: expected features to cluster, found none of ${features}: no feature fires in some of the ${blocks} blocks and not in others, or the filters leave all out; use firings of more blocks, loosen the filters, or keep silent features in.`,
    );
  }
  if (!Number.isInteger(k) || k < 1 || k > kept.length) {
    throw new DataError(
      `Lobes: ${k} asked for, expected a whole number from 1 to ${kept.length}, the features to cluster (of ${features}); ask for fewer lobes or leave fewer features out.`,
    );
  }
  work.progress(0, `${name} affinity of ${kept.length.toLocaleString('en')} features`);
  const affinity = await affinityOf(name, input, kept, stepOf(work, 0, 0.4));
  try {
    const options = eigenvalues === undefined ? { seed } : { seed, eigenvalues };
    const found = await spectralClusters(affinity, k, options, stepOf(work, 0.4, 1));
    const labels = new Int32Array(features).fill(-1);
    const numbered = numberBySize(found.labels, k);
    numbered.forEach((label, i) => (labels[kept[i]!] = label));
    return {
      affinity: name,
      labels,
      sizes: lobeSizes(labels, k),
      clustered: kept.length,
      leftOut,
      isolated: found.isolated,
      blocks: input.firings?.blocks ?? input.cooccurrence?.blocks ?? 0,
      eigenvalues: found.eigenvalues,
      residuals: found.residuals,
      converged: found.converged,
      inertia: found.inertia,
      ...(k > MOST_WITHOUT_FAMILIES && { families: lobeFamilies(found.vectors, numbered, k) }),
      ...(asPublished && { numbers: numbersBefore(found.labels, numbered, k) }),
    };
  } finally {
    await affinity.free();
  }
}

/**
 * The features of a layer that are clustered by an affinity.
 *
 * @throws DataError as `featureCount`
 */
export function featuresToCluster(
  input: LobesInput,
  parameters: FeatureFilter & { readonly affinity: AffinityName },
): Selection {
  const features = featureCount(input);
  const recorded = recordedBlocks(input);
  if (!recorded) return selectAll(features);
  // A silent feature has a direction like any other.
  const keepSilent = parameters.keepSilent || isGeometry(parameters.affinity);
  return selectFeatures(recorded.fired, recorded.blocks, { ...parameters, keepSilent });
}
