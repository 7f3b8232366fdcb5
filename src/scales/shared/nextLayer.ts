import type { LayerInfo } from '../../dataset/dataset.ts';

/**
 * The layer that a layer is compared with if none is named: the next one that is able to, or the one before if none follows.
 *
 * @param able  whether a layer, by its id, can be compared
 * @returns null if no other layer is able to
 */
export function nextLayerOf(
  layers: readonly LayerInfo[],
  layer: string,
  able: (id: string) => boolean,
): string | null {
  const ids = layers.map(({ id }) => id);
  const at = ids.indexOf(layer);
  return ids.slice(at + 1).find(able) ?? ids.slice(0, at).findLast(able) ?? null;
}
