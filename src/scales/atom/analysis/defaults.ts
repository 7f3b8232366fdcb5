/** The atom's defaults, the same in the app, in links and on the command line. */
export const ATOM_DEFAULTS = {
  /** the removal of distractors, and the number of discriminant axes that LDA keeps: those of the paper */
  removal: 'lda',
  components: 8,
  shrinkage: 'none',
  /** the principal components of the differences to project away, counted from 0 */
  away: [0],
  silhouetteMetric: 'euclidean',
  retrievalMetric: 'cosine',
  /** folds of the cross-validation */
  folds: 5,
  /** draws of each null model; at each of several layers, only the mean of the draws is shown */
  shuffles: 20,
  layerShuffles: 5,
  /** faces drawn for each relation */
  faces: 60,
  seed: 42,
  /** number of components of the differences that are correlated with covariates */
  correlated: 6,
  /** the largest number of components of the curve: the paper’s figure has 2 to 11 */
  curve: 11,
  /** how an analogy is solved, and its number of answers */
  method: 'add',
  answers: 10,
  /** random pairs of words that an analogy's best answer is compared with */
  offsets: 199,
  /** the largest number of questions of a relation in the analogy test: all of those of up to 224 pairs */
  questions: 50_000,
} as const;

/** The defaults of the search for crystals without relations. */
export const SEARCH_DEFAULTS = {
  shape: 'parallelogram',
  unitLength: true,
  /** number of the shortest differences that are compared with each other */
  differences: 40_000,
  /** number of crystals to return */
  count: 50,
  /** draws of the null */
  draws: 1,
} as const;

/** The defaults of the clusters of differences. */
export const CLUSTER_DEFAULTS = {
  unitLength: true,
  clusters: 24,
  /** number of differences that are clustered */
  sample: 20_000,
  /** number of pairs to return for each cluster */
  pairs: 6,
  /** draws of the null */
  draws: 1,
} as const;
