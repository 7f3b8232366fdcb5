/** Which features a clustering is made of. */
export interface FeatureFilter {
  /** keeps features that never fire or fire in every block, as the paper's code does */
  readonly keepSilent: boolean;
  /** a feature must fire in at least this many blocks; 0 where left out */
  readonly minimumBlocks?: number;
  /** a feature may fire in at most this share of the blocks, in [0, 1]; 1 where left out */
  readonly maximumShare?: number;
}

/** How many features were left out, each counted once, for the first reason that holds. */
export interface LeftOut {
  /** never fire */
  readonly silent: number;
  /** fire in every block */
  readonly alwaysOn: number;
  /** fire in fewer blocks than asked for */
  readonly rare: number;
  /** fire in a larger share of the blocks than asked for */
  readonly frequent: number;
}

export interface Selection {
  /** feature numbers, ascending */
  readonly kept: Uint32Array;
  readonly leftOut: LeftOut;
}

/**
 * Chooses the features to cluster by the number of blocks in which each fires.
 *
 * @param fired  `[features]`, counts in [0, blocks]
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

/** Every feature, none left out. */
export function selectAll(features: number): Selection {
  const kept = Uint32Array.from({ length: features }, (_, i) => i);
  return { kept, leftOut: { silent: 0, alwaysOn: 0, rare: 0, frequent: 0 } };
}
