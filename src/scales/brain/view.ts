import { choice, flag, integer, optionalInteger } from '../../state/fields.ts';
import { scaleView, type ValuesIn } from '../../state/view.ts';
import { COOCCURRENCE_AFFINITIES } from './analysis/affinities.ts';
import { BRAIN_DEFAULTS } from './analysis/defaults.ts';
import { lobeNames, wholeNumbers } from './lobeFields.ts';

/** Brain: lobes from co-occurrence. */
export const brainView = scaleView('brain', {
  affinity: choice(COOCCURRENCE_AFFINITIES, BRAIN_DEFAULTS.affinity),
  k: integer(BRAIN_DEFAULTS.k, 2, 1024),
  seed: integer(BRAIN_DEFAULTS.seed, 0),
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
});

export type BrainView = ValuesIn<typeof brainView>;
