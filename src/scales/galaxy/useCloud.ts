import { useMemo } from 'react';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useLabels } from '../shared/useLabels.ts';
import { withSigns } from './analysis/index.ts';
import { cloudJob } from './jobs.ts';
import { cloudRequest } from './requests.ts';
import { useGalaxy } from './useGalaxy.ts';

/** The layer's cloud along the chosen components, and its labels: what Galaxy and Brain draw. */
export function useCloud() {
  const { url } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  const found = useJob(cloudJob, layer.features > 0 ? url : null, cloudRequest(layer, view));
  const labels = useLabels();
  const { result } = found;
  const { signs } = view;
  const signed = useMemo(
    () => result && { ...result, positions: withSigns(result.positions, signs ?? [1, 1, 1]) },
    [result, signs],
  );
  return {
    cloud: { ...found, result: signed },
    found: result,
    // Labels of the layer before would name the wrong features.
    labels: labels.stale ? null : labels.result,
    /** whether this layer's labels are on their way, after another layer's */
    relabelling: labels.stale && labels.status === 'running',
  };
}
