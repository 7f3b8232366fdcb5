import { choice, decimal, flag, integer, optionalInteger } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';
import { lobeNames, wholeNumbers } from './lobeFields.ts';

/** The affinities offered for lobes, by the names used in links, in the CLI and in the analysis. */
export const AFFINITIES = ['phi', 'jaccard', 'dice', 'overlap', 'smc'] as const;

/** The affinities offered for the clusters of geometry. */
export const GEOMETRIES = ['cosine', 'angular'] as const;
/** How many shuffled fits are offered beside the classifier's. */
export const FITS = ['20', '100', '500'] as const;
/** How far the sweep over k is offered to go. */
export const SWEEPS = ['64', '128', '256', '512', '1024'] as const;

/** Brain: lobes from co-occurrence. */
export const brainView = scaleView('brain', {
  affinity: choice(AFFINITIES, 'phi'),
  k: integer(4, 2, 1024),
  seed: integer(42, 0),
  keepSilent: flag(false),
  /** features that fire in fewer blocks are left out */
  minimumBlocks: integer(0, 0),
  /** features that fire in more than this share of the blocks, in per cent, are left out */
  maximumShare: integer(100, 1, 100),
  /** the only lobe that is shown; absent for all */
  lobe: optionalInteger(),
  /** the colour of each lobe if lobes shown before left them theirs; empty if it is the lobe's number */
  colours: wholeNumbers(),
  /** names that the user gave to lobes */
  names: lobeNames(),
  /** points as opaque as their lobe is stable */
  steady: flag(false),
  /** the affinity of the clusters of geometry that lobes are compared with */
  geometry: choice(GEOMETRIES, 'cosine'),
  /** shuffled fits beside the classifier's */
  fits: choice(FITS, '20'),
  /** the largest k of the sweep, and the figure that its chart shows */
  sweepTo: choice(SWEEPS, '64'),
  sweepMeasure: choice(['ami', 'accuracy'], 'ami'),
  /** the affinity by which the features that fire with the pinned one are ranked */
  company: choice(AFFINITIES, 'phi'),
  /** how activations become firings: the threshold, the tokens of a block, the tokens dropped before a document */
  threshold: decimal(1, 0, 1e9),
  blockLength: integer(256, 1, 1 << 20),
  bos: integer(0, 0, 1024),
});

export type BrainView = ValuesIn<typeof brainView>;
