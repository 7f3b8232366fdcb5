/** The filters that choose the features to cluster. */
export interface FeatureFilter {
  /** whether features that never fire or fire in every block are kept, as in the paper's code */
  readonly keepSilent: boolean;
  /** the least number of blocks in which a feature must fire; 0 if left out */
  readonly minimumBlocks?: number;
  /** the largest share of the blocks in which a feature may fire, in [0, 1]; 1 if left out */
  readonly maximumShare?: number;
}

/** The number of features left out for each reason; a feature counts for the first reason that applies. */
export interface LeftOut {
  /** features that never fire */
  readonly silent: number;
  /** features that fire in every block */
  readonly alwaysOn: number;
  /** features that fire in fewer blocks than `minimumBlocks` */
  readonly rare: number;
  /** features that fire in a larger share of the blocks than `maximumShare` */
  readonly frequent: number;
}

/** The features to cluster. */
export interface Selection {
  /** feature numbers, ascending */
  readonly kept: Uint32Array;
  readonly leftOut: LeftOut;
}

/**
 * Chooses the features to cluster by the number of blocks in which each fires.
 *
 * @param fired  number of blocks in which each feature fires, `[features]`, in [0, blocks]
 */
export function selectFeatures(fired: Uint32Array, blocks: number, filter: FeatureFilter): Selection {
  const { keepSilent, minimumBlocks = 0, maximumShare = 1 } = filter;
  const leftOut = { silent: 0, alwaysOn: 0, rare: 0, frequent: 0 };
  const kept = new Uint32Array(fired.length);
  let count = 0;
  fired.forEach((times, feature) => {
    if (times === 0 && !keepSilent) leftOut.silent++;
    else if (times === blocks && !keepSilent) leftOut.alwaysOn++;
    else if (times < minimumBlocks) leftOut.rare++;
    else if (times > maximumShare * blocks) leftOut.frequent++;
    else kept[count++] = feature;
  });
  return { kept: kept.slice(0, count), leftOut };
}

/** A selection of all features. */
export function selectAll(features: number): Selection {
  const kept = Uint32Array.from({ length: features }, (_, i) => i);
  return { kept, leftOut: { silent: 0, alwaysOn: 0, rare: 0, frequent: 0 } };
}
