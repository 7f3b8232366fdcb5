import { canonical } from '../../../../dataset/canonical.ts';
import type { LayerInfo } from '../../../../dataset/dataset.ts';
import { jobs } from '../../../../jobs/page.ts';
import { createSeries } from '../../../../jobs/series.ts';
import { useSeries, type SeriesView } from '../../../../jobs/useSeries.ts';
import type { CrystalParameters, LayerQuality } from '../../analysis/index.ts';
import { layerQualityJob } from '../../jobs.ts';

/** Draws of the null at each layer: only their mean is shown. */
export const LAYER_SHUFFLES = 5;

/** The quality of crystals layer by layer, kept for the visit. */
const series = createSeries<LayerQuality>(jobs);

/**
 * Held-out quality at each of the layers, by the id of the layer.
 *
 * @param parameters  what the crystals depend on besides the layer
 */
export function useLayerQualities(
  dataset: string,
  layers: readonly LayerInfo[],
  parameters: CrystalParameters,
): SeriesView<LayerQuality> {
  const points = layers.map(({ id, name }) => ({
    id,
    job: layerQualityJob,
    parameters: { ...parameters, layer: id, shuffles: LAYER_SHUFFLES },
    title: `Crystals of ${name}`,
  }));
  const key = canonical([dataset, parameters, layers.map(({ id }) => id)]);
  return useSeries(series, { key, dataset, points });
}
