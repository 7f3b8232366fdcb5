import type { BlockFirings, Dataset, LayerInfo } from '../../../dataset/dataset.ts';
import type { Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { isGeometry } from './affinities.ts';
import type { LobesInput } from './affinityOf.ts';
import type { LobesRequest } from './request.ts';

/** What a layer has; nothing for a layer that is not in the dataset. */
export const partsOf = (dataset: Dataset, layer: string): Partial<LayerInfo['has']> =>
  dataset.info.layers.find(({ id }) => id === layer)?.has ?? {};

/** What is recorded of a layer: its firings, or else counts of pairs. */
export async function recordingOf(
  dataset: Dataset,
  layer: string,
): Promise<{ readonly firings?: BlockFirings; readonly cooccurrence?: Cooccurrence }> {
  const has = partsOf(dataset, layer);
  if (has.cooccurrence && !has.firings) return { cooccurrence: await dataset.cooccurrence(layer) };
  return { firings: await dataset.firings(layer) };
}

/** Everything that lobes of a layer can be found from. */
export async function lobesInputOf(dataset: Dataset, layer: string): Promise<LobesInput> {
  const has = partsOf(dataset, layer);
  const [recording, decoder] = await Promise.all([
    has.firings || has.cooccurrence ? recordingOf(dataset, layer) : {},
    has.decoder ? dataset.decoder(layer) : null,
  ]);
  return { ...recording, ...(decoder && { decoder }) };
}

/** What the lobes that are asked for are found from: by directions, firings only matter to the filters by frequency. */
export async function inputFor(dataset: Dataset, request: LobesRequest): Promise<LobesInput> {
  const { layer, affinity, minimumBlocks = 0, maximumShare = 1 } = request;
  const filtered = minimumBlocks > 0 || maximumShare < 1;
  if (isGeometry(affinity) && !filtered) return { decoder: await dataset.decoder(layer) };
  return lobesInputOf(dataset, layer);
}
