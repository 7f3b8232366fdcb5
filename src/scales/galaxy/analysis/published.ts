/** Power-law slopes that the paper prints, for comparison. */
export interface PublishedSlopes {
  /** the data that they were measured on */
  readonly source: string;
  readonly citation: string;
  /** ranks of the fit, 1-based, inclusive */
  readonly from: number;
  readonly to: number;
  /** layers of the model, for the layers' relative depth */
  readonly layers: number;
  readonly slopes: readonly { readonly layer: number; readonly slope: number }[];
  /** of an isotropic Gaussian cloud of the same shape */
  readonly gaussian: number;
}

/** Li et al. 2025, section 5.1: residual-stream SAEs of Gemma Scope 2B, 65,536 features in 2,304 dimensions. */
export const PUBLISHED_SLOPES: PublishedSlopes = {
  source: 'Gemma Scope 2B, residual stream, 65k features × 2,304',
  citation: 'Li et al., The Geometry of Concepts, Entropy 2025, 27(4), 344',
  from: 11,
  to: 150,
  layers: 26,
  slopes: [
    { layer: 0, slope: -0.238 },
    { layer: 4, slope: -0.316 },
    { layer: 8, slope: -0.351 },
    { layer: 12, slope: -0.468 },
    { layer: 16, slope: -0.362 },
    { layer: 20, slope: -0.282 },
    { layer: 24, slope: -0.255 },
  ],
  gaussian: -0.028,
};
