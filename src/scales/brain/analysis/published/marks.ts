/** Marks of the paper's figures of Brain, which stand beside ours with where they come from (Li et al. 2025). */
export const PUBLISHED_MARKS = {
  /** distance of the adjusted mutual information from permutations of the geometric labels, in population σ */
  ami: { sigma: 954, k: 2 },
  /** distance of the balanced accuracy from random Gaussian unit features, in population σ */
  classifier: { sigma: 74, k: null },
  features: 16_384,
  from: 'Gemma Scope 2B, residual, layer 12; firings in 50,000 documents of The Pile',
} as const;

export type PublishedMark = 'ami' | 'classifier';
