import type { LayerInfo } from '../../dataset/dataset.ts';
import { layoutsOf, type Layout } from '../cloud/layouts/useLayout.ts';
import type { BrainView } from './view.ts';

/** The layout shown: components if the layer lacks the chosen one. */
export const layoutOf = (chosen: BrainView['layout'], layer: LayerInfo): Layout =>
  layoutsOf(layer).includes(chosen) ? chosen : 'components';
