import { isRecorded } from '../../dataset/layers.ts';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { companyJob } from './jobs.ts';

/** The number of features listed for each affinity. */
const LISTED = 10;

/** The features that a feature fires with most, by each affinity; not asked for if the layer records no firings. */
export function useCompany(feature: number) {
  const { url } = useDataset();
  const layer = useLayer();
  return useJob(companyJob, isRecorded(layer) ? url : null, { layer: layer.id, feature, count: LISTED });
}
