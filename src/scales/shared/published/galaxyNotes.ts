import type { PublishedTexts } from './texts.ts';

/** The published figures of Galaxy. */
export const GALAXY_NOTES = {
  spectrum: {
    published:
      'The slope is the least-squares line of log10 λ against log10 rank over ranks 11 to 150, its error t(0.975, n − 2) times the standard error of the fit; the log-volume is Σ ln λ over the same ranks.',
    ours: 'Ours prints the same slope, calls its error the residual of the fit, and adds the slope of the population with an interval over features. Sample eigenvalues are too steep at small n, and a residual says how straight the line is, not where another sample would put it.',
  },
  gaussian: {
    published:
      'The Gaussian line is one draw of N(0, 1) times 0.005 with 65,536 rows and 2,304 columns; its slope is −0.0276.',
    ours: 'Ours is the expected spectrum (Marchenko–Pastur) of an isotropic Gaussian with the n, dimension and variance of the layer shown. A line of another shape says nothing about this one, because the slope of an isotropic cloud depends on n and dimension.',
  },
  entropy: {
    published:
      'The figure is a Gaussian’s entropy less the mean of an estimator over thirty resamples with replacement of 5,000 rows, in 100 principal components; ln V of the unit ball is replaced by the mean of ln λ, and each distance is raised by 0.01.',
    ours: 'Ours keeps the constants of the Kozachenko–Leonenko estimator, samples without replacement, and subtracts the same estimator on Gaussian clouds with the spectrum and the lengths of the layer. With replacement 63 % of the rows have a copy at distance 0, so most of the published figure is the estimator on noise.',
  },
} as const satisfies PublishedTexts;
