import type { LayerInfo } from '../../dataset/dataset.ts';

/** The layers to which the lobes of a layer can be followed: those with firings of their own. */
export const followableLayers = (layers: readonly LayerInfo[], layer: string): LayerInfo[] =>
  layers.filter(({ id, has }) => has.firings && id !== layer);

/** The layer to which lobes are followed: the one that is named, else the next one, else the one before; null without one. */
export function followedLayer(layers: readonly LayerInfo[], layer: string, named: string): string | null {
  const able = followableLayers(layers, layer).map(({ id }) => id);
  if (able.includes(named)) return named;
  const ids = layers.map(({ id }) => id);
  const at = ids.indexOf(layer);
  const next = ids.slice(at + 1).find((id) => able.includes(id));
  return next ?? ids.slice(0, at).findLast((id) => able.includes(id)) ?? null;
}
