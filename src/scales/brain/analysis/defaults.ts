/** The brain's defaults, the same in the app, in links and on the command line. */
export const BRAIN_DEFAULTS = {
  affinity: 'phi',
  /** number of lobes */
  k: 4,
  seed: 42,
  /** the filters that choose the features to cluster */
  keepSilent: false,
  minimumBlocks: 0,
  maximumShare: 1,
  /** the least number of eigenvalues found for an affinity of firings, for the eigengap */
  eigenvalues: 12,
  /** number of features listed as typical of each lobe */
  typical: 12,
  /** the affinity of the clusters of directions that lobes are compared with */
  geometry: 'cosine',
  /** permutations of the lobes beside their mutual information with geometry */
  permutations: 999,
  /** shuffled fits beside the classifier */
  fits: 20,
  /** bootstrap samples of documents for the stability, and worlds of the same rates beside them */
  samples: 20,
  nulls: 20,
  /** permutations of the categories over documents beside those of lobes */
  shuffles: 999,
  /** what the nulls of lobes and geometry hold */
  hold: 'frequency',
  /** nearest directions of each feature in the tests of locality, and their draws */
  neighbours: 10,
  strangers: 499,
  /** other seeds that the clustering is repeated under */
  seeds: 20,
  /** permutations of the lobes in categories held out */
  heldOutDraws: 199,
  /** pairs beyond both margins: the false-discovery rate, and the least ratio of the pairs shown to what is expected */
  pairLevel: 0.05,
  pairRatio: 2,
  /** the least P(parent | child) of the hierarchy, and the draws of parents shuffled among the children */
  parentShare: 0.8,
  parentDraws: 499,
  /** shuffles of the documents beside lobes followed to another layer */
  followingDraws: 199,
  /** the rule that encodes activations to firings */
  threshold: 1,
  blockLength: 256,
  bos: 0,
} as const;

/** The defaults of a sweep: the largest k, and the permutations at each point. */
export const SWEEP_DEFAULTS = { most: 64, permutations: 99 } as const;

/** Shuffled fits at each point of a sweep, for k from a number of lobes on: with many lobes a fit is slow, and its null narrow. */
const SWEEP_FITS = [
  { from: 2, fits: 10 },
  { from: 32, fits: 5 },
  { from: 128, fits: 3 },
] as const;

/** The default number of shuffled fits at a point of a sweep. */
export const sweepFits = (k: number): number => SWEEP_FITS.findLast(({ from }) => k >= from)?.fits ?? 10;

/** The default numbers of shuffled fits of a sweep, in words. */
export const SWEEP_FITS_TEXT: string = SWEEP_FITS.map(({ from, fits }, i) =>
  i === 0 ? `${fits} shuffled fits` : `${fits} from k = ${from}`,
).join(', ');
