import { choice, flag, integer, optionalInteger } from '../../../state/fields.ts';
import { COOCCURRENCE_AFFINITIES } from '../../brain/analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS } from '../../brain/analysis/defaults.ts';
import { lobeNames } from './lobeNames.ts';

/** The brain's parameters that other scales know too: which lobes a layer has, which of them is chosen, and their names. */
export const lobesFields = {
  affinity: choice(COOCCURRENCE_AFFINITIES, BRAIN_DEFAULTS.affinity),
  k: integer(BRAIN_DEFAULTS.k, 2, 1024),
  seed: integer(BRAIN_DEFAULTS.seed, 0),
  keepSilent: flag(false),
  /** the definitions of the paper's code: every feature, its seed, no filter, and its figures beside geometry */
  asPublished: flag(false),
  /** features that fire in fewer blocks are left out */
  minimumBlocks: integer(0, 0),
  /** features that fire in more than this share of the blocks, in per cent, are left out */
  maximumShare: integer(100, 1, 100),
  /** the only lobe that is shown; absent for all */
  lobe: optionalInteger(),
  /** names that the user gave to lobes */
  names: lobeNames(),
};
