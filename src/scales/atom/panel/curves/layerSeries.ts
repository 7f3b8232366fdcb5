import type { LayerInfo } from '../../../../dataset/dataset.ts';
import type { DatasetReference } from '../../../../dataset/reference.ts';
import { jobs } from '../../../../jobs/page.ts';
import { createSeries, seriesKey } from '../../../../jobs/series/series.ts';
import { useSeries, type SeriesView } from '../../../../jobs/series/useSeries.ts';
import { useAskedSeries } from '../../../shared/asking/useAskedSeries.ts';
import { ATOM_DEFAULTS } from '../../analysis/defaults.ts';
import type { CrystalParameters, LayerQuality } from '../../analysis/index.ts';
import { layerQualityJob } from '../../jobs.ts';

/** The quality of crystals layer by layer, kept for the visit. */
const series = createSeries<LayerQuality>(jobs);

/**
 * Held-out quality at each of the layers, by the id of the layer.
 *
 * @param parameters  what the crystals depend on besides the layer
 */
export function useLayerQualities(
  dataset: DatasetReference,
  layers: readonly LayerInfo[],
  parameters: CrystalParameters,
): SeriesView<LayerQuality> {
  const points = layers.map(({ id, name }) => ({
    id,
    job: layerQualityJob,
    parameters: { ...parameters, layer: id, shuffles: ATOM_DEFAULTS.layerShuffles },
    title: `Crystals of ${name}`,
  }));
  const key = seriesKey(dataset, { ...parameters, layers: layers.map(({ id }) => id) });
  return useAskedSeries(
    'atom.layer-quality',
    'Crystals of all layers',
    useSeries(series, { key, dataset, points }),
  );
}
