import type { LayerInfo } from '../../../dataset/dataset.ts';

/** Firings that take no more bytes are read without asking. */
const AT_ONCE = 32e6;

/** Whether the firings of a layer are so large that they are not read without asking. */
export const areLarge = ({ firingsBytes = 0 }: LayerInfo): boolean => firingsBytes > AT_ONCE;
