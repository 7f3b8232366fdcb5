import { labelsJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { cloudJob } from './jobs.ts';

/** The layer's cloud along the chosen components, and its labels: what Galaxy and Brain draw. */
export function useCloud() {
  const { url } = useDataset();
  const layer = useLayer();
  const { axes, components } = useTricosm((state) => state.view.galaxy);
  const cloud = useJob(cloudJob, layer.features > 0 ? url : null, {
    layer: layer.id,
    components: (components ?? [1, 2, 3]) as [number, number, number],
    axes,
  });
  const labels = useJob(labelsJob, layer.has.labels ? url : null, { layer: layer.id });
  return { cloud, labels: labels.result };
}
