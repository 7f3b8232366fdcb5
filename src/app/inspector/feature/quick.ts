import { DECOMPOSITION_DEFAULTS } from '../../../scales/shared/analysis/defaults.ts';
import type { LayerInfo } from '../../../dataset/dataset.ts';

/** Multiplications of a third of a second, about. */
const QUICK = 6e8;
/** Multiplications of a third of a second when many directions are decomposed at once, in blocks. */
const QUICK_IN_BLOCKS = 1.2e9;
/** Multiplications for each entry of the decoder when a direction and its null are decomposed. */
const PASSES = (1 + DECOMPOSITION_DEFAULTS.draws) * DECOMPOSITION_DEFAULTS.atoms;

/** Whether leading components are found within a fraction of a second, so that nobody has to ask for them. */
export const componentsAreQuick = ({ features, dim }: LayerInfo): boolean => features * dim * dim <= QUICK;

/** Whether a decomposition and its null are. */
export const decompositionIsQuick = ({ features, dim }: LayerInfo): boolean =>
  features * dim * PASSES <= QUICK_IN_BLOCKS;
