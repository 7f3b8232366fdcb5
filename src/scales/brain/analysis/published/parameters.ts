import type { LobesRequest } from '../request.ts';

/** The choices of the paper's code for the brain's figures (`ejmichaud/feature-geometry`, Li et al. 2025). */
export const PUBLISHED = {
  /** random_state of both clusterings */
  seed: 42,
  /** the affinity of the directions: 1 − arccos(cos)/π */
  geometry: 'angular',
  /** permutations of the geometric labels beside the adjusted mutual information */
  permutations: 100,
  /** draws of random features beside the classifier */
  fits: 100,
  /** the first share of the features, by index, to train the classifier */
  trained: 0.8,
} as const;

/**
 * The request of the lobes as published: every feature is clustered, silent and always-on ones too, without a filter, with the
 * paper's seed. Affinity and k stay as they are.
 */
export function publishedRequest({
  layer,
  affinity,
  k,
}: Pick<LobesRequest, 'layer' | 'affinity' | 'k'>): LobesRequest {
  return { layer, affinity, k, seed: PUBLISHED.seed, keepSilent: true, asPublished: true };
}
