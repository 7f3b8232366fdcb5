import type { LayerInfo } from '../../dataset/dataset.ts';
import { nextLayerOf } from '../shared/nextLayer.ts';

/** The layers to which the lobes of a layer can be followed: those with firings of their own. */
export const followableLayers = (layers: readonly LayerInfo[], layer: string): LayerInfo[] =>
  layers.filter(({ id, has }) => has.firings && id !== layer);

/** The layer to which lobes are followed: the one that is named, else the next one, else the one before; null without one. */
export function followedLayer(layers: readonly LayerInfo[], layer: string, named: string): string | null {
  const able = followableLayers(layers, layer).map(({ id }) => id);
  if (able.includes(named)) return named;
  return nextLayerOf(layers, layer, (id) => able.includes(id));
}
