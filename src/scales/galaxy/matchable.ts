import type { LayerInfo } from '../../dataset/dataset.ts';
import { nextLayerOf } from '../shared/nextLayer.ts';
import type { MatchBy } from './analysis/matching/index.ts';

/** Layers whose features can be matched in some way. */
export const matchableLayers = (layers: readonly LayerInfo[], by: MatchBy): LayerInfo[] =>
  layers.filter(({ features, has }) => {
    if (features === 0) return false;
    if (by === 'firings') return has.firings;
    return by === 'both' ? has.encoding : has.decoder;
  });

/** The layer with which a layer is matched if none is named: the next one, or the one before the last; null without one. */
export function nextLayer(layers: readonly LayerInfo[], layer: string, by: MatchBy): string | null {
  const able = matchableLayers(layers, by).map(({ id }) => id);
  return able.includes(layer) ? nextLayerOf(layers, layer, (id) => able.includes(id)) : null;
}
