/** Larger sets are no clusters: as published. */
export const MOST_FEATURES = 1000;
/** Fewer tokens have no shape. */
export const FEWEST_TOKENS = 20;
