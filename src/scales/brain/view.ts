import { choice, decimal, flag, integer, text } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';
import { lobesFields } from '../shared/lobes/fields.ts';
import { COOCCURRENCE_AFFINITIES, GEOMETRY_AFFINITIES } from './analysis/affinities/affinities.ts';
import { HELD } from './analysis/geometry/held.ts';
import { BRAIN_DEFAULTS, SWEEP_DEFAULTS } from './analysis/defaults.ts';
import { INDICES } from './analysis/tokens/indices.ts';

/** The numbers of shuffled fits offered beside the classifier’s. */
export const FITS = ['20', '100', '199', '500'] as const;
/** The numbers of nearest directions offered for the tests of locality. */
export const NEIGHBOURS = ['5', '10', '20', '50'] as const;
/** The features whose tokens are looked at: those of the lobe that is shown alone, or the selected ones. */
export const TOKEN_SETS = ['lobe', 'selection'] as const;
/** By what tokens are coloured. */
export const TOKEN_COLOURS = ['feature', 'activation', 'document', 'place', 'label'] as const;
/** What is ranked by the shapes of its tokens: lobes, or clusters of the directions, and how many of these. */
export const RANKED = ['lobes', 'directions'] as const;
export const CLUSTER_COUNTS = ['16', '32', '64', '128', '256'] as const;
/** The largest k that the sweep is offered up to. */
export const SWEEPS = ['64', '128', '256', '512', '1024'] as const;

/** The false-discovery rates offered for pairs, and how many times as often as expected the pairs shown fire together. */
export const LEVELS = ['0.01', '0.05', '0.1'] as const;
export const RATIOS = ['1', '1.5', '2', '5', '10'] as const;
/** The least P(parent | child) offered for the hierarchy. */
export const SHARES = ['0.6', '0.7', '0.8', '0.9', '0.95'] as const;

/** Brain: lobes from co-occurrence. */
export const brainView = scaleView('brain', {
  ...lobesFields,
  /** the places of features */
  layout: choice(['components', 'given', 'umap', 'tsne'], 'components'),
  /** points as opaque as their lobe is stable */
  steady: flag(false),
  /** the affinity of the clusters of geometry that lobes are compared with */
  geometry: choice(GEOMETRY_AFFINITIES, BRAIN_DEFAULTS.geometry),
  /** shuffled fits beside the classifier's */
  fits: choice(FITS, `${BRAIN_DEFAULTS.fits}`),
  /** what the nulls of lobes and geometry hold */
  hold: choice(HELD, BRAIN_DEFAULTS.hold),
  /** nearest directions of each feature in the tests of locality */
  neighbours: choice(NEIGHBOURS, `${BRAIN_DEFAULTS.neighbours}`),
  /** the largest k of the sweep, and the figure that its chart shows */
  sweepTo: choice(SWEEPS, `${SWEEP_DEFAULTS.most}`),
  sweepMeasure: choice(['ami', 'accuracy'], 'ami'),
  /** the affinity by which the features that fire with the pinned one are ranked */
  company: choice(COOCCURRENCE_AFFINITIES, BRAIN_DEFAULTS.affinity),
  /** pairs beyond both margins: the false-discovery rate, and the least ratio of the pairs shown to what is expected */
  pairLevel: choice(LEVELS, `${BRAIN_DEFAULTS.pairLevel}`),
  pairRatio: choice(RATIOS, `${BRAIN_DEFAULTS.pairRatio}`),
  /** the least P(parent | child) of the hierarchy */
  parentShare: choice(SHARES, `${BRAIN_DEFAULTS.parentShare}`),
  /** the layer to which lobes are followed; empty for the next one */
  followTo: text(''),
  /** the features whose tokens are looked at, whether the scene shows these tokens, and by what it colours them */
  tokensOf: choice(TOKEN_SETS, 'lobe'),
  tokens: flag(false),
  tokenColour: choice(TOKEN_COLOURS, 'feature'),
  /** which clusters are ranked by the shapes of their tokens, how many clusters of the directions, and by which index */
  rankOf: choice(RANKED, 'lobes'),
  rankClusters: choice(CLUSTER_COUNTS, '64'),
  rankBy: choice(INDICES, 'score'),
  /** how activations become firings: the threshold, the tokens of a block, the tokens dropped before a document */
  threshold: decimal(BRAIN_DEFAULTS.threshold, 0, 1e9),
  blockLength: integer(BRAIN_DEFAULTS.blockLength, 1, 1 << 20),
  bos: integer(BRAIN_DEFAULTS.bos, 0, 1024),
});

export type BrainView = ValuesIn<typeof brainView>;
