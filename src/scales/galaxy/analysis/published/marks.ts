/** What was published of one layer. */
export interface PublishedLayer {
  /** the number of the layer in the model */
  readonly layer: number;
  /** mean number of features that fire on a token */
  readonly l0: number;
  /** of log10 λ against log10 rank */
  readonly slope: number;
  readonly slopeError: number;
  /** Σ ln λ over the window */
  readonly logVolume: number;
  /** the clustering entropy of the figure, nats */
  readonly entropy: number;
  readonly entropyError: number;
}

/** The published figures of all layers, for comparison. */
export interface PublishedMarks {
  /** the data that they were measured on */
  readonly source: string;
  readonly citation: string;
  /** ranks of the fit and of the log-volume, 1-based, inclusive */
  readonly from: number;
  readonly to: number;
  /** features and dimensions of every layer */
  readonly features: number;
  readonly dim: number;
  readonly layers: readonly PublishedLayer[];
  /** slope of an isotropic Gaussian cloud of the same shape */
  readonly gaussian: number;
}

/** Layer, L0, slope, its error, Σ ln λ, clustering entropy, its error. */
const TABLE: readonly (readonly [number, number, number, number, number, number, number])[] = [
  [0, 73, -0.23826, 0.0012, -972.51, 354.69, 1.74],
  [1, 121, -0.26727, 0.0014, -970.62, 355.79, 1.92],
  [2, 77, -0.26677, 0.005, -919.36, 356.7, 2.08],
  [3, 89, -0.27023, 0.0058, -913.53, 360.29, 1.64],
  [4, 89, -0.31606, 0.0035, -908.74, 361.2, 1.84],
  [5, 105, -0.33723, 0.0025, -915.52, 363.21, 1.84],
  [6, 107, -0.34039, 0.0021, -909.66, 362.06, 1.75],
  [7, 107, -0.34668, 0.0016, -907.43, 364.76, 1.61],
  [8, 111, -0.35116, 0.0019, -912.6, 364.44, 1.73],
  [9, 118, -0.36399, 0.0024, -924.61, 365.33, 1.45],
  [10, 128, -0.36468, 0.0028, -931.59, 364.64, 1.61],
  [11, 70, -0.46312, 0.0061, -925.13, 368.55, 1.97],
  [12, 72, -0.46844, 0.0061, -927.54, 366.37, 1.78],
  [13, 75, -0.48581, 0.006, -928.08, 364.76, 2.21],
  [14, 73, -0.48092, 0.0072, -930.91, 365.42, 1.78],
  [15, 127, -0.37394, 0.0039, -943.27, 363.95, 1.83],
  [16, 128, -0.36224, 0.0035, -954.97, 360.21, 1.77],
  [17, 125, -0.35935, 0.0034, -952.88, 361.95, 1.89],
  [18, 116, -0.34146, 0.0034, -960.46, 361.1, 2.03],
  [19, 115, -0.3109, 0.0034, -967.74, 361.8, 1.99],
  [20, 114, -0.28224, 0.0032, -972.01, 361.89, 1.81],
  [21, 111, -0.27623, 0.0024, -972.05, 360.35, 1.78],
  [22, 116, -0.24744, 0.0025, -981.08, 358.29, 1.82],
  [23, 123, -0.23211, 0.0016, -983.7, 356.01, 2.23],
  [24, 124, -0.25447, 0.0013, -978.69, 358.89, 1.82],
  [25, 93, -0.32349, 0.0021, -956.54, 362.0, 1.83],
];

/** Li et al. 2025, sections 5.1 and 5.2: residual-stream SAEs of Gemma Scope 2B, 65,536 features in 2,304 dimensions. */
export const PUBLISHED_MARKS: PublishedMarks = {
  source: 'Gemma Scope 2B, residual stream, 65k features × 2,304',
  citation: 'Li et al., The Geometry of Concepts, Entropy 2025, 27(4), 344',
  from: 11,
  to: 150,
  features: 65_536,
  dim: 2_304,
  layers: TABLE.map(([layer, l0, slope, slopeError, logVolume, entropy, entropyError]) => ({
    layer,
    l0,
    slope,
    slopeError,
    logVolume,
    entropy,
    entropyError,
  })),
  gaussian: -0.0276,
};

/** Layers of nearly equal L0 that Gemma Scope offers: for each rung the L0 by layer. */
export const MATCHED_LADDERS: readonly {
  readonly name: string;
  readonly l0: Readonly<Record<number, number>>;
}[] = [
  { name: 'L0 66 to 74', l0: { 10: 66, 11: 70, 12: 72, 13: 74, 14: 73, 15: 68, 16: 69 } },
  { name: 'L0 127 to 144', l0: { 10: 128, 11: 134, 12: 141, 13: 142, 14: 144, 15: 127, 16: 128 } },
];
