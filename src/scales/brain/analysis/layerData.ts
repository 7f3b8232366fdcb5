import type { BlockFirings, Dataset, LayerInfo } from '../../../dataset/dataset.ts';
import type { Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { isGeometry } from './affinities/affinities.ts';
import type { LobesInput } from './affinities/affinityOf.ts';
import type { LobesRequest } from './request.ts';

/** Which data a layer has; none if the layer is not in the dataset. */
export const partsOf = (dataset: Dataset, layer: string): Partial<LayerInfo['has']> =>
  dataset.info.layers.find(({ id }) => id === layer)?.has ?? {};

/**
 * The recording of a layer: its firings, or counts of pairs if the layer has only those.
 *
 * @throws DataError when the layer has neither
 */
export async function recordingOf(
  dataset: Dataset,
  layer: string,
): Promise<{ readonly firings?: BlockFirings; readonly cooccurrence?: Cooccurrence }> {
  const has = partsOf(dataset, layer);
  if (has.cooccurrence && !has.firings) return { cooccurrence: await dataset.cooccurrence(layer) };
  return { firings: await dataset.firings(layer) };
}

/** The recording of a layer, or nothing if it has neither firings nor counts of pairs. */
export async function recordingIfAny(dataset: Dataset, layer: string): ReturnType<typeof recordingOf> {
  const has = partsOf(dataset, layer);
  return has.firings || has.cooccurrence ? recordingOf(dataset, layer) : {};
}

/** All data of a layer from which lobes can be found. */
export async function lobesInputOf(dataset: Dataset, layer: string): Promise<LobesInput> {
  const [recording, decoder] = await Promise.all([
    recordingIfAny(dataset, layer),
    partsOf(dataset, layer).decoder ? dataset.decoder(layer) : null,
  ]);
  return { ...recording, ...(decoder && { decoder }) };
}

/** The data that a request needs: an affinity of directions needs firings only for the filters by frequency. */
export async function inputFor(dataset: Dataset, request: LobesRequest): Promise<LobesInput> {
  const { layer, affinity, minimumBlocks = 0, maximumShare = 1 } = request;
  const isFiltered = minimumBlocks > 0 || maximumShare < 1;
  if (isGeometry(affinity) && !isFiltered) return { decoder: await dataset.decoder(layer) };
  return lobesInputOf(dataset, layer);
}
