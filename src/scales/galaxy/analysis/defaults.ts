import { CLOUD_DEFAULTS } from '../../cloud/analysis/defaults.ts';

/** The galaxy's defaults, the same in the app, in links and on the command line; see `PAPER_WINDOW` for the window of ranks. */
export const GALAXY_DEFAULTS = {
  seed: CLOUD_DEFAULTS.seed,
  /** isotropic clouds beside the figures of the spectrum */
  clouds: 199,
  /** half samples of the features, for the interval of the slope */
  halves: 20,
  /** random pairs of features in the histogram of cosines */
  pairs: 20_000,
  /** the nearest neighbour whose distance the entropy is estimated from: the first has the smallest bias */
  neighbour: 1,
  /** principal components in which the entropy is estimated */
  components: 100,
  /** the largest number of features from which the entropy is estimated */
  rows: 8_192,
  /** half samples of the features, for the error of the entropy */
  subsamples: 10,
  /** Gaussian clouds of the same spectrum beside the entropy */
  gaussians: 20,
} as const;
