import type { MethodTexts } from '../../controls/methods/text.ts';
import { RADOVANOVIC } from './literature.ts';

/** How the figures of one feature are computed. */
export const METHODS = {
  nearest: {
    title: 'Nearest by direction',
    definition:
      'The features whose decoder rows have the largest cosine with this one, exactly, among all features of the layer.',
    formula: 'cos(x, y) = x·y / (‖x‖·‖y‖)',
    null: 'None for one pair: of directions drawn uniformly in d dimensions, the largest of n cosines is about √(2 ln n / d).',
    caveat: 'Some features are near to very many (hubs). Near copies of one feature come first.',
    reference: `${RADOVANOVIC} (on hubs)`,
  },
  place: {
    title: 'A feature among all',
    definition:
      'A number of the feature beside the distribution of all features: frequency, columns of its labels, and its place along the leading principal axes in standard deviations.',
    formula: 'above = share of all features below it + ½ share of equal ones',
    null: 'The other features are the comparison.',
    caveat: 'Among thirty numbers one or two are in the outer twentieth by chance.',
    reference:
      'Hyndman, Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996 (on quantiles)',
  },
  decomposition: {
    title: 'A direction made of others',
    definition:
      'The feature’s direction as a sum of a few directions of other features, chosen one by one by orthogonal matching pursuit; the share of its squared length that they explain.',
    formula: 'explained = 1 − ‖x − Σ cⱼ uⱼ‖² / ‖x‖²',
    null: 'Random directions with the mean and covariance of the layer’s unit directions, decomposed in the same way.',
    caveat:
      'In an overcomplete dictionary every direction is near to a sum of some others. p is for all atoms together.',
    reference:
      'Pati, Rezaiifar, Krishnaprasad, Orthogonal Matching Pursuit: Recursive Function Approximation with Applications to Wavelet Decomposition, 27th Asilomar Conference on Signals, Systems and Computers, 1993; Tropp, Gilbert, Signal Recovery From Random Measurements Via Orthogonal Matching Pursuit, IEEE Transactions on Information Theory 53(12), 2007',
  },
} as const satisfies MethodTexts;
