import { useMemo } from 'react';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { useLabels } from '../shared/useLabels.ts';
import { withSigns } from './analysis/index.ts';
import { cloudJob, cloudRequest } from './job.ts';
import { useCloudView } from './useCloudView.ts';
import { useOrientation } from './useInherited.ts';

/** The layer's cloud along the components of the view, and the labels of its features. */
export function useCloud() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useCloudView((view) => view);
  const signs = useOrientation((inherited) => inherited.signs);
  const computed = useJob(cloudJob, layer.features > 0 ? reference : null, cloudRequest(layer, view));
  const labels = useLabels();
  const { result } = computed;
  const signed = useMemo(
    () => result && { ...result, positions: withSigns(result.positions, signs ?? [1, 1, 1]) },
    [result, signs],
  );
  return {
    /** with the signs that the axes inherit */
    cloud: { ...computed, result: signed },
    /** with the signs as computed */
    computed: result,
    labels: labels.result,
    /** whether this layer's labels are being read after another layer's were shown */
    relabelling: labels.replaces === 'layer' && labels.status === 'running',
  };
}
