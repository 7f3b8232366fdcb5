/** Marks of the paper's figures of Atom (Li et al. 2025): Gemma 2 2B, residual activations of the last token, the 12 sets of Todd et al. */
export const PUBLISHED_CRYSTALS = {
  /** silhouette of the differences without LDA */
  raw: -0.0789795,
  from: 'Gemma 2 2B, residual activations of the last token at layers 0 and 12, the 12 relations of Todd et al.; the layer of this line is not given',
} as const;
