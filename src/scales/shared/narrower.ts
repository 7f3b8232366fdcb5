import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';

/** The layers whose features a direction of a layer can be made of: narrower ones of the same dimension. */
export const narrowerLayers = ({ layers }: Pick<DatasetInfo, 'layers'>, layer: LayerInfo): LayerInfo[] =>
  layers.filter(
    ({ id, dim, features, has }) =>
      has.decoder && id !== layer.id && dim === layer.dim && features > 0 && features < layer.features,
  );

/** The narrower layer of this id that a direction is decomposed into; null for the layer itself. */
export const amongOf = (info: Pick<DatasetInfo, 'layers'>, layer: LayerInfo, id: string): LayerInfo | null =>
  narrowerLayers(info, layer).find((other) => other.id === id) ?? null;
