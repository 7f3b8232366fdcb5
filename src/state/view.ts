import { parseCorrections } from '../dataset/corrections.ts';
import {
  choice,
  decimal,
  flag,
  initialValues,
  integer,
  numbers,
  optionalInteger,
  text,
  words,
  type ValuesOf,
} from './fields.ts';
import { lobeNames, wholeNumbers } from './lobeFields.ts';
import { ownRelations } from './ownRelations.ts';

/** The three scales, from the smallest to the largest. */
export const SCALES = ['atom', 'brain', 'galaxy'] as const;
export type Scale = (typeof SCALES)[number];

/** The affinities offered for lobes, by the names used in links, in the CLI and in the analysis. */
export const AFFINITIES = ['phi', 'jaccard', 'dice', 'overlap', 'smc'] as const;

/** What is looked at, whatever the scale. */
export const placeFields = {
  /** name of an embedded dataset, or the address of a manifest */
  data: text('mini-sae'),
  /** id of a layer; empty for the dataset's default */
  layer: text(),
  /** how its files are read where they do not say it themselves; see `printCorrections` */
  read: { ...text(), parse: (printed: string) => (parseCorrections(printed) ? printed : undefined) },
  /** what is done to the vectors before anything is computed from them */
  prepare: choice(['', 'unit', 'centre', 'unit,centre'], ''),
  scale: choice(SCALES, 'brain'),
  /** the pinned feature */
  feature: optionalInteger(),
  /** the pinned word of the atom scale */
  word: optionalInteger(),
  /** position and target of the camera; absent while it has not been moved */
  camera: numbers(6, null),
};

/** Galaxy: the cloud and its spectrum. */
export const galaxyFields = {
  axes: choice(['paper', 'scores'], 'paper'),
  components: numbers(3, [1, 2, 3]),
  /** window of the power-law fit, ranks from 1; 0 for the default of the dimension */
  from: integer(0, 0),
  to: integer(0, 0),
  /** `frequency`, `lobe`, `norm`, `distance`, `category`, `relation`, or `column:` and a numeric column’s name */
  colour: text('frequency'),
  /** the sign of each axis, as it came out when one layer’s axes were followed to the next */
  signs: numbers(3, [1, 1, 1]),
  /** how the cloud is turned onto the layer before it, where their features correspond: orthogonal, row-major */
  turn: numbers(9, null),
  /** each axis scaled by itself, instead of one scale for all */
  fitted: flag(false),
  /** the spectrum of raw activations beside the features’ */
  activations: flag(false),
  /** where features lie: coordinates from the bundle first, where it has them */
  layout: choice(['first', 'components', 'given', 'umap'], 'first'),
  umapDimensions: choice(['2', '3'], '2'),
  neighbours: integer(15, 2, 200),
  minDist: decimal(0.1, 0, 0.99),
  seed: integer(42, 0),
};

/** Brain: lobes from co-occurrence. */
export const brainFields = {
  affinity: choice(AFFINITIES, 'phi'),
  k: integer(4, 2, 1024),
  seed: integer(42, 0),
  keepSilent: flag(false),
  /** features that fire in fewer blocks are left out */
  minimumBlocks: integer(0, 0),
  /** features that fire in more than this share of the blocks, in per cent, are left out */
  maximumShare: integer(100, 1, 100),
  /** the lobe that is shown alone */
  lobe: optionalInteger(),
  /** the colour of each lobe, where they were kept from lobes seen before; empty where they are its number */
  colours: wholeNumbers(),
  /** names that the reader gave */
  names: lobeNames(),
  /** points as opaque as their lobe is stable */
  steady: flag(false),
};

/** Atom: crystals from relations. */
export const atomFields = {
  /** ids of the relations shown; empty for the first picture's */
  relations: words(),
  /** the reader's own relations */
  own: ownRelations(),
  /** how distractors are removed */
  removal: choice(['lda', 'regress', 'project'], 'lda'),
  /** number of LDA components; fewer where there are fewer relations */
  components: integer(8, 1, 64),
  /** LDA’s shrinkage: none, Ledoit–Wolf, or a fixed share in per cent */
  shrinkage: choice(['none', 'auto', '10', '30', '50', '80'], 'none'),
  /** covariates to regress out; empty for the first */
  covariates: words(),
  /** components of the differences to project away, from 1 */
  away: words(['1']),
  /** how far distractors are removed in the scene, in percent */
  removed: integer(100, 0, 100),
  /** what the scene shows: words, differences from a common origin, the analogy, or crystals found */
  space: choice(['words', 'differences', 'analogy', 'search'], 'words'),
  /** what a face’s colour measures */
  faces: choice(['parallelogram', 'trapezoid'], 'parallelogram'),
  /** which relations the quality table compares */
  scope: choice(['all', 'shown'], 'all'),
  /** a : b :: c : ?, as words */
  analogy: words(),
  method: choice(['add', 'multiply', 'removed'], 'add'),
  /** crystal search: among what, which of them and how many, and what is looked for */
  among: choice(['features', 'words'], 'features'),
  subset: choice(['frequent', 'lobe', 'label'], 'frequent'),
  label: text(),
  size: integer(1000, 4, 2000),
  seek: choice(['parallelogram', 'trapezoid', 'clusters'], 'parallelogram'),
  /** whether the search has been asked for */
  searching: flag(false),
  /** which crystal found is shown, from 0 */
  found: optionalInteger(),
  /** how often the search is repeated among points of chance */
  draws: integer(1, 1, 99),
  seed: integer(42, 0),
};

export type Place = ValuesOf<typeof placeFields>;
export type GalaxyView = ValuesOf<typeof galaxyFields>;
export type BrainView = ValuesOf<typeof brainFields>;
export type AtomView = ValuesOf<typeof atomFields>;

/** Everything that a link reproduces. */
export interface View extends Place {
  readonly galaxy: GalaxyView;
  readonly brain: BrainView;
  readonly atom: AtomView;
}

/** The view of a first visit. */
export function initialView(): View {
  return {
    ...initialValues(placeFields),
    galaxy: initialValues(galaxyFields),
    brain: initialValues(brainFields),
    atom: initialValues(atomFields),
  };
}
