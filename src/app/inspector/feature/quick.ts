import type { LayerInfo } from '../../../dataset/dataset.ts';

/** Multiplications of a third of a second, about. */
const QUICK = 6e8;
/** Multiplications for each entry of the decoder when a direction and its null are decomposed: draws times atoms. */
const PASSES = 320;

/** Whether leading components are found within a fraction of a second, so that nobody has to ask for them. */
export const componentsAreQuick = ({ features, dim }: LayerInfo): boolean => features * dim * dim <= QUICK;

/** Whether a decomposition and its null are. */
export const decompositionIsQuick = ({ features, dim }: LayerInfo): boolean =>
  features * dim * PASSES <= QUICK;
