import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { PUBLISHED_MARKS, type PublishedLayer } from './analysis/index.ts';

/** The published layer beside a layer of the dataset. */
export interface Counterpart {
  readonly mark: PublishedLayer;
  /** whether both have the same number in the same model; else the same relative depth */
  readonly exact: boolean;
}

/** The number that the name of a layer gives; null without one. */
export function numberOf({ name }: Pick<LayerInfo, 'name'>): number | null {
  const found = /(?:^|layer |L)(\d+)(?=$|\D)/i.exec(name);
  return found ? Number(found[1]) : null;
}

/** Whether a dataset is of the model that the published figures are of. */
export const isPublishedModel = ({ provenance, layers }: Pick<DatasetInfo, 'provenance' | 'layers'>) =>
  /gemma-?2-?2b|gemma-scope-2b/i.test(`${provenance.model} ${provenance.sae} ${provenance.source}`) ||
  layers.some(({ neuronpedia }) => neuronpedia?.modelId === 'gemma-2-2b');

/** The place of a layer among those of a dataset that have features, from 0 to 1; 0 for a dataset of one. */
export function depthOf(layer: Pick<LayerInfo, 'id'>, info: Pick<DatasetInfo, 'layers'>): number {
  const layers = info.layers.filter(({ features }) => features > 0);
  const at = layers.findIndex(({ id }) => id === layer.id);
  return Math.max(0, at) / Math.max(1, layers.length - 1);
}

/** The published layer of the same number if the model is that of the paper; else the one at the same relative depth. */
export function counterpartOf(layer: LayerInfo, info: DatasetInfo): Counterpart {
  const { layers } = PUBLISHED_MARKS;
  const number = isPublishedModel(info) ? numberOf(layer) : null;
  const same = layers.find((mark) => mark.layer === number);
  if (same) return { mark: same, exact: true };
  return { mark: layers[Math.round(depthOf(layer, info) * (layers.length - 1))]!, exact: false };
}

/** A published layer and its place among the layers shown, from 0 to their number − 1. */
export interface PlacedLayer {
  readonly mark: PublishedLayer;
  readonly at: number;
}

/**
 * The published layers among those shown: at the layers of the same numbers if the model is that of the paper, else at
 * the same relative depth.
 */
export function placedLayers(
  shown: readonly LayerInfo[],
  info: Pick<DatasetInfo, 'provenance' | 'layers'>,
): { readonly placed: readonly PlacedLayer[]; readonly exact: boolean } {
  const { layers } = PUBLISHED_MARKS;
  const numbers = shown.map(numberOf);
  if (isPublishedModel(info) && numbers.every((number) => number !== null)) {
    const placed = numbers.flatMap((number, at) =>
      layers.filter(({ layer }) => layer === number).map((mark) => ({ mark, at })),
    );
    return { placed, exact: true };
  }
  const scale = (shown.length - 1) / (layers.length - 1);
  return { placed: layers.map((mark) => ({ mark, at: mark.layer * scale })), exact: false };
}
