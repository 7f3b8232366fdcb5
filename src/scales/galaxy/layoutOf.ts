import type { LayerInfo } from '../../dataset/dataset.ts';
import type { Layout } from '../cloud/layouts/useLayout.ts';
import type { GalaxyView } from './view.ts';

/** The layout shown: coordinates from the bundle first, if the layer has them. */
export function layoutOf(chosen: GalaxyView['layout'], layer: LayerInfo): Layout {
  if (chosen === 'umap' || chosen === 'tsne' || chosen === 'components') return chosen;
  return layer.has.layout ? 'given' : 'components';
}
